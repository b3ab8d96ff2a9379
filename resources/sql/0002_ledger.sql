-- The ledger when it lives in PostgreSQL (the embedded ledger keeps its own files and leaves these tables empty).
-- Sums stand in the account's row, so that a transfer costs the same after ten million others.

CREATE TABLE "ledgerAccounts" (
    "accountRef" uuid NOT NULL,
    "type" integer NOT NULL,
    "ledger" bigint NOT NULL,
    "debitsPosted" bigint NOT NULL DEFAULT 0,
    "debitsPending" bigint NOT NULL DEFAULT 0,
    "creditsPosted" bigint NOT NULL DEFAULT 0,
    "creditsPending" bigint NOT NULL DEFAULT 0,
    -- How many transfers have this account on either side: the next one's place in its history.
    "debitTransfers" bigint NOT NULL DEFAULT 0,
    "creditTransfers" bigint NOT NULL DEFAULT 0,
    PRIMARY KEY ("accountRef", "type"),
    CHECK ("debitsPosted" >= 0 AND "debitsPending" >= 0 AND "creditsPosted" >= 0 AND "creditsPending" >= 0),
    -- 101 is the settlement account: it may only give back what was deposited. All others may only spend what they have.
    CHECK ("type" = 101 OR "debitsPosted" + "debitsPending" <= "creditsPosted"),
    CHECK ("type" <> 101 OR "creditsPosted" + "creditsPending" <= "debitsPosted")
);

CREATE TABLE "ledgerTransfers" (
    "transferRef" uuid NOT NULL PRIMARY KEY,
    "debitRef" uuid NOT NULL,
    "debitType" integer NOT NULL,
    "creditRef" uuid NOT NULL,
    "creditType" integer NOT NULL,
    "amount" bigint NOT NULL CHECK ("amount" > 0),
    "ledger" bigint NOT NULL,
    "kind" integer NOT NULL,
    -- 0 pending, 1 posted, 2 voided, 3 expired
    "state" integer NOT NULL CHECK ("state" BETWEEN 0 AND 3),
    "createdAt" bigint NOT NULL,
    "expiresAt" bigint,
    "reference" uuid,
    "debitSequence" bigint NOT NULL,
    "creditSequence" bigint NOT NULL,
    CHECK ("state" = 1 OR "expiresAt" IS NOT NULL)
);

CREATE UNIQUE INDEX "ledgerTransfersDebit" ON "ledgerTransfers" ("debitRef", "debitType", "debitSequence");
CREATE UNIQUE INDEX "ledgerTransfersCredit" ON "ledgerTransfers" ("creditRef", "creditType", "creditSequence");
CREATE INDEX "ledgerTransfersDue" ON "ledgerTransfers" ("expiresAt") WHERE "state" = 0;
