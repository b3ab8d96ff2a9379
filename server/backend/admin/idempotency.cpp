#include "server/backend/admin/idempotency.h"

#include <boost/json.hpp>

namespace signalbox::backend {

namespace {

namespace json = boost::json;

/// What is kept of a mutation that succeeded; the member names are those of node-spec §4.2.
std::string packed(const Idempotency::Claim& claim, const std::string& answer)
{
    return json::serialize(json::object{
        {"requestResult", answer}, {"requestParams", claim.arguments}, {"operationName", claim.operation}});
}

struct Remembered
{
    std::string operation;
    std::string arguments;
    std::string answer;
};

std::optional<Remembered> unpacked(const std::string& text)
{
    boost::system::error_code problem;
    const json::value value = json::parse(text, problem);
    if (problem || !value.is_object()) return std::nullopt;
    const json::object& object = value.get_object();
    const auto member = [&object](const char* name) -> std::optional<std::string> {
        const json::value* found = object.if_contains(name);
        if (!found || !found->is_string()) return std::nullopt;
        return std::string(found->get_string());
    };
    auto operation = member("operationName");
    auto arguments = member("requestParams");
    auto answer = member("requestResult");
    if (!operation || !arguments || !answer) return std::nullopt;
    return Remembered{std::move(*operation), std::move(*arguments), std::move(*answer)};
}

} // namespace

Task<Result<Idempotency::Claim>> Idempotency::begin(Uuid tenantId, std::string key, std::string operation,
                                                    std::string arguments, std::string lockValue)
{
    if (key.size() > KeyBytesMax)
        co_return Error{
            ErrorCode::BadUserInput, "idempotencyKey must have at most " + std::to_string(KeyBytesMax) + " bytes.", {}};
    Claim claim;
    claim.cacheKey = "idempotency:" + tenantId.toString() + ":" + key;
    claim.lockKey = "lock:" + tenantId.toString() + ":" + key;
    claim.lockValue = std::move(lockValue);
    claim.operation = std::move(operation);
    claim.arguments = std::move(arguments);

    const Result<bool> locked = co_await m_locks.setIfAbsent(claim.lockKey, claim.lockValue, m_options.lockTtl);
    if (!locked) co_return locked.error();
    if (!*locked) co_return Error{ErrorCode::Internal, "Concurrent request for idempotencyKey: " + key, {}};

    const Result<std::optional<std::string>> cached = co_await m_answers.get(claim.cacheKey);
    if (!cached) {
        (void)co_await m_locks.remove(claim.lockKey, claim.lockValue);
        co_return cached.error();
    }
    if (!*cached) co_return claim;
    std::optional<Remembered> remembered = unpacked(**cached);
    if (!remembered) {
        // Not ours to read: drop it and run the mutation, as if it were the first time (§4.2).
        (void)co_await m_answers.remove(claim.cacheKey);
        co_return claim;
    }
    if (remembered->operation != claim.operation || remembered->arguments != claim.arguments) {
        (void)co_await m_locks.remove(claim.lockKey, claim.lockValue);
        co_return Error{ErrorCode::Internal,
                        "Incoming arguments are different than the original request for idempotencyKey: " + key,
                        {}};
    }
    claim.answer = std::move(remembered->answer);
    co_return claim;
}

Task<void> Idempotency::end(Claim claim, std::optional<std::string> answer)
{
    if (answer) {
        std::string text = packed(claim, *answer);
        (void)co_await m_answers.set(claim.cacheKey, std::move(text), m_options.keyTtl);
    }
    (void)co_await m_locks.remove(claim.lockKey, claim.lockValue);
}

} // namespace signalbox::backend
