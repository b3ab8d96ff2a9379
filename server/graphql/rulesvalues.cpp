#include "server/graphql/printer.h"
#include "server/graphql/rules.h"

#include <algorithm>

namespace signalbox::graphql {

using ast::ValueKind;

void Rules::enterList(const ast::Value& value)
{
    if (m_quiet > 0) {
        ++m_quiet;
        return;
    }
    const TypeRef list = outerInput().valid() ? outerInput().nullable() : outerInput();
    if (list.valid() && list.list()) return;
    checkLiteral(value, input());
    m_quiet = 1;
}

void Rules::leaveList(const ast::Value&)
{
    if (m_quiet > 0) --m_quiet;
}

void Rules::enterObject(const ast::Value& value)
{
    if (m_objectNames.size() == m_objectDepth) m_objectNames.emplace_back();
    m_objectNames[m_objectDepth++].clear();
    if (m_quiet > 0) {
        ++m_quiet;
        return;
    }
    if (!input().valid() || input().named().kind != TypeKind::InputObject) {
        checkLiteral(value, input());
        m_quiet = 1;
        return;
    }
    const NamedType& object = input().named();
    for (const InputValue& wanted : object.inputFields) {
        if (!wanted.required()) continue;
        const bool given = std::ranges::any_of(
            value.fields, [&](const ast::ObjectField& field) { return field.name.text == wanted.name; });
        if (!given)
            m_context.report("Field \"" + object.name + "." + wanted.name + "\" of required type \"" +
                                 wanted.type.toString() + "\" was not provided.",
                             {value.location});
    }
}

void Rules::leaveObject(const ast::Value&)
{
    --m_objectDepth;
    if (m_quiet > 0) --m_quiet;
}

void Rules::enterObjectField(const ast::ObjectField& node)
{
    if (m_quiet == 0 && !input().valid() && outerInput().valid() && outerInput().named().kind == TypeKind::InputObject)
        m_context.report("Field \"" + std::string(node.name.text) + "\" is not defined by type \"" +
                             outerInput().named().name + "\".",
                         {node.location});
    if (const Location* first = m_objectNames[m_objectDepth - 1].meet(node.name.text, node.name.location))
        m_context.report("There can be only one input field named \"" + std::string(node.name.text) + "\".",
                         {*first, node.name.location});
}

void Rules::scalarValue(const ast::Value& value)
{
    if (m_quiet > 0 || !input().valid()) return;
    if (value.kind == ValueKind::Null) {
        if (input().nonNull())
            m_context.report("Expected value of type \"" + input().toString() + "\", found null.", {value.location});
        return;
    }
    checkLiteral(value, input());
}

void Rules::checkLiteral(const ast::Value& value, const TypeRef& expected)
{
    if (!expected.valid()) return;
    const NamedType& named = expected.named();
    const auto mismatch = [&](const std::string& rest) {
        m_context.report("Expected value of type \"" + expected.toString() + "\", found " + print(value) + rest,
                         {value.location});
    };
    if (!named.leaf()) return mismatch(".");
    if (named.kind == TypeKind::Enum) {
        if (value.kind != ValueKind::Enum)
            m_context.report("Enum \"" + named.name + "\" cannot represent non-enum value: " + print(value) + ".",
                             {value.location});
        else if (!named.value(value.text))
            m_context.report("Value \"" + std::string(value.text) + "\" does not exist in \"" + named.name + "\" enum.",
                             {value.location});
        return;
    }
    if (!named.scalar.literal) return;
    const Result<boost::json::value> result = named.scalar.literal(value, nullptr);
    if (result.ok()) return;
    if (named.scalar.complete)
        m_context.report(result.error().message, {value.location});
    else
        mismatch("; " + result.error().message);
}

} // namespace signalbox::graphql
