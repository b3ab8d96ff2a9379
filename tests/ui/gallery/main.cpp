#include "tests/ui/gallery/partssheet.h"
#include "tests/ui/gallery/peerssheet.h"

#include "ui/common/look.h"
#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QImage>

using namespace signalbox::ui;

int main(int argc, char** argv)
{
    // The scale has to be known before the application is.
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0) qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    }
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("screenshot"), QStringLiteral("Write the sheet to this file and leave."),
          QStringLiteral("file")},
         {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("name"), QStringLiteral("light")},
         {QStringLiteral("scale"), QStringLiteral("Device ratio."), QStringLiteral("number"), QStringLiteral("1")},
         {QStringLiteral("size"), QStringLiteral("For example 1280x800."), QStringLiteral("size"),
          QStringLiteral("1280x800")},
         {QStringLiteral("sheet"), QStringLiteral("parts or peers."), QStringLiteral("name"),
          QStringLiteral("parts")}});
    parser.process(application);

    if (!Theme::loadFonts()) qWarning("A font of the console could not be loaded");
    Look look;
    look.theme.setMode(parser.value(QStringLiteral("theme")) == QLatin1String("dark") ? Theme::Mode::Dark
                                                                                      : Theme::Mode::Light);
    QApplication::setStyle(new SignalboxStyle(look));
    look.theme.applyTo(application);

    std::unique_ptr<QWidget> sheet;
    if (parser.value(QStringLiteral("sheet")) == QLatin1String("peers"))
        sheet = std::make_unique<PeersSheet>(look);
    else
        sheet = std::make_unique<PartsSheet>(look);
    const QStringList size = parser.value(QStringLiteral("size")).split(u'x');
    sheet->resize(size.value(0).toInt(), size.value(1).toInt());
    sheet->show();
    if (!parser.isSet(QStringLiteral("screenshot"))) return QApplication::exec();
    // Colours of the selection depend on the window being active; the platform says so a little later.
    sheet->activateWindow();
    for (int turn = 0; turn < 200 && !sheet->isActiveWindow(); ++turn)
        QApplication::processEvents(QEventLoop::AllEvents, 10);
    if (!sheet->isActiveWindow()) qWarning("The sheet did not become the active window");
    QApplication::processEvents();
    return sheet->grab().save(parser.value(QStringLiteral("screenshot"))) ? 0 : 1;
}
