#include "server/graphql/overlappingfields.h"

#include "server/graphql/validate.h"

#include <algorithm>

namespace signalbox::graphql {

namespace {

/// Whether two literals print alike once the fields of objects are sorted by name.
bool sameValue(const ast::Value& one, const ast::Value& other)
{
    if (one.kind != other.kind || one.block != other.block || one.boolean != other.boolean) return false;
    switch (one.kind) {
    case ast::ValueKind::List:
        return one.items.size() == other.items.size() &&
               std::equal(one.items.begin(), one.items.end(), other.items.begin(), sameValue);
    case ast::ValueKind::Object: {
        if (one.fields.size() != other.fields.size()) return false;
        const auto sorted = [](const ast::Value& value) {
            std::vector<const ast::ObjectField*> fields;
            for (const auto& field : value.fields) fields.push_back(&field);
            std::ranges::stable_sort(fields, {}, [](const ast::ObjectField* field) { return field->name.text; });
            return fields;
        };
        const auto left = sorted(one);
        const auto right = sorted(other);
        return std::equal(left.begin(), left.end(), right.begin(), [](const auto* a, const auto* b) {
            return a->name.text == b->name.text && sameValue(a->value, b->value);
        });
    }
    case ast::ValueKind::Null:
    case ast::ValueKind::Boolean:
        return true;
    default:
        return one.text == other.text;
    }
}

bool sameArguments(const ast::Selection& one, const ast::Selection& other)
{
    if (one.arguments.size() != other.arguments.size()) return false;
    return std::ranges::all_of(one.arguments, [&](const ast::Argument& argument) {
        const ast::Argument* match = nullptr;
        for (const auto& candidate : other.arguments)
            if (candidate.name.text == argument.name.text) match = &candidate;
        return match && sameValue(argument.value, match->value);
    });
}

bool typesConflict(const TypeRef& one, const TypeRef& other)
{
    if (one.list() || other.list())
        return one.list() && other.list() ? typesConflict(one.inner(), other.inner()) : true;
    if (one.nonNull() || other.nonNull())
        return one.nonNull() && other.nonNull() ? typesConflict(one.inner(), other.inner()) : true;
    if (one.named().leaf() || other.named().leaf()) return !(one == other);
    return false;
}

const NamedType* namedOrNull(const Field* definition)
{
    return definition ? &definition->type.named() : nullptr;
}

constexpr std::size_t fewNames = 12;

} // namespace

OverlappingFields::OverlappingFields(ValidationContext& context)
    : m_context(context), m_maps(context.document.selectionSetCount)
{
}

OverlappingFields::Response& OverlappingFields::FieldMap::response(std::string_view name)
{
    if (const Response* known = find(name)) return const_cast<Response&>(*known);
    responses.push_back({name, {}});
    if (responses.size() == fewNames + 1)
        for (std::uint32_t i = 0; i < responses.size(); ++i) byName.emplace(responses[i].name, i);
    else if (responses.size() > fewNames)
        byName.emplace(name, static_cast<std::uint32_t>(responses.size() - 1));
    return responses.back();
}

const OverlappingFields::Response* OverlappingFields::FieldMap::find(std::string_view name) const
{
    if (responses.size() > fewNames) {
        const auto found = byName.find(name);
        return found == byName.end() ? nullptr : &responses[found->second];
    }
    const auto found = std::ranges::find(responses, name, &Response::name);
    return found == responses.end() ? nullptr : &*found;
}

bool OverlappingFields::trivial(const ast::SelectionSet& set)
{
    if (set.selections.size() > fewNames) return false;
    for (const auto& selection : set.selections) {
        if (selection.kind != ast::SelectionKind::Field) return false;
        for (const auto* before = set.selections.begin(); before != &selection; ++before)
            if (before->responseName() == selection.responseName()) return false;
    }
    return true;
}

void OverlappingFields::check(const NamedType* parent, const ast::SelectionSet& set)
{
    if (m_tooMuch || trivial(set)) return;
    Conflicts conflicts;
    const FieldMap& map = fieldMap(parent, set);
    within(conflicts, map);
    for (std::size_t i = 0; i < map.fragments.size() && !exhausted(conflicts); ++i) {
        fieldsAndFragment(conflicts, false, map, map.fragments[i]);
        for (std::size_t j = i + 1; j < map.fragments.size(); ++j)
            fragments(conflicts, false, map.fragments[i], map.fragments[j]);
    }
    for (Conflict& conflict : conflicts) {
        std::vector<Location> locations = std::move(conflict.first);
        locations.insert(locations.end(), conflict.second.begin(), conflict.second.end());
        m_context.report("Fields \"" + std::string(conflict.name) + "\" conflict because " + conflict.reason +
                             ". Use different aliases on the fields to fetch both if this was intentional.",
                         std::move(locations));
    }
    if (m_tooMuch) m_context.report("Document selects the same fields too often to be checked.", {set.location});
}

bool OverlappingFields::exhausted(const Conflicts& conflicts) const
{
    return m_tooMuch || conflicts.size() > maxValidationErrors;
}

const OverlappingFields::FieldMap& OverlappingFields::fieldMap(const NamedType* parent, const ast::SelectionSet& set)
{
    std::unique_ptr<FieldMap>& place = m_maps[set.id];
    if (!place) {
        place = std::make_unique<FieldMap>();
        place->id = set.id;
        collect(*place, parent, set);
    }
    return *place;
}

const OverlappingFields::FieldMap& OverlappingFields::fragmentMap(std::uint32_t fragment)
{
    const ast::Fragment& node = m_context.fragment(fragment);
    return fieldMap(m_context.schema.type(node.typeCondition->name), *node.selectionSet);
}

void OverlappingFields::collect(FieldMap& map, const NamedType* parent, const ast::SelectionSet& set)
{
    for (const auto& selection : set.selections) {
        switch (selection.kind) {
        case ast::SelectionKind::Field:
            map.response(selection.responseName())
                .uses.push_back({parent, &selection, parent ? parent->field(selection.name.text) : nullptr});
            break;
        case ast::SelectionKind::FragmentSpread: {
            const std::uint32_t index = m_context.fragmentIndex(selection.name.text);
            if (index != ValidationContext::none && std::ranges::find(map.fragments, index) == map.fragments.end())
                map.fragments.push_back(index);
            break;
        }
        case ast::SelectionKind::InlineFragment:
            collect(map, selection.typeCondition ? m_context.schema.type(selection.typeCondition->name) : parent,
                    *selection.selectionSet);
            break;
        }
    }
}

void OverlappingFields::within(Conflicts& conflicts, const FieldMap& map)
{
    for (const Response& response : map.responses)
        for (std::size_t i = 0; i < response.uses.size(); ++i)
            for (std::size_t j = i + 1; j < response.uses.size() && !exhausted(conflicts); ++j)
                compare(conflicts, false, response.name, response.uses[i], response.uses[j]);
}

void OverlappingFields::between(Conflicts& conflicts, bool exclusive, const FieldMap& one, const FieldMap& other)
{
    for (const Response& response : one.responses) {
        const Response* match = other.find(response.name);
        if (!match) continue;
        for (const FieldUse& left : response.uses)
            for (const FieldUse& right : match->uses) {
                if (exhausted(conflicts)) return;
                compare(conflicts, exclusive, response.name, left, right);
            }
    }
}

bool OverlappingFields::remembered(Compared& compared, std::uint64_t key, bool exclusive)
{
    const auto [place, fresh] = compared.try_emplace(key, exclusive);
    if (fresh) return false;
    // Compared while possibly both apply: stricter than what is asked now, whatever that is.
    if (exclusive || !place->second) return true;
    place->second = exclusive;
    return false;
}

void OverlappingFields::fieldsAndFragment(Conflicts& conflicts, bool exclusive, const FieldMap& fields,
                                          std::uint32_t fragment)
{
    if (exhausted(conflicts)) return;
    if (remembered(m_fieldsAndFragments, std::uint64_t{fields.id} << 32 | fragment, exclusive)) return;
    if (++m_comparisons > maxComparisons || ++m_depth > maxDepth) {
        m_tooMuch = true;
        return;
    }
    const FieldMap& other = fragmentMap(fragment);
    if (&fields != &other) {
        between(conflicts, exclusive, fields, other);
        for (const std::uint32_t next : other.fragments) fieldsAndFragment(conflicts, exclusive, fields, next);
    }
    --m_depth;
}

void OverlappingFields::fragments(Conflicts& conflicts, bool exclusive, std::uint32_t one, std::uint32_t other)
{
    if (one == other || exhausted(conflicts)) return;
    const std::uint64_t key = std::uint64_t{std::min(one, other)} << 32 | std::max(one, other);
    if (remembered(m_fragmentPairs, key, exclusive)) return;
    if (++m_comparisons > maxComparisons || ++m_depth > maxDepth) {
        m_tooMuch = true;
        return;
    }
    const FieldMap& left = fragmentMap(one);
    const FieldMap& right = fragmentMap(other);
    between(conflicts, exclusive, left, right);
    for (const std::uint32_t next : right.fragments) fragments(conflicts, exclusive, one, next);
    for (const std::uint32_t next : left.fragments) fragments(conflicts, exclusive, next, other);
    --m_depth;
}

void OverlappingFields::subSelections(Conflicts& conflicts, bool exclusive, const FieldUse& one, const FieldUse& other)
{
    const FieldMap& left = fieldMap(namedOrNull(one.definition), *one.node->selectionSet);
    const FieldMap& right = fieldMap(namedOrNull(other.definition), *other.node->selectionSet);
    between(conflicts, exclusive, left, right);
    for (const std::uint32_t fragment : right.fragments) fieldsAndFragment(conflicts, exclusive, left, fragment);
    for (const std::uint32_t fragment : left.fragments) fieldsAndFragment(conflicts, exclusive, right, fragment);
    for (const std::uint32_t mine : left.fragments)
        for (const std::uint32_t theirs : right.fragments) fragments(conflicts, exclusive, mine, theirs);
}

void OverlappingFields::compare(Conflicts& conflicts, bool exclusive, std::string_view name, const FieldUse& one,
                                const FieldUse& other)
{
    if (++m_comparisons > maxComparisons || m_depth >= maxDepth) {
        m_tooMuch = true;
        return;
    }
    const auto conflict = [&](std::string reason) {
        conflicts.push_back({std::move(reason), name, {one.node->location}, {other.node->location}});
    };
    // Two different object types never answer at the same time, so their fields may differ.
    const bool apart = exclusive || (one.parent != other.parent && one.parent && other.parent &&
                                     one.parent->kind == TypeKind::Object && other.parent->kind == TypeKind::Object);
    if (!apart) {
        if (one.node->name.text != other.node->name.text)
            return conflict("\"" + std::string(one.node->name.text) + "\" and \"" + std::string(other.node->name.text) +
                            "\" are different fields");
        if (!sameArguments(*one.node, *other.node)) return conflict("they have differing arguments");
    }
    if (one.definition && other.definition && typesConflict(one.definition->type, other.definition->type))
        return conflict("they return conflicting types \"" + one.definition->type.toString() + "\" and \"" +
                        other.definition->type.toString() + "\"");
    if (!one.node->selectionSet || !other.node->selectionSet) return;
    Conflicts below;
    ++m_depth;
    subSelections(below, apart, one, other);
    --m_depth;
    if (below.empty()) return;
    Conflict summary{{}, name, {one.node->location}, {other.node->location}};
    for (const Conflict& inner : below) {
        if (!summary.reason.empty()) summary.reason += " and ";
        summary.reason += "subfields \"" + std::string(inner.name) + "\" conflict because " + inner.reason;
        summary.first.insert(summary.first.end(), inner.first.begin(), inner.first.end());
        summary.second.insert(summary.second.end(), inner.second.begin(), inner.second.end());
    }
    conflicts.push_back(std::move(summary));
}

} // namespace signalbox::graphql
