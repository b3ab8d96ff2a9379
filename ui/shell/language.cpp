#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

namespace signalbox::ui {

namespace {

constexpr QLatin1String prefix{"signalbox_"};
constexpr QLatin1String suffix{".qm"};

bool install(QCoreApplication& application, const QString& file, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(file, folder) && QCoreApplication::installTranslator(translator)) return true;
    delete translator;
    return false;
}

/// A language as a choice names it, or empty: `de_AT` is served by `de`.
QString existing(QString code, const QStringList& all)
{
    code.replace(u'-', u'_');
    if (all.contains(code)) return code;
    const QString language = code.section(u'_', 0, 0);
    return all.contains(language) ? language : QString();
}

} // namespace

QStringList languages()
{
    QStringList codes;
    const QDir folder(translationsPath);
    for (const QString& file : folder.entryList({prefix + QLatin1Char('*') + suffix}, QDir::Files, QDir::Name))
        codes.append(file.mid(prefix.size(), file.size() - prefix.size() - suffix.size()));
    codes.removeAll(QStringLiteral("en"));
    codes.prepend(QStringLiteral("en"));
    return codes;
}

QString installLanguage(QCoreApplication& application, const QString& choice, const QLocale& system)
{
    const QStringList all = languages();
    QString code = existing(choice, all);
    if (code.isEmpty()) {
        for (const QString& wish : system.uiLanguages()) {
            code = existing(wish, all);
            if (!code.isEmpty()) break;
        }
    }
    // The translator installed last is asked first.
    install(application, prefix + QStringLiteral("en"), translationsPath);
    if (code.isEmpty() || code == QLatin1String("en")) return QStringLiteral("en");
    install(application, QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, prefix + code, translationsPath);
    return code;
}

} // namespace signalbox::ui
