#pragma once

#include <QHash>
#include <QString>
#include <QVariant>

namespace signalbox::ui {

/// Where a table keeps its columns and a drawer its size. The shell gives one backed by a file; tests use
/// MemorySettings. Keys are paths like `tables/peers/columns`. Reading an unknown key gives an invalid QVariant. GUI
/// thread only.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    virtual QVariant value(const QString& key) const = 0;
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

class MemorySettings final : public SettingsStore
{
public:
    QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace signalbox::ui
