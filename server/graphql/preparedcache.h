#pragma once

#include "server/graphql/plan.h"

#include <array>
#include <list>
#include <unordered_map>

namespace signalbox::graphql {

/// Documents that were parsed and validated, by their text. Least recently used ones go first. Any thread may call;
/// texts are spread over several locks, each held for a look-up only.
class PreparedCache
{
public:
    /// Bounds for the whole cache; each of its parts gets an equal share (at least one document).
    PreparedCache(std::size_t documentsMax, std::size_t textBytesMax);

    /// Null when it is not there.
    [[nodiscard]] std::shared_ptr<const PreparedDocument> find(std::string_view text);
    /// The one that is kept: the given one, or the one another thread was quicker to insert. A document longer than a
    /// part's share of bytes is not kept.
    std::shared_ptr<const PreparedDocument> insert(std::string_view text,
                                                   std::shared_ptr<const PreparedDocument> document);
    [[nodiscard]] std::size_t size() const;

private:
    static constexpr std::size_t partCount = 8;

    struct Entry
    {
        std::string text;
        std::shared_ptr<const PreparedDocument> document;
    };
    struct Part
    {
        mutable std::mutex mutex;
        std::list<Entry> entries; ///< most recently used first
        std::unordered_map<std::string_view, std::list<Entry>::iterator> byText;
        std::size_t bytes = 0;
    };

    Part& partOf(std::string_view text);

    std::size_t m_documentsMax;
    std::size_t m_bytesMax;
    std::array<Part, partCount> m_parts;
};

} // namespace signalbox::graphql
