#include "tests/ui/gallery/peerssheet.h"

#include "ui/common/chart.h"
#include "ui/common/controls.h"
#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/tablepage.h"

#include <QAction>
#include <QVBoxLayout>

namespace signalbox::ui {

PeersSheet::PeersSheet(Look& look, QWidget* parent)
    : QWidget(parent), m_look(look), m_model(std::make_unique<RowModel<SamplePeer>>(look.format, samplePeerColumns()))
{
    m_model->setNow(sampleNow());
    m_model->merge(samplePeers());
    const auto choice = [](const char* word) {
        return ChipSpec::Choice{.value = QString::fromLatin1(word), .label = QString::fromLatin1(word)};
    };
    TablePageSpec spec{.id = QStringLiteral("peers"),
                       .version = 1,
                       .title = QStringLiteral("Peers"),
                       .icon = QStringLiteral("waypoints"),
                       .emptyTitle = QStringLiteral("No peers yet"),
                       .emptyLine = QStringLiteral("A peer is a node you exchange packets with."),
                       .chips = {{.key = QStringLiteral("view"), .label = QStringLiteral("View"), .choices = {}},
                                 {.key = QStringLiteral("available"),
                                  .label = QStringLiteral("Asset"),
                                  .choices = {choice("USD"), choice("EUR"), choice("MXN"), choice("ZAR")}},
                                 {.key = QStringLiteral("link"),
                                  .label = QStringLiteral("Link"),
                                  .choices = {choice("Linked"), choice("Slow"), choice("Silent")}}},
                       .sortKey = QStringLiteral("runway")};
    m_page = new TablePage(look, m_settings, spec, *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_page);
    const auto action = [&](const char* text, const char* icon) {
        return new QAction(look.icons.icon(QString::fromLatin1(icon)), QString::fromLatin1(text), this);
    };
    m_page->setSubtitle(QStringLiteral("20 on alder-za"));
    m_page->setPrimary(action("New peer", "plus"));
    m_page->setActions({action("Import peers", "upload")});
    m_page->setVerbs({action("Deposit", "circle-arrow-down"), action("Withdraw", "circle-arrow-up")});
    m_page->setRowActions({action("Copy", "copy"), action("More", "ellipsis")});
    m_page->setState(TablePage::State::Ready);
    m_page->select(QStringLiteral("peer-00"));
    Drawer& drawer = m_page->drawer();
    drawer.setPlace(Drawer::Place::Bottom);
    drawer.setTitle(QStringLiteral("Cloud Nine"));
    auto* liquidity = new QWidget;
    auto* chart = new Chart(look, Chart::Kind::Lines, liquidity);
    chart->setGeometry(268, 8, 524, 178);
    chart->setSteps({{},
                     QStringLiteral("18:34"),
                     {},
                     {},
                     {},
                     QStringLiteral("23:34"),
                     {},
                     {},
                     {},
                     {},
                     QStringLiteral("04:34"),
                     {},
                     {},
                     {},
                     {},
                     QStringLiteral("09:34"),
                     {},
                     {},
                     {},
                     {},
                     QStringLiteral("now"),
                     {},
                     QStringLiteral("17:44"),
                     {},
                     {}});
    ChartSeries left{.name = QStringLiteral("Available"),
                     .values = {880, 860, 905, 845, 790, 810, 760, 700, 690, 720, 660, 615,
                                595, 540, 560, 515, 490, 470, 455, 435, 412, 200, 0}};
    left.forecastFrom = 20;
    chart->setSeries({left});
    chart->setThreshold(ChartThreshold{.value = 400, .words = QStringLiteral("alert below 400")});
    drawer.addTab(QStringLiteral("Liquidity"), liquidity);
    for (const char* name : {"Details", "Payments", "Webhooks", "Notes", "History"})
        drawer.addTab(QString::fromLatin1(name), new QWidget);
    drawer.setTabCount(2, 412);
    drawer.setTabCount(3, 9);
    drawer.setTabCount(4, 1);
    drawer.open();
}

} // namespace signalbox::ui
