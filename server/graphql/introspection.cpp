#include "server/graphql/introspection.h"

#include "server/graphql/resolve.h"

namespace signalbox::graphql::introspection {

namespace {

/// These resolvers ask nothing of the request.
struct AnyContext
{
};

struct TypeTag
{
    static constexpr std::string_view name = "__Type";
};
struct FieldTag
{
};
struct InputValueTag
{
};
struct EnumValueTag
{
};
struct DirectiveTag
{
};
struct SchemaTag
{
};

struct DeprecatedArguments
{
    bool includeDeprecated = false;
};
struct TypeArguments
{
    std::string name;
};

void read(const boost::json::object& from, DeprecatedArguments& to)
{
    const auto* value = from.if_contains("includeDeprecated");
    to.includeDeprecated = value && value->is_bool() && value->get_bool();
}

void read(const boost::json::object& from, TypeArguments& to)
{
    input::member(from, "name", to.name);
}

template <class S, class D, class A = NoArguments, class F>
BoundField field(std::string_view name, F resolver)
{
    Slot<S, AnyContext, A, D> slot;
    slot = std::move(resolver);
    return {name, slot.resolver()};
}

template <class Of>
using Required = out::NonNull<Of>;
template <class Of>
using RequiredList = out::NonNull<out::List<out::NonNull<Of>>>;
template <class Of>
using OptionalList = out::List<out::NonNull<Of>>;
using Types = out::Object<TypeTag>;

std::optional<std::string_view> textOrNull(const std::string& text)
{
    if (text.empty()) return std::nullopt;
    return text;
}

std::string_view kindText(const TypeRef& type)
{
    if (type.nonNull()) return "NON_NULL";
    if (type.list()) return "LIST";
    switch (type.named().kind) {
    case TypeKind::Scalar:
        return "SCALAR";
    case TypeKind::Object:
        return "OBJECT";
    case TypeKind::Interface:
        return "INTERFACE";
    case TypeKind::Union:
        return "UNION";
    case TypeKind::Enum:
        return "ENUM";
    case TypeKind::InputObject:
        break;
    }
    return "INPUT_OBJECT";
}

template <class T>
std::vector<const T*> listed(const std::vector<T>& all, bool includeDeprecated)
{
    std::vector<const T*> shown;
    for (const T& one : all)
        if (includeDeprecated || !one.deprecationReason) shown.push_back(&one);
    return shown;
}

std::vector<TypeRef> refs(const std::vector<const NamedType*>& types)
{
    std::vector<TypeRef> all;
    for (const auto* type : types) all.emplace_back(*type);
    return all;
}

template <class S>
BoundField nameField()
{
    return field<S, Required<out::String>>("name", &S::name);
}

template <class S>
BoundField descriptionField()
{
    return field<S, out::String>("description", [](const S& s) { return textOrNull(s.description); });
}

template <class S>
std::vector<BoundField> deprecation()
{
    return {
        field<S, Required<out::Boolean>>("isDeprecated", [](const S& s) { return s.deprecationReason.has_value(); }),
        field<S, out::String>("deprecationReason", &S::deprecationReason)};
}

using Shown = DeprecatedArguments;

void bindType(BindingBuilder& builder)
{
    using S = TypeRef;
    using Refs = std::optional<std::vector<TypeRef>>;
    using Fields = std::optional<std::vector<const Field*>>;
    using Values = std::optional<std::vector<const EnumValue*>>;
    using Inputs = std::optional<std::vector<const InputValue*>>;
    std::vector<BoundField> fields;
    fields.push_back(field<S, Required<out::String>>("kind", [](const S& s) { return kindText(s); }));
    fields.push_back(field<S, out::String>("name", [](const S& s) -> std::optional<std::string_view> {
        if (!s.bare()) return std::nullopt;
        return s.named().name;
    }));
    fields.push_back(field<S, out::String>("description", [](const S& s) -> std::optional<std::string_view> {
        if (!s.bare()) return std::nullopt;
        return textOrNull(s.named().description);
    }));
    fields.push_back(field<S, out::String>("specifiedByURL", [](const S& s) -> std::optional<std::string_view> {
        if (!s.bare()) return std::nullopt;
        return textOrNull(s.named().specifiedByUrl);
    }));
    fields.push_back(
        field<S, OptionalList<out::Object<FieldTag>>, Shown>("fields", [](const S& s, const Shown& a) -> Fields {
            if (!s.bare() || (s.named().kind != TypeKind::Object && s.named().kind != TypeKind::Interface))
                return std::nullopt;
            return listed(s.named().fields, a.includeDeprecated);
        }));
    fields.push_back(field<S, OptionalList<Types>>("interfaces", [](const S& s) -> Refs {
        if (!s.bare() || (s.named().kind != TypeKind::Object && s.named().kind != TypeKind::Interface))
            return std::nullopt;
        return refs(s.named().interfaces);
    }));
    fields.push_back(field<S, OptionalList<Types>>("possibleTypes", [](const S& s) -> Refs {
        if (!s.bare() || !s.named().abstract()) return std::nullopt;
        return refs(s.named().possibleTypes);
    }));
    fields.push_back(field<S, OptionalList<out::Object<EnumValueTag>>, Shown>(
        "enumValues", [](const S& s, const Shown& a) -> Values {
            if (!s.bare() || s.named().kind != TypeKind::Enum) return std::nullopt;
            return listed(s.named().values, a.includeDeprecated);
        }));
    fields.push_back(field<S, OptionalList<out::Object<InputValueTag>>, Shown>(
        "inputFields", [](const S& s, const Shown& a) -> Inputs {
            if (!s.bare() || s.named().kind != TypeKind::InputObject) return std::nullopt;
            return listed(s.named().inputFields, a.includeDeprecated);
        }));
    fields.push_back(field<S, Types>("ofType", [](const S& s) -> std::optional<TypeRef> {
        if (s.bare()) return std::nullopt;
        return s.inner();
    }));
    builder.object("__Type", &sourceTag<S>, std::move(fields));
}

void bindMembers(BindingBuilder& builder)
{
    {
        using S = Field;
        auto fields = deprecation<S>();
        fields.push_back(nameField<S>());
        fields.push_back(descriptionField<S>());
        fields.push_back(field<S, RequiredList<out::Object<InputValueTag>>, Shown>(
            "args", [](const S& s, const Shown& a) { return listed(s.arguments, a.includeDeprecated); }));
        fields.push_back(field<S, Required<Types>>("type", &S::type));
        builder.object("__Field", &sourceTag<S>, std::move(fields));
    }
    {
        using S = InputValue;
        auto fields = deprecation<S>();
        fields.push_back(nameField<S>());
        fields.push_back(descriptionField<S>());
        fields.push_back(field<S, Required<Types>>("type", &S::type));
        fields.push_back(field<S, out::String>("defaultValue", [](const S& s) -> std::optional<std::string_view> {
            if (!s.defaultValue) return std::nullopt;
            return s.defaultText;
        }));
        builder.object("__InputValue", &sourceTag<S>, std::move(fields));
    }
    {
        using S = EnumValue;
        auto fields = deprecation<S>();
        fields.push_back(nameField<S>());
        fields.push_back(descriptionField<S>());
        builder.object("__EnumValue", &sourceTag<S>, std::move(fields));
    }
    {
        using S = DirectiveDefinition;
        std::vector<BoundField> fields;
        fields.push_back(nameField<S>());
        fields.push_back(descriptionField<S>());
        fields.push_back(field<S, Required<out::Boolean>>("isRepeatable", &S::repeatable));
        fields.push_back(field<S, RequiredList<out::String>>("locations", &S::locations));
        fields.push_back(field<S, RequiredList<out::Object<InputValueTag>>, Shown>(
            "args", [](const S& s, const Shown& a) { return listed(s.arguments, a.includeDeprecated); }));
        builder.object("__Directive", &sourceTag<S>, std::move(fields));
    }
}

void bindSchema(BindingBuilder& builder)
{
    using S = Schema;
    const auto root = [](ast::OperationType operation) {
        return [operation](const S& s) -> std::optional<TypeRef> {
            const auto* type = s.root(operation);
            if (!type) return std::nullopt;
            return TypeRef(*type);
        };
    };
    std::vector<BoundField> fields;
    fields.push_back(field<S, out::String>("description", [](const S& s) { return textOrNull(s.description()); }));
    fields.push_back(field<S, RequiredList<Types>>("types", [](const S& s) {
        std::vector<TypeRef> all;
        for (const auto& type : s.types()) all.emplace_back(*type);
        return all;
    }));
    fields.push_back(field<S, Required<Types>>("queryType", root(ast::OperationType::Query)));
    fields.push_back(field<S, Types>("mutationType", root(ast::OperationType::Mutation)));
    fields.push_back(field<S, Types>("subscriptionType", root(ast::OperationType::Subscription)));
    fields.push_back(field<S, RequiredList<out::Object<DirectiveTag>>>("directives", [](const S& s) {
        std::vector<const DirectiveDefinition*> all;
        for (const auto& directive : s.directives()) all.push_back(directive.get());
        return all;
    }));
    builder.object("__Schema", &sourceTag<S>, std::move(fields));
}

class TypenameResolver final : public FieldResolver
{
public:
    bool run(Run& run, const FieldPlan& field, const Source&) const override
    {
        run.writeText(run.info(field).typeName);
        return true;
    }
    [[nodiscard]] std::shared_ptr<const void> decode(const boost::json::object&) const override { return nullptr; }
};

class SchemaResolver final : public FieldResolver
{
public:
    bool run(Run& run, const FieldPlan& field, const Source&) const override
    {
        return run.writeObject(field, {&run.schema(), {}});
    }
    [[nodiscard]] std::shared_ptr<const void> decode(const boost::json::object&) const override { return nullptr; }
};

class TypeResolver final : public FieldResolver
{
public:
    bool run(Run& run, const FieldPlan& field, const Source&) const override
    {
        bool ok = true;
        const auto* arguments = static_cast<const TypeArguments*>(run.arguments(field, ok));
        const auto* named = ok ? run.schema().type(arguments->name) : nullptr;
        if (!named) {
            run.writeNull();
            return true;
        }
        return detail::finishValue<Types>(run, field, TypeRef(*named));
    }
    [[nodiscard]] std::shared_ptr<const void> decode(const boost::json::object& from) const override
    {
        auto arguments = std::make_shared<TypeArguments>();
        read(from, *arguments);
        return arguments;
    }
};

} // namespace

const FieldResolver* typenameResolver()
{
    static const TypenameResolver resolver;
    return &resolver;
}

const FieldResolver* schemaResolver()
{
    static const SchemaResolver resolver;
    return &resolver;
}

const FieldResolver* typeResolver()
{
    static const TypeResolver resolver;
    return &resolver;
}

void bind(BindingBuilder& builder)
{
    bindSchema(builder);
    bindType(builder);
    bindMembers(builder);
}

} // namespace signalbox::graphql::introspection
