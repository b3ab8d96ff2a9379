#include "ui/client/viewsettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>

namespace signalbox::ui {

namespace {
using Values = QHash<QString, QJsonValue>;
}

QFuture<Result<void>> ViewSettings::load()
{
    const auto read = m_store.run<Values>([](QSqlDatabase& database) -> Result<Values> {
        const auto run = sqlRun(database, QStringLiteral("SELECT name, value FROM view_settings"));
        if (!run) return run.error();
        Values values;
        while ((*run)->next()) {
            // Wrapped in an array, because a document of its own must be an object or an array.
            const QJsonArray wrapped = QJsonDocument::fromJson((*run)->value(1).toString().toUtf8()).array();
            if (wrapped.size() == 1) values.insert((*run)->value(0).toString(), wrapped.first());
        }
        return values;
    });
    return mapped(read, this, [this](const Values& values) -> Result<void> {
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (!m_values.contains(value.key())) m_values.insert(value.key(), value.value());
        }
        return {};
    });
}

QJsonValue ViewSettings::value(const QString& name, const QJsonValue& otherwise) const
{
    return m_values.value(name, otherwise);
}

void ViewSettings::setValue(const QString& name, const QJsonValue& value)
{
    if (m_values.contains(name) && m_values.value(name) == value) return;
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    if (text.size() > valueBytesMax) return;
    m_values.insert(name, value);
    (void)m_store.run<void>([name, text](QSqlDatabase& database) -> Result<void> {
        const auto run = sqlRun(database,
                                QStringLiteral("INSERT INTO view_settings(name, value) VALUES(?, ?)"
                                               " ON CONFLICT(name) DO UPDATE SET value = excluded.value"),
                                {name, QString::fromUtf8(text)});
        if (!run) return run.error();
        return {};
    });
}

QFuture<Result<void>> ViewSettings::clear()
{
    m_values.clear();
    return m_store.run<void>([](QSqlDatabase& database) -> Result<void> {
        const auto run = sqlRun(database, QStringLiteral("DELETE FROM view_settings"));
        if (!run) return run.error();
        return {};
    });
}

} // namespace signalbox::ui
