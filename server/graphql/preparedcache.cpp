#include "server/graphql/preparedcache.h"

#include <algorithm>

namespace signalbox::graphql {

PreparedCache::PreparedCache(std::size_t documentsMax, std::size_t textBytesMax)
    : m_documentsMax(std::max<std::size_t>(1, documentsMax / partCount)), m_bytesMax(textBytesMax / partCount)
{
}

PreparedCache::Part& PreparedCache::partOf(std::string_view text)
{
    // Hashing everything twice would cost more than the lock; length and one byte spread real queries well enough.
    std::size_t mix = text.size();
    if (!text.empty()) mix = mix * 31 + static_cast<unsigned char>(text[text.size() / 2]);
    return m_parts[mix % partCount];
}

std::shared_ptr<const PreparedDocument> PreparedCache::find(std::string_view text)
{
    Part& part = partOf(text);
    const std::scoped_lock lock(part.mutex);
    const auto found = part.byText.find(text);
    if (found == part.byText.end()) return nullptr;
    part.entries.splice(part.entries.begin(), part.entries, found->second);
    return found->second->document;
}

std::shared_ptr<const PreparedDocument> PreparedCache::insert(std::string_view text,
                                                              std::shared_ptr<const PreparedDocument> document)
{
    Part& part = partOf(text);
    if (text.size() > m_bytesMax) return document;
    const std::scoped_lock lock(part.mutex);
    if (const auto found = part.byText.find(text); found != part.byText.end()) return found->second->document;
    part.entries.push_front({std::string(text), document});
    part.byText.emplace(part.entries.front().text, part.entries.begin());
    part.bytes += text.size();
    while (part.entries.size() > m_documentsMax || part.bytes > m_bytesMax) {
        const Entry& oldest = part.entries.back();
        part.bytes -= oldest.text.size();
        part.byText.erase(oldest.text);
        part.entries.pop_back();
    }
    return document;
}

std::size_t PreparedCache::size() const
{
    std::size_t count = 0;
    for (const Part& part : m_parts) {
        const std::scoped_lock lock(part.mutex);
        count += part.entries.size();
    }
    return count;
}

} // namespace signalbox::graphql
