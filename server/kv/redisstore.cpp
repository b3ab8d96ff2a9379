#include "server/kv/redisstore.h"

#include "server/kv/limits.h"
#include "server/kv/redisclient.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::kv {

namespace {

/// Compare and delete in one step.
constexpr std::string_view kRemoveIf =
    "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";
/// The sum is read back as text: a Lua number is a double, and 2^53 is not enough for money.
constexpr std::string_view kAdd =
    "redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('PEXPIRE', KEYS[1], ARGV[2]) return redis.call('GET', KEYS[1])";

using Kind = RedisReply::Kind;

class RedisStore final : public Store
{
public:
    explicit RedisStore(std::unique_ptr<RedisClient> client) : m_client(std::move(client)) {}

    [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override
    {
        if (const auto fits = checkKey(key); !fits) co_return fits.error();
        const std::vector<std::string_view> command = {"GET", key};
        Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        std::optional<std::string> found;
        if (reply->kind == Kind::Text) found = std::move(reply->text);
        co_return found;
    }

    [[nodiscard]] Task<Result<void>> set(std::string key, std::string value, std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, value, ttl); !fits) co_return fits;
        const std::string life = std::to_string(ttl.count());
        const std::vector<std::string_view> command = {"SET", key, value, "PX", life};
        const Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        co_return Result<void>();
    }

    [[nodiscard]] Task<Result<bool>> setIfAbsent(std::string key, std::string value,
                                                 std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, value, ttl); !fits) co_return fits.error();
        const std::string life = std::to_string(ttl.count());
        const std::vector<std::string_view> command = {"SET", key, value, "NX", "PX", life};
        const Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        co_return reply->kind == Kind::Text;
    }

    [[nodiscard]] Task<Result<bool>> remove(std::string key, std::optional<std::string> onlyIf) override
    {
        if (const auto fits = checkKey(key); !fits) co_return fits.error();
        std::vector<std::string_view> command = {"DEL", key};
        if (onlyIf) command = {"EVAL", kRemoveIf, "1", key, *onlyIf};
        const Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        co_return reply->integer > 0;
    }

    [[nodiscard]] Task<Result<std::int64_t>> add(std::string key, std::int64_t by,
                                                 std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, {}, ttl); !fits) co_return fits.error();
        const std::string number = std::to_string(by);
        const std::string life = std::to_string(ttl.count());
        const std::vector<std::string_view> command = {"EVAL", kAdd, "1", key, number, life};
        const Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        std::int64_t sum = 0;
        const char* end = reply->text.data() + reply->text.size();
        if (std::from_chars(reply->text.data(), end, sum).ptr != end) co_return notANumber();
        co_return sum;
    }

    [[nodiscard]] Task<Result<void>> ping() override
    {
        const std::vector<std::string_view> command = {"PING"};
        const Result<RedisReply> reply = co_await ask(command);
        if (!reply) co_return reply.error();
        co_return Result<void>();
    }

private:
    /// `command` is formatted before the first wait, so its views need not outlive the call.
    [[nodiscard]] Task<Result<RedisReply>> ask(std::vector<std::string_view> command)
    {
        Result<RedisReply> reply = co_await Async<Result<RedisReply>>(
            [&](const Completion<Result<RedisReply>>& done) { m_client->send(command, done); });
        if (!reply) co_return reply;
        if (reply->kind != Kind::Error) co_return reply;
        const bool number = reply->text.find("not an integer") != std::string::npos ||
                            reply->text.find("would overflow") != std::string::npos;
        if (number) co_return notANumber();
        Error refused;
        refused.code = ErrorCode::Unavailable;
        refused.message = "Redis refused a command.";
        refused.detail = reply->text.substr(0, 200);
        co_return refused;
    }

    std::unique_ptr<RedisClient> m_client;
};

} // namespace

Result<std::unique_ptr<Store>> redisStore(const RedisOptions& options)
{
    auto client = RedisClient::create(options);
    if (!client) return client.error();
    return std::unique_ptr<Store>(std::make_unique<RedisStore>(std::move(client).value()));
}

} // namespace signalbox::kv
