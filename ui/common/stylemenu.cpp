#include "ui/common/stylepaint.h"

#include "ui/common/paint.h"

#include <QAction>
#include <QMenu>
#include <QStyleOption>

namespace signalbox::ui {

namespace {

constexpr int RowHeight = 25;
constexpr int SeparatorHeight = 9;
constexpr int Inset = 5;     // from the panel's edge to the selected fill
constexpr int IconLeft = 13; // from the panel's edge
constexpr int IconSize = 14;
constexpr int TextLeft = 35;
constexpr int Right = 13;
constexpr int SubmenuArrow = 14;
constexpr int KeysGap = 22;
constexpr int KeysPadding = 6;
constexpr int KeysHeight = 18;
constexpr int PanelRim = 5; // see PM_MenuPanelWidth and the margins

bool isDestructive(const QWidget* widget, const QStyleOptionMenuItem& option)
{
    const auto* menu = qobject_cast<const QMenu*>(widget);
    if (menu == nullptr) return false;
    const QAction* action = menu->actionAt(option.rect.center());
    return action != nullptr && action->property("destructive").toBool();
}

} // namespace

QString keysText(const QString& native)
{
    QString text = native;
    // `Ctrl++` keeps its last plus.
    for (qsizetype i = text.size() - 2; i > 0; --i) {
        if (text[i] == u'+') text[i] = u' ';
    }
    return text;
}

int keysWidth(Look& look, const QString& keys)
{
    return int(std::round(textWidth(look.theme.font(Type::Caption), keys))) + 2 * KeysPadding;
}

int paintKeys(Look& look, QPainter* painter, int right, int centreY, const QString& keys)
{
    const int width = keysWidth(look, keys);
    const QRectF box(right - width, centreY - KeysHeight / 2, width, KeysHeight);
    paintBox(painter, box, TagRadius, look.theme.color(Token::Sunken), look.theme.color(Token::Line));
    paintText(painter, box, Qt::AlignHCenter, look.theme.font(Type::Caption), look.theme.color(Token::Text3), keys);
    return width;
}

void paintMenuPanel(Look& look, QPainter* painter, const QRect& rect)
{
    paintBox(painter, rect, CardRadius, look.theme.color(Token::Raised), look.theme.color(Token::Line2));
}

void paintMenuItem(Look& look, QPainter* painter, const QStyleOptionMenuItem& option, const QWidget* widget)
{
    const Theme& theme = look.theme;
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        paintHairline(painter, QPointF(rect.x() + 4, rect.y() + SeparatorHeight / 2),
                      QPointF(rect.right() + 1 - 4, rect.y() + SeparatorHeight / 2), theme.color(Token::Line));
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && (option.state & QStyle::State_Selected))
        paintBox(painter, rect, 5, theme.color(Token::Select), QColor());
    const int left = rect.x() - PanelRim;
    const bool rtl = option.direction == Qt::RightToLeft;
    const auto mirror = [&](QRect r) { return rtl ? QStyle::visualRect(option.direction, rect, r) : r; };

    const bool checked = option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked;
    const QRect iconAt = mirror(QRect(left + IconLeft, rect.y(), IconSize, rect.height()));
    if (checked) {
        look.icons.paint(painter, iconAt, QStringLiteral("check"), IconSize, enabled ? Token::Accent : Token::Text3);
    } else if (!option.icon.isNull()) {
        const QString name = option.icon.name();
        if (Icons::exists(name))
            look.icons.paint(painter, iconAt, name, IconSize, enabled ? Token::Text2 : Token::Text3);
        else
            option.icon.paint(painter, iconAt);
    }

    const QStringList parts = option.text.split(u'\t');
    QString text = parts.first();
    text.remove(u'&');
    const Token token = !enabled ? Token::Text3 : isDestructive(widget, option) ? Token::Fail : Token::Text;
    const QFont font = theme.font(Type::Body);
    const QRect textAt =
        mirror(QRect(left + TextLeft, rect.y(), rect.right() - left - TextLeft - Right, rect.height()));
    paintText(painter, textAt, rtl ? Qt::AlignRight : Qt::AlignLeft, font, theme.color(token), text);
    const int rightEdge = rect.right() + 1 + PanelRim - Right;
    if (parts.size() > 1) {
        const QString keys = keysText(parts.at(1));
        const int x = rtl ? rect.x() - PanelRim + Right + keysWidth(look, keys) : rightEdge;
        paintKeys(look, painter, x, rect.center().y() + 1, keys);
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        look.icons.paint(painter, mirror(QRect(rightEdge - SubmenuArrow, rect.y(), SubmenuArrow, rect.height())),
                         rtl ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"), SubmenuArrow,
                         enabled ? Token::Text2 : Token::Text3);
}

QSize menuItemSize(Look& look, const QStyleOptionMenuItem& option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) return QSize(10, SeparatorHeight);
    const QStringList parts = option.text.split(u'\t');
    QString text = parts.first();
    text.remove(u'&');
    int width = TextLeft + int(std::ceil(textWidth(look.theme.font(Type::Body), text))) + Right - 2 * Inset;
    // The menu itself adds the width of the keys as plain text.
    if (parts.size() > 1) width += KeysGap + 2 * KeysPadding;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) width += KeysGap;
    constexpr int Least = 150;
    return QSize(std::max(width, Least), RowHeight);
}

void paintTip(Look& look, QPainter* painter, const QRect& rect)
{
    paintBox(painter, rect, FieldRadius, look.theme.color(Token::Text), QColor());
}

} // namespace signalbox::ui
