#pragma once

#include "server/base/task.h"
#include "server/graphql/values.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// What resolver templates see of an operation that is being executed. Rooms do not use this directly.
namespace signalbox::graphql {

struct FieldPlan;
struct ObjectPlan;
class Execution;
class Schema;

/// One step of a response path. Steps live on the stack while an answer is written.
struct PathNode
{
    const PathNode* parent = nullptr;
    std::string_view key; ///< data() is null for a list index
    std::uint32_t index = 0;
};

/// How to keep an object alive beyond the call that handed it over, without paying for it when nobody needs to.
struct Owner
{
    const void* holder = nullptr;
    std::shared_ptr<const void> (*share)(const void* holder) = nullptr;

    [[nodiscard]] std::shared_ptr<const void> keep() const { return share ? share(holder) : nullptr; }

    template <class T>
    static Owner of(const std::shared_ptr<T>& pointer)
    {
        return {&pointer, [](const void* at) {
                    return std::shared_ptr<const void>(*static_cast<const std::shared_ptr<T>*>(at));
                }};
    }
};

/// The object whose fields are asked, and who keeps it alive.
struct Source
{
    const void* object = nullptr;
    Owner owner;
};

/// The object an abstract field answered with.
struct ConcreteObject
{
    std::string_view typeName;
    const void* sourceTag = nullptr;
    Source source;
};

/// The place in the answer that becomes null when something inside it may not be null but is. Kept only for places that
/// contain a field which is still being waited for.
struct NullPlace
{
    NullPlace* parent = nullptr;
    std::size_t start = 0;
    std::size_t end = 0;
    bool nulled = false;
    bool replaced = false; ///< its text is already gone
};

struct Segment;

/// A piece of the answer whose place is kept free until an asynchronous resolver has finished.
struct Hole
{
    std::size_t offset = 0;
    Segment* segment = nullptr;
};

/// A piece of the answer that is written in one go: the whole of it, or what one asynchronous field answers.
struct Segment
{
    std::string text;
    std::vector<Hole> holes;        ///< by offset
    std::vector<NullPlace*> places; ///< by start
    NullPlace* boundary = nullptr;  ///< what becomes null when this piece fails as a whole
    const PathNode* path = nullptr; ///< of the field, in memory of the execution
    bool finished = false;
    bool ok = true;
    bool detached = false; ///< the surrounding piece went on without it

    /// Something around it has become null: its errors no longer count.
    [[nodiscard]] bool dead() const
    {
        for (const NullPlace* place = boundary; place; place = place->parent)
            if (place->nulled) return true;
        return false;
    }
};

class NullFrame;

/// The pen: writes one segment, knows the path it is at.
class Run
{
public:
    Run(Execution& execution, Segment& segment) : m_execution(execution), m_segment(segment), m_path(segment.path) {}
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    [[nodiscard]] std::string& text() { return m_segment.text; }
    [[nodiscard]] void* context() const;
    [[nodiscard]] Executor& executor() const;
    [[nodiscard]] const Schema& schema() const;
    [[nodiscard]] const void* arguments(const FieldPlan& field, bool& ok);
    [[nodiscard]] const FieldInfo& info(const FieldPlan& field) const;

    void writeNull() { text().append("null"); }
    void writeBoolean(bool value) { text().append(value ? "true" : "false"); }
    void writeText(std::string_view value);
    void writeInteger(std::int64_t value);
    void writeUnsigned(std::uint64_t value);
    /// As a JSON string: how UInt64 travels.
    void writeUnsignedText(std::uint64_t value);
    void writeDouble(double value);

    /// The concrete object of a field whose SDL type is an object type. false: null goes up.
    bool writeObject(const FieldPlan& field, const Source& source);
    /// The same for interfaces and unions.
    bool writeAbstract(const FieldPlan& field, const ConcreteObject& object);
    bool writeFields(const ObjectPlan& object, const Source& source);

    /// Records an error at the present path; always false, so that `return run.fail(…)` sends null upwards.
    bool fail(const FieldPlan& field, const Error& error);
    bool fail(const FieldPlan& field, const Problem& problem);
    bool failNull(const FieldPlan& field);
    bool failInt(const FieldPlan& field, std::string_view number);
    bool failUInt8(const FieldPlan& field);
    bool failUnsigned(const FieldPlan& field);
    bool failFloat(const FieldPlan& field);
    bool failEnum(const FieldPlan& field);

    /// Starts a piece for an asynchronous field; finish it with finish() exactly once.
    Segment& defer();
    /// The field's coroutine has started: splice what it wrote, or go on around the hole. false: null goes up.
    bool join(Segment& piece);

    [[nodiscard]] std::shared_ptr<Execution> execution() const;

private:
    friend class NullFrame;
    friend class PathStep;
    friend class Execution;

    NullPlace* boundary();
    const PathNode* persistentPath(const PathNode* node);

    Execution& m_execution;
    Segment& m_segment;
    const PathNode* m_path;
    NullFrame* m_frame = nullptr;
};

/// The answer of an asynchronous field has been written into `piece` (ok) or failed so that null goes up (not ok).
void finishPiece(Execution& execution, Segment& piece, bool ok);

/// Appends one step to the path for the time of its life.
class PathStep
{
public:
    PathStep(Run& run, std::string_view key) : m_run(run), m_node{run.m_path, key, 0} { run.m_path = &m_node; }
    explicit PathStep(Run& run) : m_run(run), m_node{run.m_path, {}, 0} { run.m_path = &m_node; }
    ~PathStep() { m_run.m_path = m_node.parent; }
    PathStep(const PathStep&) = delete;
    PathStep& operator=(const PathStep&) = delete;
    void setIndex(std::uint32_t index) { m_node.index = index; }

private:
    Run& m_run;
    PathNode m_node;
};

/// Marks the start of a value that may become null.
class NullFrame
{
public:
    explicit NullFrame(Run& run) : m_run(run), m_parent(run.m_frame), m_start(run.m_segment.text.size())
    {
        run.m_frame = this;
    }
    ~NullFrame()
    {
        m_run.m_frame = m_parent;
        if (m_place) m_place->end = m_run.m_segment.text.size();
    }
    NullFrame(const NullFrame&) = delete;
    NullFrame& operator=(const NullFrame&) = delete;
    /// Forgets what was written since the start and writes null.
    void becomeNull();

private:
    friend class Run;

    Run& m_run;
    NullFrame* m_parent;
    std::size_t m_start;
    NullPlace* m_place = nullptr;
};

} // namespace signalbox::graphql
