-- What mutations answered, by idempotency key, for nodes without Redis: a repetition after a crash must find it.
-- "key" is the tenant and the key; "expiresAt" in milliseconds since 1970.
CREATE TABLE "idempotencyAnswers" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "answer" TEXT NOT NULL,
    "expiresAt" BIGINT NOT NULL
);
CREATE INDEX "idempotencyAnswersExpiry" ON "idempotencyAnswers" ("expiresAt");
