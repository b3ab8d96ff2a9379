#pragma once

#include "server/graphql/plan.h"

#include <forward_list>
#include <string>
#include <variant>
#include <vector>

namespace signalbox::graphql {

/// One entry of the answer's `errors`.
struct AnswerError
{
    std::string message;
    std::vector<Location> locations;
    std::vector<std::variant<std::string, std::uint32_t>> path;
    std::string_view code; ///< a literal, or empty: then `ownCode`
    std::string ownCode;
    std::string detailsJson; ///< empty for none
};

/// The extensions.code of an error (node-spec §3.4).
std::string_view codeText(ErrorCode code);
/// Appends `{"message":…,"locations":…,"path":…,"extensions":{…}}`.
void appendError(std::string& to, const AnswerError& error);

/// Executes one operation on one executor. Made for one use.
class Execution : public std::enable_shared_from_this<Execution>
{
public:
    Execution(std::shared_ptr<const PreparedDocument> document, std::shared_ptr<const Plan> plan,
              boost::json::object variables, std::shared_ptr<void> context);

    /// Writes everything that needs no waiting and starts the rest. True when the answer is complete.
    /// For operations whose root fields may run side by side.
    bool start(Executor& executor);
    /// Runs root fields one after the other, each to its end, before the next begins.
    static Task<void> runSerially(std::shared_ptr<Execution> execution);
    /// Waits for what start() left open.
    static Task<void> wait(std::shared_ptr<Execution> execution);

    /// `{"data":…}` with `,"errors":[…]` when there are any. Call once, when nothing is pending.
    [[nodiscard]] std::string takeAnswer();
    [[nodiscard]] bool failed() const { return !m_errors.empty(); }

private:
    friend class Run;
    friend void finishPiece(Execution& execution, Segment& piece, bool ok);

    void begin(Executor& executor);

    std::shared_ptr<const PreparedDocument> m_document;
    std::shared_ptr<const Plan> m_plan;
    boost::json::object m_variables;
    std::shared_ptr<void> m_context;
    Executor* m_executor = nullptr;
    std::vector<std::shared_ptr<const void>> m_arguments; ///< by slot
    Segment m_root;
    NullPlace m_rootPlace;
    std::forward_list<Segment> m_segments;
    std::forward_list<NullPlace> m_places;
    std::forward_list<PathNode> m_paths;
    std::forward_list<std::string> m_keys;
    std::vector<AnswerError> m_errors;
    std::size_t m_pending = 0;
    std::optional<Completion<bool>> m_waiter;
};

} // namespace signalbox::graphql
