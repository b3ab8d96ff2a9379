#include "server/graphql/codegen/serverbinding.h"

#include "server/graphql/codegen/names.h"

#include <map>

namespace signalbox::graphql::codegen {

namespace {

const std::string engine = "::signalbox::graphql::";

/// The C++ type of an input scalar; anything unknown is JSON text.
std::string inputScalar(std::string_view name)
{
    static const std::map<std::string_view, std::string_view> known{
        {"String", "std::string"}, {"ID", "std::string"},     {"Int", "std::int32_t"},     {"Float", "double"},
        {"Boolean", "bool"},       {"UInt8", "std::uint8_t"}, {"UInt64", "std::uint64_t"},
    };
    const auto at = known.find(name);
    return at == known.end() ? engine + "JsonText" : std::string(at->second);
}

std::string inputType(const TypeRef& type)
{
    if (!type.nonNull()) return engine + "Maybe<" + inputType(type.required()) + ">";
    const TypeRef inner = type.inner();
    if (inner.list()) return "std::vector<" + inputType(inner.inner()) + ">";
    const NamedType& named = inner.named();
    return named.kind == TypeKind::Scalar ? inputScalar(named.name) : named.name;
}

std::string initializer(const TypeRef& type)
{
    if (!type.nonNull() || type.inner().list()) return "";
    const NamedType& named = type.named();
    if (named.kind == TypeKind::Enum) return "{}";
    if (named.kind != TypeKind::Scalar) return "";
    if (named.name == "Boolean") return " = false";
    if (named.name == "Int" || named.name == "Float" || named.name == "UInt8" || named.name == "UInt64") return " = 0";
    return "";
}

std::string outScalar(const NamedType& type)
{
    static const std::map<std::string_view, std::string_view> known{
        {"String", "String"},   {"ID", "Id"},       {"Int", "Int"},       {"Float", "Float"},
        {"Boolean", "Boolean"}, {"UInt8", "UInt8"}, {"UInt64", "UInt64"}, {"JSONObject", "JsonObject"},
    };
    const auto at = known.find(type.name);
    return engine + "out::" + std::string(at == known.end() ? "Json" : at->second);
}

std::string outType(const TypeRef& type)
{
    if (type.nonNull()) return engine + "out::NonNull<" + outType(type.inner()) + ">";
    if (type.list()) return engine + "out::List<" + outType(type.inner()) + ">";
    const NamedType& named = type.named();
    if (named.kind == TypeKind::Scalar) return outScalar(named);
    if (named.kind == TypeKind::Enum) return engine + "out::Enum<" + named.name + ">";
    return engine + (named.abstract() ? "out::Abstract<types::" : "out::Object<types::") + named.name + ">";
}

std::string argumentsName(const NamedType& type, const Field& field)
{
    return field.arguments.empty() ? engine + "NoArguments" : type.name + capitalized(field.name) + "Arguments";
}

class Generator
{
public:
    Generator(const Schema& schema, const ServerOptions& options) : m_schema(schema), m_options(options) {}

    Result<GeneratedFiles> run(const std::string& sdl)
    {
        std::string problem;
        const auto inputs = orderedInputs(m_schema, problem);
        if (!problem.empty()) return Error{ErrorCode::BadUserInput, problem, {}};
        begin();
        for (const auto* type : own(TypeKind::Enum)) addEnum(*type);
        for (const auto* type : inputs) addStruct(type->name, type->inputFields, "const boost::json::value&");
        for (const auto* type : own(TypeKind::Object))
            for (const auto& field : type->fields)
                if (!field.arguments.empty())
                    addStruct(argumentsName(*type, field), field.arguments, "const boost::json::object&");
        addTags();
        for (const auto* type : own(TypeKind::Object)) addTable(*type);
        addBinding(sdl);
        m_header += "\n} // namespace " + m_options.nameSpace + "\n";
        m_source += "\n} // namespace " + m_options.nameSpace + "\n";
        return GeneratedFiles{std::move(m_header), std::move(m_source)};
    }

private:
    std::vector<const NamedType*> own(TypeKind kind) const
    {
        std::vector<const NamedType*> found;
        for (const auto& type : m_schema.types())
            if (type->kind == kind && isOwn(*type)) found.push_back(type.get());
        return found;
    }

    void begin()
    {
        m_header = preamble(m_options.schemaName) + "#pragma once\n\n#include \"server/graphql/resolve.h\"\n"
                                                    "#include \"server/graphql/service.h\"\n\n";
        const auto split = m_options.context.rfind("::");
        m_header += "namespace " + m_options.context.substr(0, split) + " {\nstruct " +
                    m_options.context.substr(split + 2) + ";\n}\n\nnamespace " + m_options.nameSpace +
                    " {\n\nusing Context = ::" + m_options.context + ";\nusing Service = " + engine +
                    "ServiceOf<Context>;\n";
        m_source = preamble(m_options.schemaName) + "#include \"" + m_options.headerInclude +
                   "\"\n\n#include \"server/graphql/scalars.h\"\n\nnamespace " + m_options.nameSpace + " {\n";
    }

    void addEnum(const NamedType& type)
    {
        m_header += "\nenum class " + type.name + " {\n";
        for (const auto& value : type.values) m_header += "    " + enumeratorName(value.name) + ",\n";
        m_header += "};\n";
        const std::string toText = "std::string_view toText(" + type.name + " value)";
        const std::string fromText =
            "std::optional<" + type.name + "> " + uncapitalized(type.name) + "FromText(std::string_view text)";
        const std::string read = "void read(const boost::json::value& from, " + type.name + "& to)";
        const std::string write = "void write(std::string& to, " + type.name + " value)";
        m_header += toText + ";\n" + fromText + ";\n" + read + ";\n" + write + ";\n";
        m_source += "\n" + toText + "\n{\n    switch (value) {\n";
        for (const auto& value : type.values)
            m_source +=
                "    case " + type.name + "::" + enumeratorName(value.name) + ": return " + literal(value.name) + ";\n";
        m_source += "    }\n    return {};\n}\n\n" + fromText + "\n{\n";
        for (const auto& value : type.values)
            m_source += "    if (text == " + literal(value.name) + ") return " + type.name +
                        "::" + enumeratorName(value.name) + ";\n";
        m_source += "    return std::nullopt;\n}\n\n" + read +
                    "\n{\n    if (const auto known = " + uncapitalized(type.name) +
                    "FromText(from.as_string())) to = *known;\n}\n\n" + write +
                    "\n{\n    to.append(1, '\"').append(toText(value)).append(1, '\"');\n}\n";
    }

    void addStruct(const std::string& name, const std::vector<InputValue>& members, const std::string& from)
    {
        m_header += "\nstruct " + name + "\n{\n";
        for (const auto& member : members)
            m_header +=
                "    " + inputType(member.type) + " " + memberName(member.name) + initializer(member.type) + ";\n";
        const std::string read = "void read(" + from + " from, " + name + "& to)";
        const std::string write = "void write(std::string& to, const " + name + "& value)";
        const std::string toJson = "std::string toJson(const " + name + "& value)";
        m_header += "\n    friend bool operator==(const " + name + "&, const " + name + "&) = default;\n};\n" + read +
                    ";\n" + write + ";\n" + toJson + ";\n";
        m_source += "\n" + read + "\n{\n";
        const bool object = from.find("object") != std::string::npos;
        if (!object) m_source += "    const auto& object = from.as_object();\n";
        for (const auto& member : members)
            m_source += "    " + engine + "input::member(" + (object ? "from" : "object") + ", " +
                        literal(member.name) + ", to." + memberName(member.name) + ");\n";
        m_source += "}\n\n" + write + "\n{\n    to += '{';\n";
        for (const auto& member : members)
            m_source += "    " + engine + "input::writeMember(to, " + literal(member.name) + ", value." +
                        memberName(member.name) + ");\n";
        m_source += "    to += '}';\n}\n\n" + toJson +
                    "\n{\n    std::string text;\n    write(text, value);\n    return text;\n}\n";
    }

    void addTags()
    {
        m_header += "\n/// The output types by name.\nnamespace types {\n";
        for (const auto* type : own(TypeKind::Object))
            m_header += "struct " + type->name +
                        "\n{\n    static constexpr std::string_view name = " + literal(type->name) + ";\n};\n";
        for (const auto kind : {TypeKind::Interface, TypeKind::Union})
            for (const auto* type : own(kind)) {
                m_header += "struct " + type->name +
                            "\n{\n    static constexpr std::string_view name = " + literal(type->name) +
                            ";\n    template <class T>\n    static constexpr bool includes = false";
                for (const auto* possible : type->possibleTypes)
                    m_header += " || std::is_same_v<T, types::" + possible->name + ">";
                m_header += ";\n};\n";
            }
        m_header += "} // namespace types\n";
    }

    [[nodiscard]] bool isRoot(const NamedType& type) const
    {
        return &type == m_schema.query() || &type == m_schema.mutation() || &type == m_schema.subscription();
    }

    void addTable(const NamedType& type)
    {
        const bool root = isRoot(type);
        m_header += root ? "\n" : "\ntemplate <class Source>\n";
        m_header += "struct " + type.name + "Fields\n{\n";
        for (const auto& field : type.fields)
            m_header += "    " + engine + "Slot<" + (root ? "void" : "Source") + ", Context, " +
                        argumentsName(type, field) + ", " + outType(field.type) + "> " + memberName(field.name) + ";\n";
        m_header += "};\n";
    }

    static std::string fieldList(const NamedType& type, const std::string& table, const std::string& indent)
    {
        std::string list = "{\n";
        for (const auto& field : type.fields)
            list += indent + "    {" + literal(field.name) + ", " + table + memberName(field.name) + ".resolver()},\n";
        return list + indent + "}";
    }

    void addBinding(const std::string& sdl)
    {
        m_header += "\n/// Collects the tables of every type. Not thread-safe; used once at start.\nclass "
                    "Binding\n{\npublic:\n";
        m_source += "\n::signalbox::Result<std::shared_ptr<const " + engine + "BoundSchema>> Binding::finish()\n{\n";
        for (const auto* root : {m_schema.query(), m_schema.mutation(), m_schema.subscription()}) {
            if (!root) continue;
            m_header += "    " + root->name + "Fields " + uncapitalized(root->name) + ";\n";
            m_source += "    m_builder.object(" + literal(root->name) + ", nullptr, " +
                        fieldList(*root, uncapitalized(root->name) + ".", "    ") + ");\n";
        }
        m_source += "    return m_builder.finish(std::string(sdl()), " + engine + "adminScalars());\n}\n";
        for (const auto* type : own(TypeKind::Object)) {
            if (isRoot(*type)) continue;
            m_header += "\n    template <class Source>\n    void bind(const " + type->name +
                        "Fields<Source>& table)\n    {\n        m_builder.object(" + literal(type->name) + ", &" +
                        engine + "sourceTag<Source>, " + fieldList(*type, "table.", "        ") + ");\n    }\n";
        }
        m_header +=
            "\n    /// See BindingBuilder::finish.\n    [[nodiscard]] ::signalbox::Result<std::shared_ptr<const " +
            engine +
            "BoundSchema>> finish();\n    /// The schema's text, as it is written.\n"
            "    [[nodiscard]] static std::string_view sdl();\n\nprivate:\n    " +
            engine + "BindingBuilder m_builder;\n};\n";
        m_source += "\nstd::string_view Binding::sdl()\n{\n    return R\"signalbox(" + sdl + ")signalbox\";\n}\n";
    }

    const Schema& m_schema;
    const ServerOptions& m_options;
    std::string m_header;
    std::string m_source;
};

} // namespace

Result<GeneratedFiles> serverBinding(const Schema& schema, const std::string& sdl, const ServerOptions& options)
{
    return Generator(schema, options).run(sdl);
}

} // namespace signalbox::graphql::codegen
