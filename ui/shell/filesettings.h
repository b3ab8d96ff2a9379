#pragma once

#include "ui/client/versionedfile.h"
#include "ui/common/settingsstore.h"

#include <QObject>
#include <QTimer>

namespace signalbox::ui {

/// The console's settings in one versioned JSON file, the last good one beside it. Reads come from memory; a change is
/// on disk within SaveDelay, and at once with flush(). A damaged file is set aside, said, and defaults are used. GUI
/// thread only.
class FileSettings final : public QObject, public SettingsStore
{
    Q_OBJECT
public:
    static constexpr int SaveDelay = 400; ///< ms: dragging a column is one writing, not a hundred

    explicit FileSettings(const QString& path, QObject* parent = nullptr);
    ~FileSettings() override;

    /// A sentence for the person when something was wrong with the file; empty otherwise.
    [[nodiscard]] const QString& notice() const { return m_notice; }

    QVariant value(const QString& key) const override;
    /// An invalid value takes the key away, so that its default holds again.
    void setValue(const QString& key, const QVariant& value) override;
    [[nodiscard]] Result<void> flush();

Q_SIGNALS:
    /// The file could not be written; said once until it works again.
    void saveFailed(const QString& sentence);

private:
    VersionedFile m_file;
    QJsonObject m_values;
    QString m_notice;
    QTimer m_save;
    bool m_dirty = false;
    bool m_failed = false;
};

} // namespace signalbox::ui
