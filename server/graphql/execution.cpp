#include "server/graphql/execution.h"

#include "server/graphql/jsontext.h"

namespace signalbox::graphql {

namespace {

constexpr std::string_view dataPrefix = "{\"data\":";

/// Copies a piece with its holes filled and its nulled places replaced.
void assemble(std::string& to, const Segment& piece)
{
    const std::string_view text = piece.text;
    std::size_t at = 0;
    auto hole = piece.holes.begin();
    auto place = piece.places.begin();
    for (;;) {
        while (place != piece.places.end() && (!(*place)->nulled || (*place)->replaced || (*place)->start < at))
            ++place;
        const bool haveHole = hole != piece.holes.end();
        const bool havePlace = place != piece.places.end();
        if (havePlace && (!haveHole || (*place)->start <= hole->offset)) {
            to.append(text, at, (*place)->start - at);
            to.append("null");
            at = (*place)->end;
            while (hole != piece.holes.end() && hole->offset <= at) ++hole;
        } else if (haveHole) {
            to.append(text, at, hole->offset - at);
            at = hole->offset;
            assemble(to, *hole->segment);
            ++hole;
        } else {
            break;
        }
    }
    to.append(text, at, text.size() - at);
}

} // namespace

std::string_view codeText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadUserInput:
        return "BAD_USER_INPUT";
    case ErrorCode::NotFound:
        return "NOT_FOUND";
    case ErrorCode::Duplicate:
        return "DUPLICATE";
    case ErrorCode::Forbidden:
        return "FORBIDDEN";
    case ErrorCode::Conflict:
        return "CONFLICT";
    case ErrorCode::Inactive:
        return "INACTIVE";
    case ErrorCode::Unauthenticated:
        return "UNAUTHENTICATED";
    case ErrorCode::NotImplemented:
        return "NOT_IMPLEMENTED";
    case ErrorCode::Timeout:
        return "TIMEOUT";
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled:
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
        break;
    }
    return "INTERNAL_SERVER_ERROR";
}

void appendError(std::string& to, const AnswerError& error)
{
    to += "{\"message\":";
    appendQuoted(to, error.message);
    if (!error.locations.empty()) {
        to += ",\"locations\":[";
        for (bool first = true; const auto& location : error.locations) {
            if (!first) to += ',';
            first = false;
            to += "{\"line\":";
            appendInteger(to, std::uint64_t{location.line});
            to += ",\"column\":";
            appendInteger(to, std::uint64_t{location.column});
            to += '}';
        }
        to += ']';
    }
    if (!error.path.empty()) {
        to += ",\"path\":[";
        for (bool first = true; const auto& step : error.path) {
            if (!first) to += ',';
            first = false;
            if (const auto* key = std::get_if<std::string>(&step)) {
                appendQuoted(to, *key);
            } else {
                appendInteger(to, std::uint64_t{*std::get_if<std::uint32_t>(&step)});
            }
        }
        to += ']';
    }
    to += ",\"extensions\":{\"code\":";
    appendQuoted(to, error.code.empty() ? std::string_view(error.ownCode) : error.code);
    if (!error.detailsJson.empty()) to.append(",\"details\":").append(error.detailsJson);
    to += "}}";
}

Execution::Execution(std::shared_ptr<const PreparedDocument> document, std::shared_ptr<const Plan> plan,
                     boost::json::object variables, std::shared_ptr<void> context)
    : m_document(std::move(document)), m_plan(std::move(plan)), m_variables(std::move(variables)),
      m_context(std::move(context)), m_arguments(m_plan->argumentSlots)
{
}

void Execution::begin(Executor& executor)
{
    m_executor = &executor;
    m_root.text.reserve(m_plan->usualBytes.load(std::memory_order_relaxed));
    m_root.text = dataPrefix;
    m_root.boundary = &m_rootPlace;
    m_rootPlace.start = dataPrefix.size();
}

bool Execution::start(Executor& executor)
{
    begin(executor);
    Run run(*this, m_root);
    if (!run.writeFields(*m_plan->root, Source{})) m_rootPlace.nulled = true;
    return m_pending == 0;
}

Task<void> Execution::runSerially(std::shared_ptr<Execution> execution)
{
    Executor& executor = co_await currentExecutor();
    execution->begin(executor);
    Run run(*execution, execution->m_root);
    run.text() += '{';
    bool first = true;
    for (const FieldPlan& field : execution->m_plan->root->fields) {
        run.text().append(field.key, first ? 1 : 0);
        first = false;
        PathStep step(run, field.responseName);
        if (!field.resolver->run(run, field, Source{})) execution->m_rootPlace.nulled = true;
        if (execution->m_pending > 0) co_await wait(execution);
        if (execution->m_rootPlace.nulled) co_return;
    }
    run.text() += '}';
}

Task<void> Execution::wait(std::shared_ptr<Execution> execution)
{
    if (execution->m_pending == 0) co_return;
    (void)co_await Async<bool>([&](const Completion<bool>& done) { execution->m_waiter = done; });
    execution->m_waiter.reset();
}

std::string Execution::takeAnswer()
{
    std::string answer;
    if (m_rootPlace.nulled) {
        answer.append(dataPrefix).append("null");
    } else if (m_root.holes.empty() && m_root.places.empty()) {
        answer = std::move(m_root.text);
    } else {
        answer.reserve(m_plan->usualBytes.load(std::memory_order_relaxed));
        assemble(answer, m_root);
    }
    if (!m_errors.empty()) {
        answer += ",\"errors\":[";
        for (bool first = true; const auto& error : m_errors) {
            if (!first) answer += ',';
            first = false;
            appendError(answer, error);
        }
        answer += ']';
    }
    answer += '}';
    m_plan->usualBytes.store(answer.size() + answer.size() / 8, std::memory_order_relaxed);
    return answer;
}

void finishPiece(Execution& execution, Segment& piece, bool ok)
{
    piece.finished = true;
    piece.ok = ok;
    // Before it is detached, the one who started it learns of the failure by join().
    if (!ok && piece.detached) piece.boundary->nulled = true;
    if (--execution.m_pending == 0 && execution.m_waiter) (*execution.m_waiter)(true);
}

} // namespace signalbox::graphql
