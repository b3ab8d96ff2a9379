#pragma once

#include "server/base/uuid.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

/// How the embedded ledger writes numbers and protects them. Numbers are little-endian, which is how every machine the
/// node runs on keeps them in memory.
namespace signalbox::ledger::embedded {

static_assert(std::endian::native == std::endian::little);

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

template <class T>
    requires std::is_integral_v<T>
void putNumber(Bytes& out, T number)
{
    const std::size_t at = out.size();
    out.resize(at + sizeof number);
    std::memcpy(out.data() + at, &number, sizeof number);
}

template <class T>
    requires std::is_integral_v<T>
[[nodiscard]] T numberAt(ByteView bytes, std::size_t at)
{
    T number{};
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

inline void putUuid(Bytes& out, const Uuid& id)
{
    out.insert(out.end(), id.bytes().begin(), id.bytes().end());
}

[[nodiscard]] inline Uuid uuidAt(ByteView bytes, std::size_t at)
{
    std::array<std::uint8_t, 16> raw{};
    std::memcpy(raw.data(), bytes.data() + at, raw.size());
    return Uuid(raw);
}

/// Seven bits a byte, lowest first; small numbers are short.
void putVarint(Bytes& out, std::uint64_t number);
/// Reads one and moves `at` behind it; nullopt when the bytes end early.
[[nodiscard]] std::optional<std::uint64_t> takeVarint(ByteView bytes, std::size_t& at);

/// Bytes that a seal adds.
inline constexpr std::size_t kSealBytes = 8;
/// Appends a checksum, so that a damaged disk is noticed and never believed.
void seal(Bytes& bytes);
/// What was sealed, or nullopt when the checksum is wrong.
[[nodiscard]] std::optional<ByteView> unseal(ByteView sealed);

} // namespace signalbox::ledger::embedded
