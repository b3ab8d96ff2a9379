#pragma once

#include "ui/common/look.h"
#include "ui/common/settingsstore.h"

#include <QObject>

namespace signalbox::ui {

/// One setting a person can choose, with what holds until they do. All of them stand in one table, preferenceTable().
struct Preference
{
    enum class Kind { Switch, Choice };
    QString key;
    Kind kind = Kind::Switch;
    QString section; ///< id of the part of the Settings page it stands in
    QVariant otherwise;
    QStringList choices = {}; ///< values a Choice may take; anything else read from the file counts as the default
};

/// What the person chose, read with its default and validated, and brought into the Look. GUI thread only.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    Preferences(Look& look, SettingsStore& settings, QObject* parent = nullptr);

    static const QList<Preference>& table();

    [[nodiscard]] QString choice(const QString& key) const;
    [[nodiscard]] bool isOn(const QString& key) const;
    void set(const QString& key, const QVariant& value);
    [[nodiscard]] bool isDefault(const QString& key) const;
    /// Figures as bullets; not kept: the next start shows them.
    [[nodiscard]] bool masked() const { return m_masked; }
    void setMasked(bool on);

    SettingsStore& settings() { return m_settings; }

Q_SIGNALS:
    void changed(const QString& key);
    void maskedChanged(bool on);

private:
    [[nodiscard]] QVariant read(const QString& key) const;
    void apply();

    Look& m_look;
    SettingsStore& m_settings;
    bool m_masked = false;
};

} // namespace signalbox::ui
