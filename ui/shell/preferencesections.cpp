// Appearance, language and formats: one row for each line of Preferences::table().

#include "ui/shell/settingssections.h"

#include <QComboBox>

namespace signalbox::ui {

namespace {

struct Words
{
    QString title;
    QString line;
    QStringList choices = {}; ///< as in the table; empty: the values themselves
};

Words wordsOf(const QString& key)
{
    if (key == QLatin1String("appearance/theme"))
        return {SettingsSection::tr("Theme"),
                SettingsSection::tr("As the system unless you choose."),
                {SettingsSection::tr("As the system"), SettingsSection::tr("Light"), SettingsSection::tr("Dark")}};
    if (key == QLatin1String("appearance/contrast"))
        return {SettingsSection::tr("Increase contrast"),
                SettingsSection::tr("Stronger lines and grey words. Off unless you choose.")};
    if (key == QLatin1String("appearance/rows"))
        return {SettingsSection::tr("Height of rows"),
                SettingsSection::tr("Compact unless you choose."),
                {SettingsSection::tr("Compact"), SettingsSection::tr("Comfortable")}};
    if (key == QLatin1String("appearance/reducedMotion"))
        return {SettingsSection::tr("Reduce motion"),
                SettingsSection::tr("Nothing slides or fades. Off unless you choose.")};
    if (key == QLatin1String("appearance/systemFont"))
        return {SettingsSection::tr("Use the system's font"),
                SettingsSection::tr("Figures stay in Signalbox Sans, whose digits line up. Off unless you choose.")};
    if (key == QLatin1String("language"))
        return {SettingsSection::tr("Language"),
                SettingsSection::tr("As the system unless you choose; holds from the next start."),
                {SettingsSection::tr("As the system"), SettingsSection::tr("English")}};
    if (key == QLatin1String("formats/decimal"))
        return {SettingsSection::tr("Decimal sign"),
                SettingsSection::tr("A point unless you choose."),
                {SettingsSection::tr("Point: 1234.50"), SettingsSection::tr("Comma: 1234,50")}};
    if (key == QLatin1String("formats/group"))
        return {
            SettingsSection::tr("Groups of three digits"),
            SettingsSection::tr("A narrow space unless you choose."),
            {SettingsSection::tr("Narrow space"), SettingsSection::tr("Apostrophe"), SettingsSection::tr("No groups")}};
    if (key == QLatin1String("formats/zone"))
        return {SettingsSection::tr("Time zone"),
                SettingsSection::tr("As the system unless you choose. Exports are always in UTC.")};
    return {};
}

QWidget* controlFor(Preferences& preferences, const Preference& preference, const Words& words)
{
    if (preference.kind == Preference::Kind::Switch) {
        auto* control = new Switch;
        control->setObjectName(preference.key);
        control->setChecked(preferences.isOn(preference.key));
        QObject::connect(control, &QCheckBox::toggled, &preferences,
                         [&preferences, key = preference.key](bool on) { preferences.set(key, on); });
        return control;
    }
    auto* control = new QComboBox;
    control->setObjectName(preference.key);
    control->setMinimumWidth(180);
    control->setMaxVisibleItems(16);
    for (int i = 0; i < preference.choices.size(); ++i) {
        const QString& value = preference.choices[i];
        QString shown = words.choices.value(i);
        if (shown.isEmpty() && preference.key == QLatin1String("language")) shown = QLocale(value).nativeLanguageName();
        if (shown.isEmpty()) shown = value == QLatin1String("system") ? SettingsSection::tr("As the system") : value;
        control->addItem(shown, value);
    }
    control->setCurrentIndex(control->findData(preferences.choice(preference.key)));
    QObject::connect(control, &QComboBox::activated, &preferences,
                     [&preferences, control, key = preference.key] { preferences.set(key, control->currentData()); });
    QObject::connect(&preferences, &Preferences::changed, control, [&preferences, control, key = preference.key] {
        control->setCurrentIndex(control->findData(preferences.choice(key)));
    });
    return control;
}

} // namespace

QList<SettingsSection*> preferenceSections(Look& look, Preferences& preferences)
{
    auto* appearance = new SettingsSection(look, QStringLiteral("appearance"), QStringLiteral("sun-moon"),
                                           SettingsSection::tr("Appearance"));
    auto* language = new SettingsSection(look, QStringLiteral("language"), QStringLiteral("languages"),
                                         SettingsSection::tr("Language"));
    auto* formats =
        new SettingsSection(look, QStringLiteral("formats"), QStringLiteral("binary"), SettingsSection::tr("Formats"));
    const QList<SettingsSection*> sections{appearance, language, formats};
    for (const Preference& preference : Preferences::table()) {
        const Words words = wordsOf(preference.key);
        for (SettingsSection* section : sections) {
            if (section->id() == preference.section)
                section->addRow(words.title, words.line, controlFor(preferences, preference, words));
        }
    }
    return sections;
}

} // namespace signalbox::ui
