#include "ui/overview/needscard.h"

#include "ui/common/emptystate.h"
#include "ui/common/look.h"

#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int HeadHeight = 41;
constexpr int LineHeight = 56;
constexpr int Inside = 15;

} // namespace

NeedsCard::NeedsCard(Look& look, QWidget* parent) : Card(look, parent), m_look(look)
{
    setObjectName(QStringLiteral("needs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    head->setFixedHeight(HeadHeight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Inside - 1, 0, Inside - 1, 0);
    row->addWidget(new Label(look, Type::BodyBold, Token::Text, tr("Needs you")));
    row->addStretch(1);
    m_count = new Label(look, Type::Small, Token::Text2);
    m_count->setObjectName(QStringLiteral("needsCount"));
    row->addWidget(m_count);
    column->addWidget(head);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(0);
    column->addLayout(m_lines, 1);
}

void NeedsCard::setNeeds(const QList<Need>& needs)
{
    if (m_shown && needs == m_needs) return;
    m_shown = true;
    m_needs = needs;
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_count->setText(needs.isEmpty() ? QString() : tr("%n open", nullptr, int(needs.size())));
    if (needs.isEmpty()) {
        auto* empty = new EmptyState(m_look);
        empty->set(QStringLiteral("check"), tr("Nothing needs you"),
                   tr("Low money, holds that end soon and acts without an answer stand here."));
        empty->setButtons({});
        m_lines->addWidget(empty, 1);
        return;
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(needs.size(), shownMost); ++i) m_lines->addWidget(line(needs[i]));
    m_lines->addStretch(1);
}

QWidget* NeedsCard::line(const Need& need)
{
    auto* holder = new Surface(m_look, Token::Raised);
    holder->setEdges(Qt::TopEdge);
    holder->setFixedHeight(LineHeight);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(Inside - 1, 0, Inside - 1, 0);
    row->setSpacing(10);
    row->addWidget(new IconLabel(m_look, need.icon, 16, need.token));
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch(1);
    auto* title = new Label(m_look, Type::BodyMedium, Token::Text, need.title);
    auto* why = new Label(m_look, Type::Small, Token::Text2, need.line);
    title->setObjectName(QStringLiteral("needTitle"));
    why->setToolTip(need.line); // the card is narrow
    words->addWidget(title);
    words->addWidget(why);
    words->addStretch(1);
    row->addLayout(words, 1);
    auto* button = makeButton(m_look, need.button);
    setSize(button, ControlSize::Small);
    button->setObjectName(QStringLiteral("needButton"));
    button->setAccessibleName(tr("%1: %2").arg(need.button, need.title));
    connect(button, &QPushButton::clicked, this, [this, need] { Q_EMIT wanted(need); });
    row->addWidget(button);
    return holder;
}

} // namespace signalbox::ui
