#include "ui/shell/notices.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

Notices::Notices(NowMs now, QObject* parent) : QObject(parent), m_now(std::move(now)) {}

void Notices::add(Notice notice)
{
    notice.at = QDateTime::fromMSecsSinceEpoch(m_now());
    m_all.removeIf([&notice](const Notice& old) { return old.kind == notice.kind && old.nodeId == notice.nodeId; });
    m_all.prepend(std::move(notice));
    while (m_all.size() > Most) m_all.removeLast();
    Q_EMIT changed();
}

void Notices::remove(const QString& kind, const QString& nodeId)
{
    if (m_all.removeIf([&](const Notice& old) { return old.kind == kind && old.nodeId == nodeId; }) > 0)
        Q_EMIT changed();
}

void Notices::markRead()
{
    for (Notice& notice : m_all) notice.unread = false;
    Q_EMIT changed();
}

int Notices::unread() const
{
    return int(std::count_if(m_all.begin(), m_all.end(), [](const Notice& notice) { return notice.unread; }));
}

NoticesPopup::NoticesPopup(Look& look, Notices& notices, NowMs now, QWidget* parent) : Popup(look, parent)
{
    setObjectName(QStringLiteral("noticesPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* holder = new QWidget;
    auto* rows = new QVBoxLayout(holder);
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(10);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(now());
    for (const Notices::Notice& notice : notices.all()) {
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(new IconLabel(look, iconOf(notice.state), 16, textTokenOf(notice.state)), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        auto* sentence = new Label(look, notice.unread ? Type::BodyMedium : Type::Body, Token::Text, notice.sentence);
        sentence->setWordWrap(true);
        words->addWidget(sentence);
        words->addWidget(
            new Label(look, Type::Small, Token::Text3, tr("%1 ago").arg(look.format.age(notice.at, moment))));
        row->addLayout(words, 1);
        if (notice.open) {
            auto* open = makeButton(look, tr("Open"), ButtonKind::Default, {}, holder);
            setSize(open, ControlSize::Small);
            connect(open, &QPushButton::clicked, this, [this, run = notice.open] {
                close();
                run();
            });
            row->addWidget(open, 0, Qt::AlignTop);
        }
        rows->addLayout(row);
    }
    if (notices.all().isEmpty())
        rows->addWidget(new Label(look, Type::Body, Token::Text3, tr("Nothing has happened that needs you")));
    rows->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(holder);
    scroll->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false);
    scroll->setFixedSize(380, std::clamp(int(notices.all().size()) * 58 + 24, 46, 420));
    column()->addWidget(scroll);
}

} // namespace signalbox::ui
