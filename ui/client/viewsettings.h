#pragma once

#include "ui/client/localstore.h"

#include <QHash>
#include <QJsonValue>

namespace signalbox::ui {

/// How tables and pages were left: columns, widths, sort, open pages. Named by the page, such as "peers/columns".
/// Losing them loses comfort, nothing else. load() once; reads then come from memory on the caller's thread, writes go
/// to the store behind it.
class ViewSettings : public QObject
{
    Q_OBJECT
public:
    static constexpr int valueBytesMax = 64 * 1024; ///< a larger value is not kept

    explicit ViewSettings(LocalStore& store, QObject* parent = nullptr) : QObject(parent), m_store(store) {}

    /// Ends when value() answers from what was saved.
    [[nodiscard]] QFuture<Result<void>> load();
    /// The saved value, or `otherwise`. A value that cannot be read counts as not saved.
    [[nodiscard]] QJsonValue value(const QString& name, const QJsonValue& otherwise = {}) const;
    /// In memory at once, on disk soon; asked again with the value it has it does nothing.
    void setValue(const QString& name, const QJsonValue& value);
    /// Forgets all of it.
    [[nodiscard]] QFuture<Result<void>> clear();

private:
    LocalStore& m_store;
    QHash<QString, QJsonValue> m_values;
};

} // namespace signalbox::ui
