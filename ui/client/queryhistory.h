#pragma once

#include "ui/client/localstore.h"

#include <QDateTime>
#include <QJsonObject>

namespace signalbox::ui {

/// A document that was sent from the GraphQL console.
struct AskedQuery
{
    qint64 id = 0;
    QString document;
    QJsonObject variables;
    QDateTime askedAt;
    bool worked = false;
    int latencyMs = 0;
};

/// What was asked in the GraphQL console, newest first, at most entriesMax for a node. Secrets are cut out before
/// anything is written: see withoutSecrets().
class QueryHistory
{
public:
    static constexpr int entriesMax = 500;
    static constexpr int documentCharsMax = 200'000; ///< a longer one is not kept

    explicit QueryHistory(LocalStore& store) : m_store(store) {}

    [[nodiscard]] QFuture<Result<void>> add(QString profileId, AskedQuery query);
    [[nodiscard]] QFuture<Result<QList<AskedQuery>>> list(QString profileId, int limit);
    [[nodiscard]] QFuture<Result<void>> clear(QString profileId);

private:
    LocalStore& m_store;
};

/// The same JSON with the value of every member that carries a secret by its name (apiSecret, idpSecret, authToken,
/// authTokens, password, privateKey, clientSecret …) replaced by a mark. Use it before JSON goes to a file, a log or a
/// clipboard.
[[nodiscard]] QJsonValue withoutSecrets(const QJsonValue& value);
/// The same for literals written inside a GraphQL document.
[[nodiscard]] QString documentWithoutSecrets(const QString& document);

} // namespace signalbox::ui
