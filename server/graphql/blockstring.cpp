#include "server/graphql/blockstring.h"

#include "server/graphql/lexer.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace signalbox::graphql {

namespace {

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n' && text[at] != '\r') continue;
        lines.push_back(text.substr(from, at - from));
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        from = at + 1;
    }
    lines.push_back(text.substr(from));
    return lines;
}

bool blankAt(std::string_view text, std::size_t at)
{
    return text[at] == ' ' || text[at] == '\t';
}

} // namespace

std::string dedentBlockString(std::string_view raw)
{
    const std::vector<std::string_view> lines = splitLines(raw);
    std::size_t common = std::numeric_limits<std::size_t>::max();
    std::size_t first = lines.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t indent = lines[i].find_first_not_of(" \t");
        if (indent == std::string_view::npos) continue;
        first = std::min(first, i);
        last = i;
        if (i != 0) common = std::min(common, indent);
    }
    std::string out;
    for (std::size_t i = first; i < lines.size() && i <= last; ++i) {
        if (i != first) out.push_back('\n');
        out += i == 0 ? lines[i] : lines[i].substr(std::min(common, lines[i].size()));
    }
    return out;
}

std::string printBlockString(std::string_view value, bool minimal)
{
    constexpr std::size_t longLine = 70;
    std::string escaped;
    for (std::size_t at = 0; at < value.size();) {
        if (value.substr(at).starts_with("\"\"\"")) {
            escaped += "\\\"\"\"";
            at += 3;
        } else {
            escaped.push_back(value[at++]);
        }
    }
    const std::vector<std::string_view> lines = splitLines(escaped);
    const bool oneLine = lines.size() == 1;
    // Without a line break first, indentation that all other lines share would be taken for layout.
    const bool leadingBreak =
        lines.size() > 1 && std::all_of(lines.begin() + 1, lines.end(),
                                        [](std::string_view line) { return line.empty() || blankAt(line, 0); });
    const bool endsInTriple = escaped.ends_with("\\\"\"\"");
    const bool trailingBreak = (value.ends_with('"') && !endsInTriple) || value.ends_with('\\');
    const bool spread =
        !minimal && (!oneLine || utf16Length(value) > longLine || trailingBreak || leadingBreak || endsInTriple);
    const bool startsBlank = oneLine && !value.empty() && blankAt(value, 0);
    std::string out = "\"\"\"";
    if ((spread && !startsBlank) || leadingBreak) out.push_back('\n');
    out += escaped;
    if (spread || trailingBreak) out.push_back('\n');
    return out + "\"\"\"";
}

} // namespace signalbox::graphql
