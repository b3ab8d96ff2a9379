#pragma once

#include "server/graphql/bound.h"

#include <boost/json/object.hpp>

#include <atomic>
#include <deque>
#include <mutex>
#include <span>

namespace signalbox::graphql {

/// One field of an answer: all occurrences of its response name merged, its resolver found, its constant arguments
/// read.
struct FieldPlan
{
    std::string key; ///< `,"name":`
    std::string_view responseName;
    const FieldResolver* resolver = nullptr;
    const NamedType* parent = nullptr;
    const Field* definition = nullptr;
    FieldInfo info;
    std::vector<Location> locations;
    List<ast::Argument> argumentNodes;
    std::shared_ptr<const void> arguments;   ///< when they do not depend on variables
    std::uint32_t argumentSlot = 0;          ///< otherwise: where the execution keeps them
    const ObjectPlan* object = nullptr;      ///< SDL type is an object type
    const void* sourceTag = nullptr;         ///< what that object type is bound to
    std::vector<const ObjectPlan*> possible; ///< SDL type is abstract: one for each possible type, in schema order
};

struct ObjectPlan
{
    const NamedType* type = nullptr;
    std::vector<FieldPlan> fields;
};

/// One operation with its conditions decided: what is to be written, in order. Immutable.
struct Plan
{
    const ObjectPlan* root = nullptr;
    std::deque<ObjectPlan> objects;
    std::uint32_t argumentSlots = 0;
    mutable std::atomic<std::size_t> usualBytes = 512; ///< how long its answers are, to reserve memory once
};

/// A plan is refused when it would have more fields than this (fragments spread under many names multiply).
constexpr std::size_t plannedFieldsMax = 20'000;
/// Variables in @skip and @include of one operation.
constexpr std::size_t conditionVariablesMax = 64;
/// Plans kept for one operation: one for each combination of conditions met so far.
constexpr std::size_t plansPerOperationMax = 32;

/// An operation of a validated document.
class PreparedOperation
{
public:
    PreparedOperation(const BoundSchema& schema, const ast::Document& document, const ast::Operation& operation);

    [[nodiscard]] const ast::Operation& operation() const { return m_operation; }
    /// The plan for these (coerced) variables; made at first need. BadUserInput when a condition is null or the plan
    /// would be too large. Thread-safe.
    [[nodiscard]] Result<std::shared_ptr<const Plan>> plan(const boost::json::object& variables) const;

private:
    const BoundSchema& m_schema;
    const ast::Document& m_document;
    const ast::Operation& m_operation;
    std::vector<std::string_view> m_conditionVariables;
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<std::uint64_t, std::shared_ptr<const Plan>>> m_plans;
};

/// A document that was parsed and found valid, with its operations. Immutable apart from plans it adds.
class PreparedDocument
{
public:
    PreparedDocument(std::shared_ptr<const BoundSchema> schema, std::shared_ptr<const ast::Document> document);

    /// All operations, in the order written.
    [[nodiscard]] const std::deque<PreparedOperation>& operations() const { return m_operations; }
    [[nodiscard]] const BoundSchema& schema() const { return *m_schema; }
    [[nodiscard]] std::size_t textBytes() const { return m_document->source.size(); }

private:
    std::shared_ptr<const BoundSchema> m_schema;
    std::shared_ptr<const ast::Document> m_document;
    std::deque<PreparedOperation> m_operations;
};

} // namespace signalbox::graphql
