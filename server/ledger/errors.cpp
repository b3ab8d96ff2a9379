#include "server/ledger/ledger.h"

#include <array>
#include <charconv>

namespace signalbox::ledger {

namespace {

struct Refusal
{
    TransferError error;
    ErrorCode code;
    const char* message;
};

/// node-spec §6.6.
constexpr std::array kRefusals{
    Refusal{TransferError::InvalidId, ErrorCode::BadUserInput, "Invalid transfer id"},
    Refusal{TransferError::InvalidAmount, ErrorCode::BadUserInput, "Invalid transfer amount"},
    Refusal{TransferError::InvalidTimeout, ErrorCode::BadUserInput, "Invalid transfer timeout provided"},
    Refusal{TransferError::SameAccounts, ErrorCode::Forbidden, "Transfer is between the same accounts"},
    Refusal{TransferError::UnknownSourceAccount, ErrorCode::NotFound, "Unknown source account"},
    Refusal{TransferError::UnknownDestinationAccount, ErrorCode::NotFound, "Unknown destination account"},
    Refusal{TransferError::DifferentAssets, ErrorCode::Forbidden, "Transfer accounts have different assets"},
    Refusal{TransferError::TransferExists, ErrorCode::Duplicate, "Transfer already exists"},
    Refusal{TransferError::InsufficientBalance, ErrorCode::Forbidden, "Insufficient transfer balance"},
    Refusal{TransferError::InsufficientDebitBalance, ErrorCode::Forbidden, "Insufficient transfer debit balance"},
    Refusal{TransferError::UnknownTransfer, ErrorCode::NotFound, "Unknown transfer"},
    Refusal{TransferError::AlreadyPosted, ErrorCode::Conflict, "Transfer already posted"},
    Refusal{TransferError::AlreadyVoided, ErrorCode::Conflict, "Transfer already voided"},
    Refusal{TransferError::TransferExpired, ErrorCode::Forbidden, "Transfer already expired"},
    Refusal{TransferError::InsufficientLiquidity, ErrorCode::Forbidden, "Insufficient transfer liquidity available"},
    Refusal{TransferError::InvalidSourceAmount, ErrorCode::BadUserInput, "Invalid source account amount"},
    Refusal{TransferError::InvalidDestinationAmount, ErrorCode::BadUserInput, "Invalid destination account amount"},
};

constexpr std::string_view kLeg = "leg ";

} // namespace

Error toError(TransferError error)
{
    for (const Refusal& refusal : kRefusals)
        if (refusal.error == error) return Error{refusal.code, refusal.message, {}};
    return Error{ErrorCode::Internal, "Internal server error", {}};
}

Error toError(TransferError error, std::size_t leg)
{
    Error told = toError(error);
    told.detail = std::string(kLeg) + std::to_string(leg);
    return told;
}

std::optional<TransferError> transferErrorOf(const Error& error)
{
    for (const Refusal& refusal : kRefusals)
        if (refusal.code == error.code && refusal.message == error.message) return refusal.error;
    return std::nullopt;
}

std::optional<std::size_t> refusedLeg(const Error& error)
{
    if (!error.detail.starts_with(kLeg)) return std::nullopt;
    const char* const end = error.detail.data() + error.detail.size();
    std::size_t leg = 0;
    const auto [stop, problem] = std::from_chars(error.detail.data() + kLeg.size(), end, leg);
    if (problem != std::errc() || stop != end) return std::nullopt;
    return leg;
}

} // namespace signalbox::ledger
