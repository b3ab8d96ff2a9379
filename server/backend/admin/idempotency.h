#pragma once

#include "server/backend/admin/answerstore.h"
#include "server/base/result.h"
#include "server/base/task.h"
#include "server/base/uuid.h"
#include "server/kv/store.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace signalbox::backend {

/// "One key, one effect" for mutations (node-spec §4.2): a lock while one runs, then its answer for repetitions. Keys
/// are per tenant. May be called from any executor.
class Idempotency
{
public:
    struct Options
    {
        std::chrono::milliseconds keyTtl{86'400'000}; ///< GRAPHQL_IDEMPOTENCY_KEY_TTL_MS
        std::chrono::milliseconds lockTtl{2'000};     ///< GRAPHQL_IDEMPOTENCY_KEY_LOCK_MS
    };
    /// A key and what is put before it must fit a key of either store.
    static constexpr std::size_t KeyBytesMax = 512;

    /// Locks live in `locks`, answers in `answers`.
    Idempotency(kv::Store& locks, AnswerStore& answers, Options options)
        : m_locks(locks), m_answers(answers), m_options(options)
    {
    }

    /// A mutation that holds the lock of its key. `answer` is set when it ran before with the same arguments: then it
    /// must not run again.
    struct Claim
    {
        std::string lockKey;
        std::string lockValue;
        std::string cacheKey;
        std::string operation;
        std::string arguments;
        std::optional<std::string> answer;
    };
    /// Key in use by another request → `Concurrent request for idempotencyKey: …`; longer than KeyBytesMax →
    /// BAD_USER_INPUT; other operation or arguments → `Incoming arguments are different than the original request for
    /// idempotencyKey: …`.
    [[nodiscard]] Task<Result<Claim>> begin(Uuid tenantId, std::string key, std::string operation,
                                            std::string arguments, std::string lockValue);
    /// Remembers a success (`answer` given) and frees the lock. A failure to remember is ignored: the mutation
    /// happened.
    [[nodiscard]] Task<void> end(Claim claim, std::optional<std::string> answer);

private:
    kv::Store& m_locks;
    AnswerStore& m_answers;
    Options m_options;
};

} // namespace signalbox::backend
