#include "ui/client/queryhistory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSqlQuery>

namespace signalbox::ui {

namespace {

const QString mark = QStringLiteral("‹secret›");

/// Part of a name that says "this is a secret". Compared in lower case without underscores and dashes.
bool namesASecret(QString name)
{
    name = name.toLower().remove(QLatin1Char('_')).remove(QLatin1Char('-'));
    static const QStringList parts{QStringLiteral("secret"),     QStringLiteral("authtoken"),
                                   QStringLiteral("password"),   QStringLiteral("privatekey"),
                                   QStringLiteral("passphrase"), QStringLiteral("accesstoken"),
                                   QStringLiteral("apikey")};
    for (const QString& part : parts) {
        if (name.contains(part)) return true;
    }
    return false;
}

} // namespace

QJsonValue withoutSecrets(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray cut;
        const QJsonArray array = value.toArray();
        for (const QJsonValue& item : array) cut.append(withoutSecrets(item));
        return cut;
    }
    if (!value.isObject()) return value;
    QJsonObject cut = value.toObject();
    for (auto member = cut.begin(); member != cut.end(); ++member) {
        const bool hide = namesASecret(member.key()) && !member.value().isNull();
        member.value() = hide ? QJsonValue(mark) : withoutSecrets(member.value());
    }
    return cut;
}

QString documentWithoutSecrets(const QString& document)
{
    // name: "text", name: """text""" or name: ["text", …]. The name decides; a selected field has no colon and a value.
    static const QRegularExpression member(
        QStringLiteral(R"re(([A-Za-z_][A-Za-z0-9_]*)(\s*:\s*)("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\[[^\]]*\]))re"));
    QString cut;
    qsizetype at = 0;
    auto matches = member.globalMatch(document);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!namesASecret(match.captured(1))) continue;
        cut += document.mid(at, match.capturedStart(3) - at) + QLatin1Char('"') + mark + QLatin1Char('"');
        at = match.capturedEnd(3);
    }
    return cut + document.mid(at);
}

QFuture<Result<void>> QueryHistory::add(QString profileId, AskedQuery query)
{
    if (query.document.size() > documentCharsMax) return answered<void>({});
    query.document = documentWithoutSecrets(query.document);
    query.variables = withoutSecrets(query.variables).toObject();
    return m_store.runAtomically<void>([profileId, query](QSqlDatabase& database) -> Result<void> {
        const QString variables = QString::fromUtf8(QJsonDocument(query.variables).toJson(QJsonDocument::Compact));
        const auto added = sqlRun(database,
                                  QStringLiteral("INSERT INTO asked(profile_id, document, variables, asked_at, worked,"
                                                 " latency_ms) VALUES(?,?,?,?,?,?)"),
                                  {profileId, query.document, variables, query.askedAt.toMSecsSinceEpoch(),
                                   int(query.worked), query.latencyMs});
        if (!added) return added.error();
        const auto trimmed =
            sqlRun(database,
                   QStringLiteral("DELETE FROM asked WHERE profile_id = ? AND id NOT IN (SELECT id FROM"
                                  " asked WHERE profile_id = ? ORDER BY id DESC LIMIT ?)"),
                   {profileId, profileId, entriesMax});
        if (!trimmed) return trimmed.error();
        return {};
    });
}

QFuture<Result<QList<AskedQuery>>> QueryHistory::list(QString profileId, int limit)
{
    return m_store.run<QList<AskedQuery>>([profileId, limit](QSqlDatabase& database) -> Result<QList<AskedQuery>> {
        const auto run = sqlRun(database,
                                QStringLiteral("SELECT id, document, variables, asked_at, worked, latency_ms FROM asked"
                                               " WHERE profile_id = ? ORDER BY id DESC LIMIT ?"),
                                {profileId, limit});
        if (!run) return run.error();
        QSqlQuery& row = **run;
        QList<AskedQuery> list;
        while (row.next()) {
            list.append({row.value(0).toLongLong(), row.value(1).toString(),
                         QJsonDocument::fromJson(row.value(2).toString().toUtf8()).object(),
                         QDateTime::fromMSecsSinceEpoch(row.value(3).toLongLong(), Qt::UTC), row.value(4).toBool(),
                         row.value(5).toInt()});
        }
        return list;
    });
}

QFuture<Result<void>> QueryHistory::clear(QString profileId)
{
    return m_store.runAtomically<void>([profileId](QSqlDatabase& database) -> Result<void> {
        const auto run = sqlRun(database, QStringLiteral("DELETE FROM asked WHERE profile_id = ?"), {profileId});
        if (!run) return run.error();
        return {};
    });
}

} // namespace signalbox::ui
