#include "ui/shell/popup.h"

#include "ui/common/paint.h"

#include <QApplication>
#include <QBitmap>
#include <QScreen>
#include <QVBoxLayout>

namespace signalbox::ui {

Popup::Popup(Look& look, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_look(look), m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_WindowPropagation);
    m_column->setContentsMargins(5, 5, 5, 5);
    m_column->setSpacing(0);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Popup::showAt(QWidget* anchor, Qt::Alignment edge)
{
    m_before = QApplication::focusWidget();
    adjustSize();
    const QRect around(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    QPoint at(edge.testFlag(Qt::AlignRight) ? around.right() - width() + 1 : around.left(), around.bottom() + 4);
    const QRect room = anchor->screen()->availableGeometry();
    if (at.y() + height() > room.bottom()) at.setY(around.top() - height() - 4);
    at.setX(std::clamp(at.x(), room.left() + 4, std::max(room.left() + 4, room.right() - width() - 4)));
    move(at);
    show();
    setFocus(Qt::PopupFocusReason);
}

void Popup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    paintBox(&painter, rect(), CardRadius, m_look.theme.color(Token::Raised), m_look.theme.color(Token::Line2));
}

void Popup::resizeEvent(QResizeEvent*)
{
    // Without a compositor nothing shows through, so the corners are cut off instead.
    QBitmap shape(size());
    shape.fill(Qt::color0);
    QPainter painter(&shape);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::color1);
    painter.drawRoundedRect(rect(), CardRadius, CardRadius);
    painter.end();
    setMask(shape);
}

void Popup::hideEvent(QHideEvent*)
{
    if (m_before != nullptr) m_before->setFocus(Qt::PopupFocusReason);
}

} // namespace signalbox::ui
