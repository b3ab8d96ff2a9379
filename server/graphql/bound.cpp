#include "server/graphql/bound.h"

#include "server/graphql/introspection.h"
#include "server/graphql/jsontext.h"
#include "server/graphql/plan.h"

#include <boost/json/serialize.hpp>

#include <set>

namespace signalbox::graphql {

namespace {

class NotImplementedResolver final : public FieldResolver
{
public:
    bool run(Run& run, const FieldPlan& field, const Source&) const override
    {
        run.fail(field, Error{ErrorCode::NotImplemented,
                              std::string(field.info.fieldName) + " is not available in this version.",
                              {}});
        if (field.definition->type.nonNull()) return false;
        run.writeNull();
        return true;
    }
    [[nodiscard]] std::shared_ptr<const void> decode(const boost::json::object&) const override
    {
        static const auto nothing = std::make_shared<NoArguments>();
        return nothing;
    }
    [[nodiscard]] bool implemented() const override { return false; }
};

bool isRoot(const Schema& schema, const NamedType& type)
{
    return &type == schema.query() || &type == schema.mutation() || &type == schema.subscription();
}

} // namespace

std::shared_ptr<const FieldResolver> detail::notImplementedResolver()
{
    static const auto resolver = std::make_shared<const NotImplementedResolver>();
    return resolver;
}

void BindingBuilder::object(std::string_view typeName, const void* source, std::vector<BoundField> fields)
{
    std::erase_if(m_tables, [&](const Table& table) { return table.typeName == typeName; });
    m_tables.push_back({std::string(typeName), source, std::move(fields)});
}

Result<std::shared_ptr<const BoundSchema>> BindingBuilder::finish(std::string sdl, const Schema::Hooks& hooks) const
{
    auto parsed = Schema::fromSdl(std::move(sdl), hooks);
    if (!parsed) return parsed.error();
    auto bound = std::make_shared<BoundSchema>();
    bound->m_schema = *parsed;
    const Schema& schema = *bound->m_schema;
    bound->m_resolvers.resize(schema.types().size());
    bound->m_sources.resize(schema.types().size());

    BindingBuilder all = *this;
    introspection::bind(all);
    std::string problems;
    const auto complain = [&problems](const std::string& line) { problems += (problems.empty() ? "" : "\n") + line; };
    for (const Table& table : all.m_tables) {
        const NamedType* type = schema.type(table.typeName);
        if (!type) {
            complain(table.typeName + " is bound but not in the schema.");
            continue;
        }
        bound->m_sources[type->index] = table.source;
        auto& resolvers = bound->m_resolvers[type->index];
        resolvers.resize(type->fields.size());
        for (const BoundField& given : table.fields) {
            const Field* field = type->field(given.name);
            if (field) {
                resolvers[field->index] = given.resolver;
            } else if (!table.typeName.starts_with("__")) {
                complain(table.typeName + "." + std::string(given.name) + " is bound but not in the schema.");
            }
        }
    }

    // Root fields may stay open; every other field that can be reached through bound ones may not.
    std::vector<const NamedType*> toVisit;
    std::set<const NamedType*> seen;
    const auto visit = [&](const NamedType& type) {
        if (type.composite() && seen.insert(&type).second) toVisit.push_back(&type);
    };
    for (const auto operation : {ast::OperationType::Query, ast::OperationType::Mutation}) {
        const NamedType* root = schema.root(operation);
        if (!root) continue;
        auto& resolvers = bound->m_resolvers[root->index];
        resolvers.resize(root->fields.size());
        for (const Field& field : root->fields) {
            auto& resolver = resolvers[field.index];
            if (!resolver) resolver = detail::notImplementedResolver();
            if (!resolver->implemented()) bound->m_unboundRootFields.push_back(root->name + "." + field.name);
        }
        visit(*root);
    }
    while (!toVisit.empty()) {
        const NamedType& type = *toVisit.back();
        toVisit.pop_back();
        if (type.abstract()) {
            // Only the possible types somebody bound can be answered with.
            for (const auto* possible : type.possibleTypes)
                if (bound->m_sources[possible->index]) visit(*possible);
            continue;
        }
        auto& resolvers = bound->m_resolvers[type.index];
        if (!isRoot(schema, type) && !bound->m_sources[type.index]) {
            complain(type.name + " can be reached but is not bound.");
            continue;
        }
        for (const Field& field : type.fields) {
            const auto& resolver = resolvers[field.index];
            if (!resolver) {
                complain(type.name + "." + field.name + " is not bound.");
                continue;
            }
            if (!resolver->implemented()) continue;
            const NamedType& answer = field.type.named();
            visit(answer);
            if (answer.kind == TypeKind::Object && bound->m_sources[answer.index] &&
                resolver->answersWith() != bound->m_sources[answer.index])
                complain(type.name + "." + field.name + " answers with another C++ type than " + answer.name +
                         " is bound to.");
        }
    }
    if (!problems.empty()) return Error{ErrorCode::Internal, std::move(problems), {}};
    return std::shared_ptr<const BoundSchema>(std::move(bound));
}

namespace input {

void read(const boost::json::value& from, std::int32_t& to)
{
    to = from.is_int64() ? static_cast<std::int32_t>(from.get_int64()) : from.to_number<std::int32_t>();
}

void read(const boost::json::value& from, std::uint8_t& to)
{
    to = from.to_number<std::uint8_t>();
}

void read(const boost::json::value& from, std::uint64_t& to)
{
    to = from.to_number<std::uint64_t>();
}

void read(const boost::json::value& from, double& to)
{
    to = from.to_number<double>();
}

void read(const boost::json::value& from, JsonText& to)
{
    to.text = boost::json::serialize(from);
}

void write(std::string& to, const std::string& value)
{
    appendQuoted(to, value);
}

void write(std::string& to, bool value)
{
    to += value ? "true" : "false";
}

void write(std::string& to, std::int32_t value)
{
    appendInteger(to, std::int64_t{value});
}

void write(std::string& to, std::uint8_t value)
{
    appendInteger(to, std::uint64_t{value});
}

void write(std::string& to, std::uint64_t value)
{
    to += '"';
    appendInteger(to, value);
    to += '"';
}

void write(std::string& to, double value)
{
    appendDouble(to, value);
}

void write(std::string& to, const JsonText& value)
{
    to += value.text;
}

} // namespace input
} // namespace signalbox::graphql
