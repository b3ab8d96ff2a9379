// A signature covers what the reader of canonical JSON saw, a resolver gets what Boost.JSON saw: both must have seen
// the same, or a request means something else than what was signed.
#include "server/base/canonicaljson.h"

#include <boost/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using signalbox::canonicalize;

namespace {

/// Boost.JSON may miss the last bit of a long number; where numbers stand must be the same all the same.
std::string withoutNumbers(const std::string& canonical)
{
    std::string kept;
    bool inText = false;
    for (std::size_t i = 0; i < canonical.size(); ++i) {
        const char c = canonical[i];
        if (c == '"') inText = !inText;
        if (inText || std::string_view("0123456789+-.eE").find(c) == std::string_view::npos) kept += c;
        if (inText && c == '\\' && i + 1 < canonical.size()) kept += canonical[++i];
    }
    return kept;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string fromText;
    const bool readable = canonicalize(text, fromText);

    boost::json::parse_options options;
    options.max_depth = signalbox::canonicalJsonDepthMax;
    boost::json::error_code problem;
    const boost::json::value value = boost::json::parse(text, problem, {}, options);
    std::string fromValue;
    const bool known = !problem && canonicalize(value, fromValue);
    // What Boost.JSON cannot read is answered 400 whatever the signature; what both can read must be equal.
    if (readable && known && withoutNumbers(fromText) != withoutNumbers(fromValue)) std::abort();

    // The canonical form is JSON, and its own canonical form.
    std::string again;
    if (readable && (!canonicalize(fromText, again) || again != fromText)) std::abort();
    return 0;
}
