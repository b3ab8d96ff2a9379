#include "ui/common/stylepaint.h"

#include "ui/common/paint.h"

#include <QPainterPath>
#include <QStyleOption>

namespace signalbox::ui {

namespace {

constexpr qreal RingWidth = 1.5; // LOOK: a circle or ring 1.5 px

} // namespace

void paintField(Look& look, QPainter* painter, const QRect& rect, const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = look.theme;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool wrong = widget != nullptr && widget->property("wrong").toBool();
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    // The ring of FocusRing stands in place of the border.
    const bool focused = enabled && (option.state & QStyle::State_HasFocus);
    const Token border = focused ? Token::Base : wrong ? Token::Fail : hover ? Token::Control : Token::Line2;
    paintBox(painter, rect, FieldRadius, theme.color(enabled ? Token::Base : Token::Press),
             theme.color(enabled ? border : Token::Press));
}

void paintCombo(Look& look, QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget)
{
    paintField(look, painter, option.rect, option, widget);
    constexpr int Chevron = 14;
    constexpr int Right = 8;
    QRect at(option.rect.right() + 1 - Right - Chevron, option.rect.y(), Chevron, option.rect.height());
    at = QStyle::visualRect(option.direction, option.rect, at);
    look.icons.paint(painter, at, QStringLiteral("chevron-down"), Chevron,
                     option.state & QStyle::State_Enabled ? Token::Text2 : Token::Text3);
}

void paintComboLabel(Look& look, QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget)
{
    if (option.editable) return;
    constexpr int Left = 10;
    constexpr int Right = 26;
    constexpr int Icon = 16;
    QRect rect = option.rect.adjusted(Left, 0, -Right, 0);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QFont font = look.theme.font(isSmall(widget) ? Type::Small : Type::Body);
    if (!option.currentIcon.isNull()) {
        QRect at(rect.x(), rect.y() + (rect.height() - Icon) / 2, Icon, Icon);
        option.currentIcon.paint(painter, QStyle::visualRect(option.direction, option.rect, at));
        rect.setLeft(rect.left() + Icon + 6);
    }
    const QRect shown = QStyle::visualRect(option.direction, option.rect, rect);
    paintText(painter, shown, option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft, font,
              look.theme.color(enabled ? Token::Text : Token::Text3), elided(font, option.currentText, rect.width()));
}

void paintCheck(Look& look, QPainter* painter, const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = look.theme;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const QRectF rect = option.rect;
    const QColor edge = theme.color(!enabled ? Token::Line2 : hover ? Token::Text3 : Token::Control);
    const Painting painting(painter);
    if (widget != nullptr && widget->property("switch").toBool()) {
        constexpr qreal Knob = 12;
        const qreal inset = (rect.height() - Knob) / 2;
        const qreal radius = rect.height() / 2;
        if (on) {
            paintBox(painter, rect, radius, theme.color(enabled ? Token::AccentFill : Token::Press), QColor());
        } else {
            paintBox(painter, rect, radius, theme.color(enabled ? Token::Base : Token::Press), edge, RingWidth);
        }
        const bool right = on != (option.direction == Qt::RightToLeft);
        const qreal x = right ? rect.right() - inset - Knob : rect.x() + inset;
        painter->setPen(Qt::NoPen);
        painter->setBrush(on ? theme.color(enabled ? Token::OnFill : Token::Text3) : edge);
        painter->drawEllipse(QRectF(x, rect.y() + inset, Knob, Knob));
        return;
    }
    if (on || partly) {
        paintBox(painter, rect, TagRadius, theme.color(enabled ? Token::AccentFill : Token::Press), QColor());
        look.icons.paint(painter, rect, partly ? QStringLiteral("minus") : QStringLiteral("check"), 12,
                         enabled ? Token::OnFill : Token::Text3);
    } else {
        paintBox(painter, rect, TagRadius, theme.color(enabled ? Token::Base : Token::Press), edge, RingWidth);
    }
}

void paintRadio(Look& look, QPainter* painter, const QStyleOption& option)
{
    const Theme& theme = look.theme;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const QRectF rect = option.rect;
    const QColor edge = theme.color(!enabled ? Token::Line2 : hover ? Token::Text3 : Token::Control);
    const Painting painting(painter);
    if (on) {
        paintBox(painter, rect, rect.height() / 2, theme.color(enabled ? Token::AccentFill : Token::Press), QColor());
        constexpr qreal Dot = 6;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(enabled ? Token::OnFill : Token::Text3));
        painter->drawEllipse(QRectF(rect.center().x() - Dot / 2, rect.center().y() - Dot / 2, Dot, Dot));
    } else {
        paintBox(painter, rect, rect.height() / 2, theme.color(enabled ? Token::Base : Token::Press), edge, RingWidth);
    }
}

void paintScrollBar(Look& look, QPainter* painter, const QStyleOptionSlider& option, const QRect& handle)
{
    if (option.minimum == option.maximum) return;
    constexpr int Inset = 2;
    const bool active = (option.state & QStyle::State_MouseOver) || (option.state & QStyle::State_Sunken);
    const QRectF rect = QRectF(handle).adjusted(Inset, Inset, -Inset, -Inset);
    paintBox(painter, rect, std::min(rect.width(), rect.height()) / 2,
             look.theme.color(active ? Token::Control : Token::Line2), QColor());
}

} // namespace signalbox::ui
