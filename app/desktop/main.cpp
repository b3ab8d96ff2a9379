#include "app/desktop/console.h"
#include "app/desktop/firstpaint.h"
#include "app/desktop/headless.h"
#include "app/desktop/instance.h"
#include "app/desktop/options.h"
#include "app/desktop/stopsignals.h"
#include "app/desktop/version.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>

#include <csignal>

using namespace signalbox;

namespace {

constexpr int Failed = 1;
constexpr int Usage = 2;
constexpr int InUse = 4;

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void nameProgram()
{
    // No organization name: it would double the folder.
    QCoreApplication::setApplicationName(QStringLiteral("signalbox"));
    QCoreApplication::setApplicationVersion(desktop::versionNumber());
}

/// The profile's folder, made when it is missing and readable for its owner only.
QString profileFolder(const desktop::Options& options)
{
    const QString folder =
        options.profileFolder.isEmpty() ? desktop::usualFolder() : QDir(options.profileFolder).absolutePath();
    if (!QDir(folder).exists() && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QDir(folder).exists() ? folder : QString();
}

int openConsole(QApplication& application, const desktop::Options& options, const QStringList& arguments,
                const QElapsedTimer& since)
{
    const QString folder = profileFolder(options);
    if (folder.isEmpty()) {
        QTextStream(stderr) << "signalbox: "
                            << QCoreApplication::translate("main", "The folder of the profile cannot be made.") << "\n";
        return Failed;
    }
    desktop::Instance instance(folder);
    if (!instance.claim()) {
        if (instance.handOver(arguments)) return 0;
        QTextStream(stderr) << "signalbox: "
                            << QCoreApplication::translate("main", "Another console uses this profile.") << "\n";
        return InUse;
    }
    const QByteArray measure = qgetenv("SIGNALBOX_MEASURE_FIRST_PAINT");
    desktop::FirstPaint firstPaint(since, measure == "exit", nullptr);
    if (!measure.isEmpty()) application.installEventFilter(&firstPaint);
    desktop::Console console(application, folder, options);
    QObject::connect(&instance, &desktop::Instance::argumentsCame, &console, [&console](const QStringList& later) {
        QString problem;
        if (const auto wanted = desktop::parseOptions(later, &problem)) console.obey(*wanted);
        console.raise();
    });
    desktop::StopSignals signals;
    QObject::connect(&signals, &desktop::StopSignals::stopWanted, &console, [&console] { console.close(); });
    console.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer since;
    since.start();
    // A peer that closes its connection is an error value, not a signal.
    std::signal(SIGPIPE, SIG_IGN);
    const QStringList arguments = argumentsOf(argc, argv);
    QString problem;
    const std::optional<desktop::Options> options = desktop::parseOptions(arguments, &problem);
    using What = desktop::Options::What;
    if (!options) {
        QTextStream(stderr) << "signalbox: " << problem << "\n"
                            << QCoreApplication::translate("main", "Try: signalbox --help") << "\n";
        return Usage;
    }
    if (options->what == What::Help) {
        QTextStream(stdout) << desktop::helpText();
        return 0;
    }
    if (options->what == What::Version) {
        QTextStream(stdout) << desktop::versionText() << "\n";
        return 0;
    }
    nameProgram();
    if (options->what != What::Window) {
        const QCoreApplication application(argc, argv);
        const QString folder = options->profileFolder.isEmpty() ? desktop::usualFolder() : options->profileFolder;
        return options->what == What::Query ? desktop::runQuery(folder, *options) : desktop::listProfiles(folder);
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("signalbox"));
    return openConsole(application, *options, arguments, since);
}
