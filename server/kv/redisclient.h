#pragma once

#include "server/base/result.h"
#include "server/kv/redisstore.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::kv {

/// One answer of Redis; lists are not asked for.
struct RedisReply
{
    enum class Kind : std::uint8_t { Nil, Text, Integer, Error };
    Kind kind = Kind::Nil;
    std::string text;
    std::int64_t integer = 0;
};

/// One pipelined connection on a thread of its own. Only redisclient.cpp sees Asio.
class RedisClient
{
public:
    using Done = std::function<void(Result<RedisReply>)>;

    [[nodiscard]] static Result<std::unique_ptr<RedisClient>> create(const RedisOptions& options);
    virtual ~RedisClient() = default;
    /// Any thread. `done` is called exactly once, on the client's thread, or here when too much is waiting. What has no
    /// answer when the client is destroyed is answered Cancelled.
    virtual void send(const std::vector<std::string_view>& command, Done done) = 0;
};

} // namespace signalbox::kv
