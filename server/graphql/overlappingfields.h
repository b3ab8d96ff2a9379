#pragma once

#include "server/graphql/validationcontext.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace signalbox::graphql {

/// "Field selection merging" (October 2021, §5.3.2): two fields that answer under one name must be the same question.
/// Field maps and comparisons are remembered, and the number of comparisons is bounded: hostile documents could
/// otherwise ask for a quadratic number, each as deep as the document.
class OverlappingFields
{
public:
    static constexpr std::uint32_t maxComparisons = 200'000;
    static constexpr std::uint32_t maxDepth = 400;

    explicit OverlappingFields(ValidationContext& context);

    /// Reports the conflicts within one selection set. Call for each, in document order.
    void check(const NamedType* parent, const ast::SelectionSet& set);

private:
    struct FieldUse
    {
        const NamedType* parent;
        const ast::Selection* node;
        const Field* definition;
    };
    struct Response
    {
        std::string_view name;
        std::vector<FieldUse> uses;
    };
    struct FieldMap
    {
        std::uint32_t id = 0;
        std::vector<Response> responses;
        std::unordered_map<std::string_view, std::uint32_t> byName; ///< only when there are many
        std::vector<std::uint32_t> fragments;

        Response& response(std::string_view name);
        [[nodiscard]] const Response* find(std::string_view name) const;
    };
    struct Conflict
    {
        std::string reason; ///< `"name" … because …` with the names of sub-fields already in it
        std::string_view name;
        std::vector<Location> first;
        std::vector<Location> second;
    };
    using Conflicts = std::vector<Conflict>;
    /// Pairs already compared; the value is whether they were known to exclude each other.
    using Compared = std::unordered_map<std::uint64_t, bool>;

    static bool trivial(const ast::SelectionSet& set);
    static bool remembered(Compared& compared, std::uint64_t key, bool exclusive);
    const FieldMap& fieldMap(const NamedType* parent, const ast::SelectionSet& set);
    const FieldMap& fragmentMap(std::uint32_t fragment);
    void collect(FieldMap& map, const NamedType* parent, const ast::SelectionSet& set);
    void within(Conflicts& conflicts, const FieldMap& map);
    void between(Conflicts& conflicts, bool exclusive, const FieldMap& one, const FieldMap& other);
    void fieldsAndFragment(Conflicts& conflicts, bool exclusive, const FieldMap& fields, std::uint32_t fragment);
    void fragments(Conflicts& conflicts, bool exclusive, std::uint32_t one, std::uint32_t other);
    void subSelections(Conflicts& conflicts, bool exclusive, const FieldUse& one, const FieldUse& other);
    void compare(Conflicts& conflicts, bool exclusive, std::string_view name, const FieldUse& one,
                 const FieldUse& other);
    [[nodiscard]] bool exhausted(const Conflicts& conflicts) const;

    ValidationContext& m_context;
    std::vector<std::unique_ptr<FieldMap>> m_maps; ///< by SelectionSet::id
    Compared m_fieldsAndFragments;
    Compared m_fragmentPairs;
    std::uint32_t m_comparisons = 0;
    std::uint32_t m_depth = 0;
    bool m_tooMuch = false;
};

} // namespace signalbox::graphql
