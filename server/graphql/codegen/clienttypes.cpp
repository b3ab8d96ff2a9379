#include "server/graphql/codegen/clienttypes.h"

#include "server/graphql/codegen/names.h"

namespace signalbox::graphql::codegen {

namespace {

std::string qtScalar(std::string_view name)
{
    if (name == "Int" || name == "UInt8") return "int";
    if (name == "Float") return "double";
    if (name == "Boolean") return "bool";
    if (name == "UInt64") return "quint64";
    if (name == "JSONObject") return "QJsonObject";
    if (name == "String" || name == "ID") return "QString";
    return "QJsonValue";
}

std::string qtLiteral(std::string_view text)
{
    return "QStringLiteral(" + literal(text) + ")";
}

} // namespace

std::string qtType(const TypeRef& type, const ClientOptions& options, const std::string& structName)
{
    if (!type.nonNull()) return "std::optional<" + qtType(type.required(), options, structName) + ">";
    const TypeRef inner = type.inner();
    if (inner.list()) return "QList<" + qtType(inner.inner(), options, structName) + ">";
    const NamedType& named = inner.named();
    if (named.kind == TypeKind::Scalar) return qtScalar(named.name);
    return named.composite() ? structName : "::" + options.nameSpace + "::" + named.name;
}

std::string qtInitializer(const TypeRef& type, const ClientOptions& options)
{
    if (!type.nonNull() || type.inner().list()) return "";
    const NamedType& named = type.named();
    if (named.kind == TypeKind::Enum) return " = ::" + options.nameSpace + "::" + named.name + "::Unknown";
    if (named.kind != TypeKind::Scalar) return "";
    const std::string scalar = qtScalar(named.name);
    if (scalar == "int" || scalar == "double" || scalar == "quint64") return " = 0";
    return scalar == "bool" ? " = false" : "";
}

Result<GeneratedFiles> clientTypes(const Schema& schema, const ClientOptions& options)
{
    std::string problem;
    const auto inputs = orderedInputs(schema, problem);
    if (!problem.empty()) return Error{ErrorCode::BadUserInput, problem, {}};
    std::string header = preamble(options.schemaName) +
                         "#pragma once\n\n#include \"ui/client/graphqljson.h\"\n\nnamespace " + options.nameSpace +
                         " {\n";
    std::string source = preamble(options.schemaName) + "#include \"" + options.includeFolder + "/" +
                         options.typesName + ".h\"\n\nnamespace " + options.nameSpace + " {\n";
    for (const auto& type : schema.types()) {
        if (type->kind != TypeKind::Enum || !isOwn(*type)) continue;
        const std::string& name = type->name;
        header += "\nenum class " + name + " {\n";
        for (const auto& value : type->values) header += "    " + enumeratorName(value.name) + ",\n";
        header += "    Unknown, ///< a value this version has not heard of\n};\n";
        const std::string toText = "QString toText(" + name + " value)";
        const std::string fromText = name + " " + uncapitalized(name) + "FromText(QStringView text)";
        const std::string read = "bool read(const QJsonValue& from, " + name + "& to, QString* problem)";
        header += toText + ";\n" + fromText + ";\n" + read + ";\n";
        source += "\n" + toText + "\n{\n    switch (value) {\n";
        for (const auto& value : type->values)
            source +=
                "    case " + name + "::" + enumeratorName(value.name) + ": return " + qtLiteral(value.name) + ";\n";
        source += "    case " + name + "::Unknown: break;\n    }\n    return {};\n}\n\n" + fromText + "\n{\n";
        for (const auto& value : type->values)
            source += "    if (text == QLatin1String(" + literal(value.name) + ")) return " + name +
                      "::" + enumeratorName(value.name) + ";\n";
        source += "    return " + name + "::Unknown;\n}\n\nbool read(const QJsonValue& from, " + name +
                  "& to, QString*)\n{\n    to = " + uncapitalized(name) +
                  "FromText(from.toString());\n    return from.isString();\n}\n";
    }
    for (const auto* type : inputs) {
        header += "\nstruct " + type->name + "\n{\n";
        source += "\nQJsonObject " + type->name + "::toJson() const\n{\n    QJsonObject json;\n";
        for (const auto& field : type->inputFields) {
            // A default makes a non-null input optional to send.
            const TypeRef sent = field.defaultValue ? field.type.nullable() : field.type;
            header +=
                "    " + qtType(sent, options) + " " + memberName(field.name) + qtInitializer(sent, options) + ";\n";
            source += "    signalbox::ui::graphqljson::add(json, " + qtLiteral(field.name) + ", " +
                      memberName(field.name) + ");\n";
        }
        header += "\n    [[nodiscard]] QJsonObject toJson() const;\n    friend bool operator==(const " + type->name +
                  "&, const " + type->name + "&) = default;\n};\n";
        source += "    return json;\n}\n";
    }
    header += "\n} // namespace " + options.nameSpace + "\n";
    source += "\n} // namespace " + options.nameSpace + "\n";
    return GeneratedFiles{std::move(header), std::move(source)};
}

} // namespace signalbox::graphql::codegen
