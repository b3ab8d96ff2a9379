#include "server/graphql/run.h"

#include "server/graphql/coerce.h"
#include "server/graphql/execution.h"
#include "server/graphql/jsontext.h"

#include <algorithm>

namespace signalbox::graphql {

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
