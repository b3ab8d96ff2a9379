-- Tenants and what they own, without payments. Ids are lower-case UUID texts, moments milliseconds since 1970, amounts
-- the asset's smallest unit (below 2^63), booleans 0 and 1. Lists are paged by ("createdAt", "id").

CREATE TABLE "tenants" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "apiSecret" TEXT NOT NULL,
    "idpConsentUrl" TEXT,
    "idpSecret" TEXT,
    "publicName" TEXT,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "deletedAt" BIGINT
);
CREATE INDEX "tenantsPage" ON "tenants" ("createdAt", "id");

CREATE TABLE "tenantSettings" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL REFERENCES "tenants" ("id") ON DELETE CASCADE,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "deletedAt" BIGINT
);
CREATE UNIQUE INDEX "tenantSettingsKey" ON "tenantSettings" ("tenantId", "key");
-- Who has this base of wallet addresses already?
CREATE INDEX "tenantSettingsValue" ON "tenantSettings" ("key", "value");

-- "ledger" is the number of the asset's books; the store allocates it, and a number is never used twice.
CREATE TABLE "assets" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "scale" INTEGER NOT NULL,
    "ledger" INTEGER NOT NULL,
    "withdrawalThreshold" BIGINT,
    "liquidityThreshold" BIGINT,
    "tenantId" TEXT NOT NULL REFERENCES "tenants" ("id"),
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "deletedAt" BIGINT,
    CONSTRAINT "assetsScale" CHECK ("scale" >= 0 AND "scale" <= 255)
);
CREATE UNIQUE INDEX "assetsCode" ON "assets" ("code", "scale", "tenantId");
CREATE UNIQUE INDEX "assetsLedger" ON "assets" ("ledger");
CREATE INDEX "assetsPage" ON "assets" ("createdAt", "id");
CREATE INDEX "assetsTenantPage" ON "assets" ("tenantId", "createdAt", "id");

-- Never updated: the newest of an asset and type is in force.
CREATE TABLE "fees" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assetId" TEXT NOT NULL REFERENCES "assets" ("id"),
    "type" TEXT NOT NULL,
    "fixedFee" BIGINT NOT NULL,
    "basisPointFee" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "feesType" CHECK ("type" IN ('SENDING', 'RECEIVING')),
    CONSTRAINT "feesFixed" CHECK ("fixedFee" >= 0),
    CONSTRAINT "feesBasisPoints" CHECK ("basisPointFee" >= 0 AND "basisPointFee" <= 10000)
);
CREATE INDEX "feesInForce" ON "fees" ("assetId", "type", "createdAt", "id");
CREATE INDEX "feesPage" ON "fees" ("assetId", "createdAt", "id");

-- "routes" is a JSON array of ILP address prefixes, or null.
CREATE TABLE "peers" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assetId" TEXT NOT NULL REFERENCES "assets" ("id"),
    "maxPacketAmount" BIGINT,
    "staticIlpAddress" TEXT NOT NULL,
    "outgoingToken" TEXT NOT NULL,
    "outgoingEndpoint" TEXT NOT NULL,
    "name" TEXT,
    "liquidityThreshold" BIGINT,
    "routes" TEXT,
    "tenantId" TEXT NOT NULL REFERENCES "tenants" ("id"),
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "peersAddress" ON "peers" ("assetId", "staticIlpAddress");
CREATE INDEX "peersPage" ON "peers" ("createdAt", "id");
CREATE INDEX "peersTenantPage" ON "peers" ("tenantId", "createdAt", "id");

-- What peers show us; unique over the whole node.
CREATE TABLE "httpTokens" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "peerId" TEXT NOT NULL REFERENCES "peers" ("id") ON DELETE CASCADE,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "httpTokensToken" ON "httpTokens" ("token");
CREATE INDEX "httpTokensPeer" ON "httpTokens" ("peerId");

-- "address" is stored in lower case.
CREATE TABLE "walletAddresses" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "address" TEXT NOT NULL,
    "publicName" TEXT,
    "assetId" TEXT NOT NULL REFERENCES "assets" ("id"),
    "totalEventsAmount" BIGINT NOT NULL DEFAULT 0,
    "processAt" BIGINT,
    "deactivatedAt" BIGINT,
    "tenantId" TEXT NOT NULL REFERENCES "tenants" ("id"),
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "walletAddressesAddress" ON "walletAddresses" ("address");
CREATE INDEX "walletAddressesAsset" ON "walletAddresses" ("assetId");
CREATE INDEX "walletAddressesDue" ON "walletAddresses" ("processAt") WHERE "processAt" IS NOT NULL;
CREATE INDEX "walletAddressesPage" ON "walletAddresses" ("createdAt", "id");
CREATE INDEX "walletAddressesTenantPage" ON "walletAddresses" ("tenantId", "createdAt", "id");

CREATE TABLE "walletAddressAdditionalProperties" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "walletAddressId" TEXT NOT NULL REFERENCES "walletAddresses" ("id") ON DELETE CASCADE,
    "fieldKey" TEXT NOT NULL,
    "fieldValue" TEXT NOT NULL,
    "visibleInOpenPayments" INTEGER NOT NULL DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
CREATE INDEX "walletAddressAdditionalPropertiesOwner"
    ON "walletAddressAdditionalProperties" ("walletAddressId");

-- "alg", "kty" and "crv" of a key are the same for all and are not stored.
CREATE TABLE "walletAddressKeys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "walletAddressId" TEXT NOT NULL REFERENCES "walletAddresses" ("id"),
    "kid" TEXT NOT NULL,
    "x" TEXT NOT NULL,
    "revoked" INTEGER NOT NULL DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "walletAddressKeysInUse" ON "walletAddressKeys" ("walletAddressId", "kid") WHERE "revoked" = 0;
CREATE INDEX "walletAddressKeysPage" ON "walletAddressKeys" ("walletAddressId", "createdAt", "id");

-- Numbers that are given out once and never again. A number taken by a write that is rolled back is given out again,
-- because it was never seen.
CREATE TABLE "counters" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" BIGINT NOT NULL
);
INSERT INTO "counters" ("name", "value") VALUES ('ledger', 0);
