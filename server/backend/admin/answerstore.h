#pragma once

#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/base/task.h"
#include "server/kv/store.h"
#include "server/sql/database.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::backend {

/// Where the answers of mutations wait for repetitions (node-spec §4.2). May be called from any executor.
class AnswerStore
{
public:
    virtual ~AnswerStore() = default;
    [[nodiscard]] virtual Task<Result<std::optional<std::string>>> get(std::string key) = 0;
    [[nodiscard]] virtual Task<Result<void>> set(std::string key, std::string answer,
                                                 std::chrono::milliseconds ttl) = 0;
    [[nodiscard]] virtual Task<Result<void>> remove(std::string key) = 0;
};

/// In a store that several processes share (Redis).
[[nodiscard]] std::unique_ptr<AnswerStore> sharedAnswers(kv::Store& store);

/// In the database of a node that stands alone: an answer survives a crash, and a day of them does not fill memory.
/// Expired ones are removed a few at a time with later ones.
[[nodiscard]] std::unique_ptr<AnswerStore> storedAnswers(sql::Database& database, const Clock& clock);

} // namespace signalbox::backend
