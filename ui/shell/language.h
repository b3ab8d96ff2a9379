#pragma once

#include <QLocale>
#include <QStringList>

class QCoreApplication;

namespace signalbox::ui {

/// Where the program carries its languages: `signalbox_<code>.qm`. Linked in by app/desktop (target translations_qm).
inline constexpr QLatin1String translationsPath{":/signalbox/translations"};

/// Codes of the languages that exist, `en` first. English is there even when no file is: it is what the source says.
[[nodiscard]] QStringList languages();

/// Gives `application` the words of `choice`: a code of languages(), or `system` for the first of the person's own
/// languages that exists. English stays underneath, so that a text without a translation still has its plural forms.
/// Call once, before the first widget. Returns the code in use.
QString installLanguage(QCoreApplication& application, const QString& choice,
                        const QLocale& system = QLocale::system());

} // namespace signalbox::ui
