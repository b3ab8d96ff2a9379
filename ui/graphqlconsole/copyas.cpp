#include "ui/graphqlconsole/copyas.h"

#include "ui/client/queryhistory.h"

#include <QJsonDocument>

namespace signalbox::ui {

namespace {

/// Safe inside a shell's single quotes.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

QString asCurl(const QUrl& url, const QString& tenantId, const QString& document, const QJsonObject& variables)
{
    QJsonObject body{{QStringLiteral("query"), documentWithoutSecrets(document)}};
    if (!variables.isEmpty()) body.insert(QStringLiteral("variables"), withoutSecrets(variables));
    const QString json = QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
    QString line = QStringLiteral("curl %1 \\\n  -H 'content-type: application/json' \\\n")
                       .arg(quoted(url.toString(QUrl::FullyEncoded)));
    if (!tenantId.isEmpty())
        line += QStringLiteral("  -H %1 \\\n").arg(quoted(QStringLiteral("tenant-id: ") + tenantId));
    line += QStringLiteral("  -H \"signature: $SIGNATURE\" \\\n  --data-raw %1\n").arg(quoted(json));
    return line;
}

QString asGraphql(const QString& document, const QJsonObject& variables)
{
    QString text = documentWithoutSecrets(document);
    if (variables.isEmpty()) return text;
    const QJsonObject safe = withoutSecrets(variables).toObject();
    const QString json = QString::fromUtf8(QJsonDocument(safe).toJson());
    QString comment;
    for (const QString& line : json.trimmed().split(u'\n')) comment += QStringLiteral("# ") + line + u'\n';
    return comment + text;
}

} // namespace signalbox::ui
