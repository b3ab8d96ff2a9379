#pragma once

#include "server/ledger/postgres/pgconnection.h"

#include <vector>

/// Every statement of the PostgreSQL ledger. Lists of any length travel as arrays, so that each is prepared once.
namespace signalbox::ledger::postgres {

inline const std::vector<PgConnection::Prepared>& writingStatements()
{
    static const std::vector<PgConnection::Prepared> statements{
        {"begin", "BEGIN"},
        {"commit", "COMMIT"},
        {"transfers", R"(SELECT "transferRef", "debitRef", "debitType", "creditRef", "creditType", "amount", "state",
            coalesce("expiresAt", 0) FROM "ledgerTransfers" WHERE "transferRef" = ANY($1::uuid[]))"},
        {"due", R"(SELECT "transferRef", "debitRef", "debitType", "creditRef", "creditType", "amount", "state",
            "expiresAt" FROM "ledgerTransfers" WHERE "state" = 0 AND "expiresAt" <= $1::bigint
            ORDER BY "expiresAt" LIMIT $2::bigint)"},
        {"addAccounts", R"(INSERT INTO "ledgerAccounts" ("accountRef", "type", "ledger")
            SELECT * FROM unnest($1::uuid[], $2::integer[], $3::bigint[]) ON CONFLICT DO NOTHING
            RETURNING "accountRef", "type")"},
        {"lockAccounts", R"(SELECT a."accountRef", a."type", a."ledger", a."debitsPosted", a."debitsPending",
            a."creditsPosted", a."creditsPending", a."debitTransfers", a."creditTransfers" FROM "ledgerAccounts" a
            JOIN unnest($1::uuid[], $2::integer[]) AS k(ref, type) ON a."accountRef" = k.ref AND a."type" = k.type
            ORDER BY a."accountRef", a."type" FOR UPDATE OF a)"},
        {"setAccounts", R"(UPDATE "ledgerAccounts" a SET "ledger" = k.ledger, "debitsPosted" = k.dpo,
            "debitsPending" = k.dpe, "creditsPosted" = k.cpo, "creditsPending" = k.cpe, "debitTransfers" = k.dt,
            "creditTransfers" = k.ct
            FROM unnest($1::uuid[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::bigint[]) AS k(ref, type, ledger, dpo, dpe, cpo, cpe, dt, ct)
            WHERE a."accountRef" = k.ref AND a."type" = k.type)"},
        {"dropAccounts", R"(DELETE FROM "ledgerAccounts" a USING unnest($1::uuid[], $2::integer[]) AS k(ref, type)
            WHERE a."accountRef" = k.ref AND a."type" = k.type)"},
        {"addTransfers", R"(INSERT INTO "ledgerTransfers" ("transferRef", "debitRef", "debitType", "creditRef",
            "creditType", "amount", "ledger", "kind", "state", "createdAt", "expiresAt", "reference", "debitSequence",
            "creditSequence")
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::integer[], $6::bigint[],
                $7::bigint[], $8::integer[], $9::integer[], $10::bigint[], $11::bigint[], $12::uuid[], $13::bigint[],
                $14::bigint[]))"},
        {"setStates", R"(UPDATE "ledgerTransfers" t SET "state" = k.state
            FROM unnest($1::uuid[], $2::integer[]) AS k(ref, state) WHERE t."transferRef" = k.ref)"},
    };
    return statements;
}

inline const std::vector<PgConnection::Prepared>& readingStatements()
{
    static const std::vector<PgConnection::Prepared> statements{
        {"isDue", R"(SELECT 1 FROM "ledgerTransfers" WHERE "state" = 0 AND "expiresAt" <= $1::bigint LIMIT 1)"},
        {"balances", R"(SELECT a."accountRef", a."type", a."debitsPosted", a."debitsPending", a."creditsPosted",
            a."creditsPending" FROM "ledgerAccounts" a
            JOIN unnest($1::uuid[], $2::integer[]) AS k(ref, type) ON a."accountRef" = k.ref AND a."type" = k.type)"},
        {"find",
         R"(SELECT "transferRef", "debitRef", "debitType", "creditRef", "creditType", "amount", "ledger", "kind",
            "state", "createdAt", "expiresAt", "reference" FROM "ledgerTransfers" WHERE "transferRef" = $1::uuid)"},
        {"history", R"((SELECT "transferRef", "debitRef", "debitType", "creditRef", "creditType", "amount", "ledger",
                "kind", "state", "createdAt", "expiresAt", "reference", 0, "debitSequence" FROM "ledgerTransfers"
                WHERE "debitRef" = $1::uuid AND "debitType" = $2::integer ORDER BY "debitSequence" LIMIT $3::bigint)
            UNION ALL
            (SELECT "transferRef", "debitRef", "debitType", "creditRef", "creditType", "amount", "ledger",
                "kind", "state", "createdAt", "expiresAt", "reference", 1, "creditSequence" FROM "ledgerTransfers"
                WHERE "creditRef" = $1::uuid AND "creditType" = $2::integer ORDER BY "creditSequence" LIMIT $3::bigint)
            ORDER BY 13, 14)"},
        // Sums modulo 2^64, as two's complement.
        {"books", R"(SELECT "ledger", count(*), sum("debitsPosted") % 18446744073709551616,
            sum("debitsPending") % 18446744073709551616, sum("creditsPosted") % 18446744073709551616,
            sum("creditsPending") % 18446744073709551616 FROM "ledgerAccounts" GROUP BY "ledger" ORDER BY "ledger")"},
    };
    return statements;
}

} // namespace signalbox::ledger::postgres
