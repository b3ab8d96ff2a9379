#include "server/graphql/execution.h"

#include "server/graphql/coerce.h"
#include "server/graphql/jsontext.h"

#include <algorithm>

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

void* Run::context() const
{
    return m_execution.m_context.get();
}

Executor& Run::executor() const
{
    return *m_execution.m_executor;
}

const Schema& Run::schema() const
{
    return m_execution.m_document->schema().schema();
}

std::shared_ptr<Execution> Run::execution() const
{
    return m_execution.shared_from_this();
}

const FieldInfo& Run::info(const FieldPlan& field) const
{
    return field.info;
}

const void* Run::arguments(const FieldPlan& field, bool& ok)
{
    ok = true;
    if (field.arguments) return field.arguments.get();
    auto& slot = m_execution.m_arguments[field.argumentSlot];
    if (!slot) {
        const auto coerced = coerceArguments(field.definition->arguments, field.argumentNodes, m_execution.m_variables,
                                             field.locations.front());
        if (coerced.error) {
            ok = false;
            fail(field, Error{ErrorCode::BadUserInput, coerced.error->message, {}});
            if (!m_execution.m_errors.empty()) m_execution.m_errors.back().locations = coerced.error->locations;
            return nullptr;
        }
        slot = field.resolver->decode(coerced.values);
    }
    return slot.get();
}

void Run::writeText(std::string_view value)
{
    appendQuoted(text(), value);
}

void Run::writeInteger(std::int64_t value)
{
    appendInteger(text(), value);
}

void Run::writeUnsigned(std::uint64_t value)
{
    appendInteger(text(), value);
}

void Run::writeUnsignedText(std::uint64_t value)
{
    text().push_back('"');
    appendInteger(text(), value);
    text().push_back('"');
}

void Run::writeDouble(double value)
{
    appendDouble(text(), value);
}

bool Run::writeFields(const ObjectPlan& object, const Source& source)
{
    std::string& to = text();
    to.push_back('{');
    bool first = true;
    for (const FieldPlan& field : object.fields) {
        if (first) {
            to.append(field.key, 1);
            first = false;
        } else {
            to.append(field.key);
        }
        PathStep step(*this, field.responseName);
        if (!field.resolver->run(*this, field, source)) return false;
    }
    to.push_back('}');
    return true;
}

bool Run::writeObject(const FieldPlan& field, const Source& source)
{
    return writeFields(*field.object, source);
}

bool Run::writeAbstract(const FieldPlan& field, const ConcreteObject& object)
{
    for (const ObjectPlan* possible : field.possible) {
        if (possible->type->name != object.typeName) continue;
        const auto& schema = m_execution.m_document->schema();
        if (schema.sourceTagOf(*possible->type) == object.sourceTag) return writeFields(*possible, object.source);
    }
    return fail(field, Error{ErrorCode::Internal,
                             "Abstract type \"" + field.definition->type.named().name +
                                 "\" was answered with an object that is not bound to \"" +
                                 std::string(object.typeName) + "\".",
                             {}});
}

bool Run::fail(const FieldPlan& field, const Error& error)
{
    return fail(field, Problem{error, {}, {}});
}

bool Run::fail(const FieldPlan& field, const Problem& problem)
{
    if (m_segment.dead()) return false;
    AnswerError error;
    error.message = problem.error.message;
    error.locations = field.locations;
    for (const PathNode* node = m_path; node; node = node->parent) {
        if (node->key.data()) {
            error.path.emplace_back(std::string(node->key));
        } else {
            error.path.emplace_back(node->index);
        }
    }
    std::reverse(error.path.begin(), error.path.end());
    error.code = codeText(problem.error.code);
    if (!problem.code.empty()) {
        error.code = {};
        error.ownCode = problem.code;
    }
    error.detailsJson = problem.detailsJson;
    m_execution.m_errors.push_back(std::move(error));
    return false;
}

namespace {

Error internal(std::string message)
{
    return {ErrorCode::Internal, std::move(message), {}};
}

} // namespace

bool Run::failNull(const FieldPlan& field)
{
    return fail(field, internal("Cannot return null for non-nullable field " + field.parent->name + "." +
                                field.definition->name + "."));
}

bool Run::failInt(const FieldPlan& field, std::string_view number)
{
    return fail(field, internal("Int cannot represent non 32-bit signed integer value: " + std::string(number)));
}

bool Run::failUInt8(const FieldPlan& field)
{
    return fail(field, internal("Provided value is not a UInt8."));
}

bool Run::failUnsigned(const FieldPlan& field)
{
    return fail(field, internal("Input must be unsigned."));
}

bool Run::failFloat(const FieldPlan& field)
{
    return fail(field, internal("Float cannot represent a value that is not finite."));
}

bool Run::failEnum(const FieldPlan& field)
{
    return fail(field, internal("Enum \"" + field.definition->type.named().name + "\" cannot represent this value."));
}

NullPlace* Run::boundary()
{
    // The innermost frame's place, and one for every frame around it: a failure may have to go further up.
    NullPlace* innermost = nullptr;
    NullPlace** link = &innermost;
    std::vector<NullPlace*> made;
    for (NullFrame* frame = m_frame; frame; frame = frame->m_parent) {
        if (frame->m_place) {
            *link = frame->m_place;
            link = nullptr;
            break;
        }
        NullPlace& place = m_execution.m_places.emplace_front();
        place.start = frame->m_start;
        frame->m_place = &place;
        made.push_back(&place);
        *link = &place;
        link = &place.parent;
    }
    if (link) *link = m_segment.boundary;
    m_segment.places.insert(m_segment.places.end(), made.rbegin(), made.rend());
    return innermost;
}

const PathNode* Run::persistentPath(const PathNode* node)
{
    if (node == m_segment.path || !node) return m_segment.path;
    const PathNode* parent = persistentPath(node->parent);
    PathNode& copy = m_execution.m_paths.emplace_front(*node);
    copy.parent = parent;
    return &copy;
}

Segment& Run::defer()
{
    Segment& piece = m_execution.m_segments.emplace_front();
    piece.boundary = boundary();
    piece.path = persistentPath(m_path);
    ++m_execution.m_pending;
    return piece;
}

bool Run::join(Segment& piece)
{
    piece.detached = true;
    if (!piece.finished) {
        m_segment.holes.push_back({text().size(), &piece});
        return true;
    }
    if (!piece.ok) return false;
    if (piece.holes.empty() && piece.places.empty()) {
        text().append(piece.text);
    } else {
        m_segment.holes.push_back({text().size(), &piece});
    }
    return true;
}

void finishPiece(Execution& execution, Segment& piece, bool ok)
{
    piece.finished = true;
    piece.ok = ok;
    // Before it is detached, the one who started it learns of the failure by join().
    if (!ok && piece.detached) piece.boundary->nulled = true;
    if (--execution.m_pending == 0 && execution.m_waiter) (*execution.m_waiter)(true);
}

void NullFrame::becomeNull()
{
    Segment& segment = m_run.m_segment;
    while (!segment.holes.empty() && segment.holes.back().offset >= m_start) segment.holes.pop_back();
    while (!segment.places.empty() && segment.places.back()->start >= m_start) {
        segment.places.back()->nulled = true;
        segment.places.back()->replaced = true;
        segment.places.pop_back();
    }
    segment.text.resize(m_start);
    segment.text.append("null");
    m_place = nullptr;
}

} // namespace signalbox::graphql
