#pragma once

#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace signalbox::ui {

/// The same question as a line for a shell. Secrets in document and variables are cut out. A node asks for a signature
/// that only the console can make, so the line takes it from the variable SIGNATURE.
[[nodiscard]] QString asCurl(const QUrl& url, const QString& tenantId, const QString& document,
                             const QJsonObject& variables);
/// The document with its variables in a comment, without secrets.
[[nodiscard]] QString asGraphql(const QString& document, const QJsonObject& variables);

} // namespace signalbox::ui
