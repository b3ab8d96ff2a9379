#pragma once

#include "server/base/result.h"
#include "server/sql/database.h"

#include <string>
#include <vector>

namespace signalbox::sql {

/// Types as PostgreSQL numbers them (pg_type.dat; the numbers of built-in types never change).
namespace oid {
constexpr unsigned kUnknown = 0;
constexpr unsigned kBool = 16;
constexpr unsigned kBytea = 17;
constexpr unsigned kInt8 = 20;
constexpr unsigned kInt2 = 21;
constexpr unsigned kInt4 = 23;
constexpr unsigned kText = 25;
constexpr unsigned kFloat4 = 700;
constexpr unsigned kFloat8 = 701;
constexpr unsigned kNumeric = 1700;
} // namespace oid

/// Parameters in PostgreSQL's text form, kept alive for a call of libpq.
struct PostgresParameters
{
    explicit PostgresParameters(const std::vector<Value>& values);
    std::vector<std::string> texts;
    std::vector<const char*> pointers; ///< null for NULL
    std::vector<unsigned> types;       ///< kUnknown for NULL: the server infers it
};

/// A column's text form as a Value. Booleans become 0 and 1; whole numerics (what `SUM` of BIGINT gives) integers.
[[nodiscard]] Value valueOfPostgres(unsigned type, const char* text, std::size_t size);

} // namespace signalbox::sql
