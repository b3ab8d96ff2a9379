#include "tests/interop/graphql/documentgenerator.h"

#include <array>

namespace signalbox::graphql {

namespace {

constexpr std::size_t enough = 120; ///< fields and values in one document
constexpr unsigned maxDepth = 5;

} // namespace

std::string DocumentGenerator::document(unsigned mistakes)
{
    m_mistakes = mistakes;
    m_names = 0;
    m_size = 0;
    m_fragments.clear();
    m_fragmentNames.clear();
    std::string text = operation();
    if (chance(150)) text += "\n" + operation();
    for (const std::string& fragment : m_fragments) text += "\n" + fragment;
    if (wrong()) text += "\nfragment Lonely on " + anyType().name + " { __typename }";
    if (wrong()) text += "\nscalar Stray @deprecated";
    if (chance(mistakes / 4)) return damaged(std::move(text));
    return text;
}

std::string DocumentGenerator::operation()
{
    m_variables.clear();
    static constexpr std::array<const char*, 3> words = {"query", "mutation", "subscription"};
    std::size_t which = chance(700) ? 0 : below(3);
    const std::array<const NamedType*, 3> roots = {m_schema.query(), m_schema.mutation(), m_schema.subscription()};
    if (!roots[which] && !wrong()) which = 0;
    const NamedType& root = roots[which] ? *roots[which] : *m_schema.query();
    const std::string selections = which == 2 && !wrong() ? "{ " + field(root, 0) + " }" : selectionSet(root, 0);
    std::string head = words[which];
    if (!wrong()) head += " Op" + std::to_string(wrong() ? 1 : ++m_names);
    if (wrong()) m_variables.push_back({"unused", anyType().name, ""});
    if (!m_variables.empty()) {
        head += "(";
        for (const Variable& variable : m_variables) {
            if (wrong()) continue;
            head += "$" + variable.name + ": " + (wrong() ? "[" + variable.type + "]" : variable.type);
            if (!variable.defaultValue.empty()) head += " = " + variable.defaultValue;
            head += chance(50) ? directives() + "\n" : ", ";
        }
        if (head.back() == '(')
            head.pop_back();
        else
            head += ")";
    }
    head += directives();
    return head == "query" && chance(500) ? selections : head + " " + selections;
}

std::string DocumentGenerator::selectionSet(const NamedType& type, unsigned depth)
{
    std::string out = "{";
    const std::uint64_t count = 1 + below(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        out += chance(200) ? "\n  " : " ";
        out += chance(200) && depth < maxDepth ? spread(type, depth) : field(type, depth);
    }
    return out + " }";
}

std::string DocumentGenerator::spread(const NamedType& type, unsigned depth)
{
    const NamedType& target = anyComposite(type);
    if (!m_fragmentNames.empty() && chance(300))
        return "..." + m_fragmentNames[below(m_fragmentNames.size())] + directives();
    if (chance(400)) {
        const std::string name = "F" + std::to_string(m_fragmentNames.size());
        m_fragmentNames.push_back(name);
        const std::string body = selectionSet(target, depth + 1);
        m_fragments.push_back("fragment " + name + " on " + (wrong() ? anyType().name : target.name) + directives() +
                              " " + body);
        return "..." + (wrong() ? "Missing" : name) + directives();
    }
    const std::string condition = chance(300) ? "" : " on " + (wrong() ? "Missing" : target.name);
    return "..." + condition + directives() + " " + selectionSet(condition.empty() ? type : target, depth + 1);
}

std::string DocumentGenerator::field(const NamedType& type, unsigned depth)
{
    ++m_size;
    std::string alias;
    // Names of their own keep selections from colliding, unless they are meant to.
    if (wrong())
        alias = std::string(1, static_cast<char>('a' + below(3))) + ": ";
    else if (chance(600))
        alias = "n" + std::to_string(++m_names) + ": ";
    if (type.fields.empty() || chance(60)) return alias + "__typename" + (wrong() ? " { x }" : "") + directives();
    if (wrong()) return alias + "missing" + (chance(500) ? "(a: 1) { b }" : "");
    const Field* chosen = &type.fields[below(type.fields.size())];
    if (depth >= maxDepth || m_size > enough)
        for (const Field& candidate : type.fields)
            if (candidate.type.named().leaf()) chosen = &candidate;
    const std::string given = arguments(chosen->arguments);
    if (!given.empty() && alias.empty() && !wrong()) alias = "n" + std::to_string(++m_names) + ": ";
    std::string out = alias + chosen->name + given + directives();
    const NamedType& inner = chosen->type.named();
    bool selects = inner.composite();
    if (wrong()) selects = !selects;
    if (selects && depth > maxDepth) return out + " { __typename }";
    if (selects) out += " " + selectionSet(inner, depth + 1);
    return out;
}

std::string DocumentGenerator::arguments(const std::vector<InputValue>& definitions)
{
    std::string out;
    for (const InputValue& definition : definitions) {
        const bool given = definition.required() ? !wrong() : chance(250);
        if (!given) continue;
        out += (out.empty() ? "" : ", ") + (wrong() ? "wrong" : definition.name) + ": " + value(definition.type, 0);
        if (wrong()) out += ", " + definition.name + ": " + anyLiteral();
    }
    if (wrong()) out += " extra: " + anyLiteral();
    return out.empty() ? out : "(" + out + ")";
}

std::string DocumentGenerator::directives()
{
    if (!chance(40 + m_mistakes)) return {};
    if (wrong()) return " @missing(a: " + anyLiteral() + ")";
    const auto& all = m_schema.directives();
    const DirectiveDefinition& one =
        !wrong() ? *m_schema.directive(chance(500) ? "skip" : "include") : *all[below(all.size())];
    const std::string text = " @" + one.name + arguments(one.arguments);
    return wrong() ? text + text : text;
}

std::string DocumentGenerator::value(const TypeRef& type, unsigned depth)
{
    if (!chance(250)) return literal(type, depth);
    if (!m_variables.empty() && wrong()) return "$" + m_variables[below(m_variables.size())].name;
    if (wrong()) return "$undefined";
    Variable variable;
    variable.name = "v" + std::to_string(m_variables.size());
    variable.type = type.toString();
    if (chance(200)) variable.defaultValue = literal(type, 2);
    if (variable.defaultValue.find('$') != std::string::npos) variable.defaultValue.clear();
    const std::string name = "$" + variable.name;
    m_variables.push_back(std::move(variable));
    return name;
}

std::string DocumentGenerator::literal(const TypeRef& type, unsigned depth)
{
    ++m_size;
    if (wrong()) return anyLiteral();
    if (type.nonNull()) return literal(type.inner(), depth);
    if (chance(30)) return "null";
    if (type.list()) {
        if (chance(150)) return literal(type.inner(), depth);
        std::string out = "[";
        for (std::uint64_t i = below(4); i > 0; --i) out += value(type.inner(), depth + 1) + (chance(500) ? ", " : " ");
        return out + "]";
    }
    const NamedType& named = type.named();
    switch (named.kind) {
    case TypeKind::Enum:
        return named.values[below(named.values.size())].name;
    case TypeKind::InputObject: {
        std::string out = "{";
        for (const InputValue& field : named.inputFields) {
            const bool given = field.required() ? !wrong() : depth < 3 && m_size < enough && chance(300);
            if (given) out += (wrong() ? "wrong" : field.name) + ": " + value(field.type, depth + 1) + ", ";
        }
        if (wrong()) out += "extra: " + anyLiteral();
        return out + "}";
    }
    default:
        break;
    }
    if (named.name == "Int" || named.name == "UInt64" || named.name == "UInt8") return std::to_string(below(200));
    if (named.name == "Float") return std::to_string(below(100)) + ".25";
    if (named.name == "Boolean") return chance(500) ? "true" : "false";
    if (named.name == "JSONObject") return "{a: " + anyLiteral() + "}";
    if (named.name == "String" || named.name == "ID" || named.name == "Url")
        return chance(100) ? "\"\"\"\n   block\n  \"text\"\n\"\"\""
                           : "\"text é \\u{1F600} " + std::to_string(below(9)) + "\"";
    return anyLiteral();
}

std::string DocumentGenerator::anyLiteral()
{
    static constexpr std::array<const char*, 18> literals = {
        "1",    "-5",   "300",  "2147483648", "1.5",        "-1e3", "\"text\"", "\"\"",       "\"12\"",
        "true", "ENUM", "null", "[]",         "[1, \"a\"]", "{}",   "{a: 1}",   "{width: 1}", "[[null]]"};
    return literals[below(literals.size())];
}

const NamedType& DocumentGenerator::anyType()
{
    return *m_schema.types()[below(m_schema.types().size())];
}

const NamedType& DocumentGenerator::anyComposite(const NamedType& near)
{
    std::vector<const NamedType*> fitting;
    for (const auto& type : m_schema.types())
        if (type->composite() && !type->name.starts_with("__") && (wrong() || m_schema.overlap(*type, near)))
            fitting.push_back(type.get());
    return fitting.empty() ? near : *fitting[below(fitting.size())];
}

std::string DocumentGenerator::damaged(std::string text)
{
    static constexpr std::array<const char*, 16> pieces = {"{", "}", "(", ")",  "$",  "...", "\"", "\"\"\"",
                                                           "!", ":", "[", "on", "1.", "\\u", "é",  "#"};
    const std::size_t at = below(text.size());
    // Never cut a character of several bytes in two.
    const auto boundary = [&](std::size_t place) {
        while (place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0) == 0x80) ++place;
        return place;
    };
    const std::size_t from = boundary(at);
    if (chance(500)) {
        const std::size_t to = boundary(std::min(text.size(), from + 1 + below(4)));
        return text.erase(from, to - from);
    }
    return text.insert(from, pieces[below(pieces.size())]);
}

} // namespace signalbox::graphql
