#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QStyleOption>

namespace signalbox::ui {

namespace {

constexpr int Between = 20; // from the end of one tab's words to the next
constexpr int CountGap = 5;
constexpr int Height = 36;
constexpr int Underline = 2;

} // namespace

TabBar::TabBar(Look& look, QWidget* parent) : QTabBar(parent), m_look(look)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setProperty("focusRing", true);
    setFont(look.theme.font(Type::BodyMedium));
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TabBar::setCount(int index, qint64 count)
{
    setTabData(index, count < 0 ? QVariant() : QVariant(count));
    // The bar asks for sizes again only when it is told that something it knows has changed.
    setTabText(index, tabText(index));
    update();
}

QString TabBar::countText(int index) const
{
    const QVariant count = tabData(index);
    return count.isValid() ? m_look.format.count(count.toLongLong()) : QString();
}

QSize TabBar::tabSizeHint(int index) const
{
    qreal width = textWidth(m_look.theme.font(Type::BodyMedium), tabText(index)) + Between;
    if (const QString count = countText(index); !count.isEmpty())
        width += CountGap + textWidth(m_look.theme.font(Type::Body), count);
    return {int(std::floor(width)), Height};
}

void TabBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    for (int i = 0; i < count(); ++i) {
        const QRectF rect = QRectF(tabRect(i)).adjusted(0, 0, -Between, 0);
        const bool on = i == currentIndex();
        const bool hover = tabRect(i).contains(mapFromGlobal(QCursor::pos())) && underMouse();
        const QFont font = theme.font(Type::BodyMedium);
        const Token token = !isTabEnabled(i) ? Token::Text3 : on || hover ? Token::Text : Token::Text2;
        paintText(&painter, rect, Qt::AlignLeft, font, theme.color(token), tabText(i));
        const qreal x = rect.x() + textWidth(font, tabText(i)) + CountGap;
        paintText(&painter, QRectF(x, rect.y(), rect.width(), rect.height()), Qt::AlignLeft, theme.font(Type::Body),
                  theme.color(Token::Text3), countText(i));
        if (on)
            painter.fillRect(QRectF(rect.x(), rect.bottom() - Underline, rect.width(), Underline),
                             theme.color(Token::Accent));
    }
}

} // namespace signalbox::ui
