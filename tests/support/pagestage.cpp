#include "tests/support/pagestage.h"

#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QVBoxLayout>

namespace signalbox::ui::test {

PageStage::PageStage() : commands(std::make_unique<Commands>(look, settings)), m_window(std::make_unique<QWidget>())
{
    Theme::loadFonts();
    look.theme.setMode(Theme::Mode::Light);
    look.theme.setReducedMotion(true);
    FormatSettings formats = look.format.settings();
    formats.zone = QTimeZone::utc();
    formats.words = QLocale(QLocale::English);
    look.format.setSettings(formats);
    QApplication::setStyle(new SignalboxStyle(look));
    look.theme.applyTo(*qApp);
    m_window->resize(pageSize);
    auto* column = new QVBoxLayout(m_window.get());
    column->setContentsMargins(0, 0, 0, 0);
}

PageStage::~PageStage()
{
    close();
    m_window.reset();
    QApplication::setStyle(QStringLiteral("fusion")); // ours paints from this look
}

PageSurroundings PageStage::surroundings()
{
    return {.look = look, .settings = settings, .commands = *commands, .tasks = tasks, .dialogHost = m_window.get()};
}

void PageStage::show(NodePage* page)
{
    m_page = page;
    m_window->layout()->addWidget(page);
    m_window->show();
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
    page->setInSight(true);
}

void PageStage::close()
{
    delete std::exchange(m_page, nullptr);
}

void PageStage::shoot(const QString& name)
{
    const QString folder = qEnvironmentVariable("SIGNALBOX_SHOTS");
    if (folder.isEmpty()) return;
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        look.theme.setMode(mode);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(); // palettes and layouts settle
        const QString file =
            name + (mode == Theme::Mode::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        m_window->grab().save(QDir(folder).filePath(file));
    }
    look.theme.setMode(Theme::Mode::Light);
    QCoreApplication::processEvents();
}

} // namespace signalbox::ui::test
