#pragma once

#include "server/backend/admin/admincontext.h"
#include "server/backend/common/describe.h"
#include "server/base/task.h"

#include <optional>
#include <string>
#include <utility>

namespace signalbox::backend {

/// The outcome of a mutation as it is kept for repetitions. T must be described (BOOST_DESCRIBE_STRUCT).
template <class T>
[[nodiscard]] std::string packAnswer(const T& answer)
{
    return boost::json::serialize(boost::json::value_from(answer));
}
template <class T>
[[nodiscard]] std::optional<T> unpackAnswer(const std::string& text)
{
    try {
        return boost::json::value_to<T>(boost::json::parse(text));
    } catch (const std::exception&) {
        return std::nullopt; // kept by another version of this program
    }
}

/// Runs a mutation once per idempotency key (node-spec §4.2): `run` is a callable that starts it and answers a
/// Task<Result<T>>. Without a key, or with an empty one, it always runs. Only successes are remembered.
/// `arguments` must be equal text for equal arguments.
template <class T, class Run>
[[nodiscard]] Task<Result<T>> once(AdminContext& context, std::string operation, std::optional<std::string> key,
                                   std::string arguments, Run run)
{
    if (!key || key->empty()) co_return co_await run();
    std::string lockValue = context.ids.next().toString();
    Result<Idempotency::Claim> claim =
        co_await context.idempotency.begin(context.caller.tenantId, *key, operation, arguments, lockValue);
    if (!claim) co_return claim.error();
    if (claim->answer) {
        std::optional<T> answer = unpackAnswer<T>(*claim->answer);
        if (answer) {
            co_await context.idempotency.end(std::move(*claim), std::nullopt);
            co_return std::move(*answer);
        }
    }
    Result<T> result = co_await run();
    std::optional<std::string> kept;
    if (result) kept = packAnswer(*result);
    co_await context.idempotency.end(std::move(*claim), std::move(kept));
    co_return result;
}

} // namespace signalbox::backend
