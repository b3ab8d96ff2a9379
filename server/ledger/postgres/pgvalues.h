#pragma once

#include "server/ledger/ledger.h"
#include "server/ledger/postgres/pgconnection.h"

#include <charconv>
#include <concepts>
#include <string>

/// How the ledger's values travel to PostgreSQL and back, as text.
namespace signalbox::ledger::postgres {

/// `{a,b,c}`: how a list travels. None of our values needs quoting.
class Array
{
public:
    void add(std::string_view text)
    {
        m_text += m_text.size() == 1 ? "" : ",";
        m_text += text;
    }
    template <std::integral T>
    void add(T number)
    {
        add(std::to_string(number));
    }
    void add(const Uuid& id) { add(id.toString()); }
    void add(AccountType type) { add(unsigned(type)); }
    [[nodiscard]] bool empty() const { return m_text.size() == 1; }
    [[nodiscard]] std::string text() const { return m_text + "}"; }

private:
    std::string m_text = "{";
};

[[nodiscard]] inline Uuid uuidOf(std::string_view text)
{
    return Uuid::parse(text).value_or(Uuid());
}

[[nodiscard]] inline AccountKey keyOf(const PgConnection::Rows& rows, int row, int column)
{
    return {uuidOf(rows.text(row, column)), AccountType(rows.integer(row, column + 1))};
}

[[nodiscard]] inline std::uint64_t unsignedOf(const PgConnection::Rows& rows, int row, int column)
{
    const std::string_view digits = rows.text(row, column);
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

[[nodiscard]] inline Balances balancesOf(const PgConnection::Rows& rows, int row, int column)
{
    return {unsignedOf(rows, row, column), unsignedOf(rows, row, column + 1), unsignedOf(rows, row, column + 2),
            unsignedOf(rows, row, column + 3)};
}

} // namespace signalbox::ledger::postgres
