#pragma once

#include "server/graphql/schema.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace signalbox::graphql {

/// Writes random documents for a schema: mostly sensible ones, with mistakes of every kind sown in. The same seed gives
/// the same documents.
class DocumentGenerator
{
public:
    DocumentGenerator(const Schema& schema, std::uint64_t seed) : m_schema(schema), m_random(seed) {}

    /// `mistakes` is the chance, in thousandths, that any one step goes wrong.
    std::string document(unsigned mistakes);

private:
    struct Variable
    {
        std::string name;
        std::string type;
        std::string defaultValue;
    };

    std::string operation();
    std::string selectionSet(const NamedType& type, unsigned depth);
    std::string field(const NamedType& type, unsigned depth);
    std::string arguments(const std::vector<InputValue>& definitions);
    std::string directives();
    std::string value(const TypeRef& type, unsigned depth);
    std::string literal(const TypeRef& type, unsigned depth);
    std::string anyLiteral();
    std::string spread(const NamedType& type, unsigned depth);
    const NamedType& anyType();
    const NamedType& anyComposite(const NamedType& near);
    std::string damaged(std::string text);

    std::uint64_t below(std::uint64_t end) { return end == 0 ? 0 : m_random() % end; }
    bool chance(unsigned thousandths) { return below(1000) < thousandths; }
    bool wrong() { return chance(m_mistakes); }

    const Schema& m_schema;
    std::mt19937_64 m_random;
    unsigned m_mistakes = 0;
    unsigned m_names = 0;
    std::vector<Variable> m_variables;
    std::vector<std::string> m_fragmentNames;
    std::vector<std::string> m_fragments;
    std::size_t m_size = 0;
};

} // namespace signalbox::graphql
