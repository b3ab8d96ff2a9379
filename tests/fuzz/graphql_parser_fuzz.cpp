// Whatever the bytes, reading them ends: no crash, no leak, no endless loop. What can be read prints to something that
// reads the same, and validation and its limits come back.
#include "server/graphql/parser.h"
#include "server/graphql/printer.h"
#include "server/graphql/scalars.h"
#include "server/graphql/schemas.h"
#include "server/graphql/validate.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace signalbox;
using namespace signalbox::graphql;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto schema = Schema::fromSdl(std::string(backendSdl), adminScalars());
    if (!schema.ok()) std::abort();
    const ParseResult parsed = parse(std::string(reinterpret_cast<const char*>(data), size));
    if (!parsed.ok()) return 0;
    const std::string printed = print(*parsed.document);
    ParseLimits wide;
    wide.maxBytes = printed.size() + 1; // layout may be larger than what it lays out
    const ParseResult again = parse(printed, wide);
    if (!again.ok() || print(*again.document) != printed) std::abort();
    const ParseResult small = parse(minify(*parsed.document));
    if (!small.ok() || print(*small.document) != printed) std::abort();
    if (validate(*schema.value(), *parsed.document).empty())
        (void)checkLimits(*schema.value(), *parsed.document, QueryLimits{});
    return 0;
}
