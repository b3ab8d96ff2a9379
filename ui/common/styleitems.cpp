#include "ui/common/stylepaint.h"

#include "ui/common/paint.h"

#include <QStyleOption>

namespace signalbox::ui {

namespace {

constexpr int CellPadding = 8;
constexpr int SortIcon = 12;
constexpr int SortGap = 3;

int intProperty(const QWidget* widget, const char* name, int otherwise)
{
    const QVariant value = widget != nullptr ? widget->property(name) : QVariant();
    return value.isValid() ? value.toInt() : otherwise;
}

} // namespace

void paintHeader(Look& look, QPainter* painter, const QStyleOptionHeader& option, const QWidget* widget)
{
    const Theme& theme = look.theme;
    const QRect rect = option.rect;
    painter->fillRect(rect, theme.color(Token::Sunken));
    paintHairline(painter, QPointF(rect.x(), rect.bottom()), QPointF(rect.right() + 1, rect.bottom()),
                  theme.color(Token::Line));
    if (option.text.isEmpty()) return;

    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QFont font = theme.font(Type::SmallMedium);
    const bool first =
        option.position == QStyleOptionHeader::Beginning || option.position == QStyleOptionHeader::OnlyOneSection;
    const bool last =
        option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    const int edge = intProperty(widget, "edgePadding", CellPadding);
    const int left = first ? edge : CellPadding;
    const int right = last ? edge : CellPadding;
    const bool alignRight = option.textAlignment & Qt::AlignRight;
    // The slot of the asset code stands to the right of the digits, and the header ends where they end.
    const int slot = intProperty(widget, QByteArray("slot" + QByteArray::number(option.section)).constData(), 0);
    QRectF area = QRectF(rect).adjusted(left, 0, -right - slot, 0);
    const qreal arrowRoom = sorted ? SortIcon + SortGap : 0;
    const QString text = elided(font, option.text, area.width() - arrowRoom);
    const qreal width = textWidth(font, text);
    const Token token = hover ? Token::Text : Token::Text2;
    const qreal x = alignRight ? area.right() - width - arrowRoom : area.x();
    paintText(painter, QRectF(x, area.y(), width, area.height()), Qt::AlignLeft, font, theme.color(token), text);
    if (sorted) {
        // Qt calls the arrow of ascending order "down"; here it points the way the values grow.
        const bool up = option.sortIndicator == QStyleOptionHeader::SortDown;
        look.icons.paint(painter, QRectF(x + width + SortGap, area.y(), SortIcon, area.height()),
                         up ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down"), SortIcon, token);
    }
}

void paintRowBackground(Look& look, QPainter* painter, const QStyleOptionViewItem& option, const QWidget* widget)
{
    const Theme& theme = look.theme;
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    const bool hover = option.state & QStyle::State_MouseOver;
    if (selected)
        painter->fillRect(option.rect, theme.color(active ? Token::Select : Token::Press));
    else if (hover)
        painter->fillRect(option.rect, theme.color(Token::Hover));
    (void)widget;
}

} // namespace signalbox::ui
