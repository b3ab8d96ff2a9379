#include "ui/shell/preferences.h"

#include "ui/shell/language.h"

namespace signalbox::ui {

namespace {

const QString appearance = QStringLiteral("appearance");
const QString formats = QStringLiteral("formats");

QStringList zones()
{
    QStringList ids{QStringLiteral("system"), QStringLiteral("UTC")};
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        const QString name = QString::fromLatin1(id);
        if (name.contains(u'/') && !name.startsWith(QLatin1String("Etc/"))) ids.append(name);
    }
    return ids;
}

} // namespace

const QList<Preference>& Preferences::table()
{
    using Kind = Preference::Kind;
    static const QList<Preference> all{
        {QStringLiteral("appearance/theme"),
         Kind::Choice,
         appearance,
         QStringLiteral("system"),
         {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}},
        {QStringLiteral("appearance/contrast"), Kind::Switch, appearance, false},
        {QStringLiteral("appearance/rows"),
         Kind::Choice,
         appearance,
         QStringLiteral("compact"),
         {QStringLiteral("compact"), QStringLiteral("comfortable")}},
        {QStringLiteral("appearance/reducedMotion"), Kind::Switch, appearance, false},
        {QStringLiteral("appearance/systemFont"), Kind::Switch, appearance, false},
        {QStringLiteral("language"), Kind::Choice, QStringLiteral("language"), QStringLiteral("system"),
         QStringList(QStringLiteral("system")) + languages()},
        {QStringLiteral("formats/decimal"),
         Kind::Choice,
         formats,
         QStringLiteral("point"),
         {QStringLiteral("point"), QStringLiteral("comma")}},
        {QStringLiteral("formats/group"),
         Kind::Choice,
         formats,
         QStringLiteral("space"),
         {QStringLiteral("space"), QStringLiteral("apostrophe"), QStringLiteral("none")}},
        {QStringLiteral("formats/zone"), Kind::Choice, formats, QStringLiteral("system"), zones()},
        {QStringLiteral("security/unlockMinutes"),
         Kind::Choice,
         QStringLiteral("security"),
         QStringLiteral("15"),
         {QStringLiteral("5"), QStringLiteral("15"), QStringLiteral("30"), QStringLiteral("60")}},
    };
    return all;
}

Preferences::Preferences(Look& look, SettingsStore& settings, QObject* parent)
    : QObject(parent), m_look(look), m_settings(settings)
{
    apply();
}

QVariant Preferences::read(const QString& key) const
{
    for (const Preference& preference : table()) {
        if (preference.key != key) continue;
        const QVariant kept = m_settings.value(key);
        const bool fits = preference.kind == Preference::Kind::Switch
                              ? kept.typeId() == QMetaType::Bool
                              : kept.typeId() == QMetaType::QString && preference.choices.contains(kept.toString());
        return fits ? kept : preference.otherwise;
    }
    return {};
}

QString Preferences::choice(const QString& key) const
{
    return read(key).toString();
}

bool Preferences::isOn(const QString& key) const
{
    return read(key).toBool();
}

bool Preferences::isDefault(const QString& key) const
{
    return !m_settings.value(key).isValid();
}

void Preferences::set(const QString& key, const QVariant& value)
{
    m_settings.setValue(key, value);
    apply();
    Q_EMIT changed(key);
}

void Preferences::setMasked(bool on)
{
    if (m_masked == on) return;
    m_masked = on;
    apply();
    Q_EMIT maskedChanged(on);
}

void Preferences::apply()
{
    const QString theme = choice(QStringLiteral("appearance/theme"));
    m_look.theme.setMode(theme == QLatin1String("light")  ? Theme::Mode::Light
                         : theme == QLatin1String("dark") ? Theme::Mode::Dark
                                                          : Theme::Mode::System);
    m_look.theme.setIncreasedContrast(isOn(QStringLiteral("appearance/contrast")));
    m_look.theme.setComfortableRows(choice(QStringLiteral("appearance/rows")) == QLatin1String("comfortable"));
    m_look.theme.setReducedMotion(isOn(QStringLiteral("appearance/reducedMotion")));
    m_look.theme.setUsesSystemFont(isOn(QStringLiteral("appearance/systemFont")));

    FormatSettings written = m_look.format.settings();
    written.decimalSign =
        choice(QStringLiteral("formats/decimal")) == QLatin1String("comma") ? QLatin1Char(',') : QLatin1Char('.');
    const QString group = choice(QStringLiteral("formats/group"));
    written.groupSign = group == QLatin1String("apostrophe") ? QChar(0x2019)
                        : group == QLatin1String("none")     ? QChar()
                                                             : QChar(0x202F);
    const QString zone = choice(QStringLiteral("formats/zone"));
    written.zone = zone == QLatin1String("system") ? QTimeZone::systemTimeZone() : QTimeZone(zone.toLatin1());
    written.masked = m_masked;
    m_look.format.setSettings(written);
}

} // namespace signalbox::ui
