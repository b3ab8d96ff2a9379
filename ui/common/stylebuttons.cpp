#include "ui/common/stylepaint.h"

#include "ui/common/paint.h"

#include <QAbstractButton>
#include <QStyleOption>

namespace signalbox::ui {

namespace {

constexpr int IconSize = 14;
constexpr int IconGap = 6;
constexpr int Padding = 11;
constexpr int QuietPadding = 9;
constexpr int SmallPadding = 9;
constexpr int SmallIconGap = 5;
constexpr int ArrowGap = 6;

enum class Kind { Default, Primary, Quiet, Destructive, Link };

Kind kindOf(const QWidget* widget, bool isDefault)
{
    const QString kind = widget != nullptr ? widget->property("kind").toString() : QString();
    if (kind == QLatin1String("primary")) return Kind::Primary;
    if (kind == QLatin1String("quiet")) return Kind::Quiet;
    if (kind == QLatin1String("destructive")) return Kind::Destructive;
    if (kind == QLatin1String("link")) return Kind::Link;
    if (kind == QLatin1String("default")) return Kind::Default;
    return isDefault && widget != nullptr && widget->property("kind").isValid() ? Kind::Primary : Kind::Default;
}

/// In an empty state the words step back; see EmptyState.
bool isSoft(const QWidget* widget)
{
    return widget != nullptr && widget->property("soft").toBool();
}

bool isLocked(const QWidget* widget)
{
    return widget != nullptr && widget->property("locked").toBool();
}

int paddingOf(Kind kind, const QWidget* widget)
{
    if (kind == Kind::Link) return 0;
    if (isSmall(widget)) return SmallPadding;
    return kind == Kind::Quiet ? QuietPadding : Padding;
}

int gapOf(const QWidget* widget)
{
    return isSmall(widget) ? SmallIconGap : IconGap;
}

Type typeOf(const QWidget* widget)
{
    return isSmall(widget) ? Type::SmallMedium : Type::BodyMedium;
}

struct Colours
{
    QColor fill;
    QColor border;
    Token text = Token::Text;
};

QColor mixed(const QColor& a, const QColor& b, qreal part)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * part),
                            float(a.greenF() + (b.greenF() - a.greenF()) * part),
                            float(a.blueF() + (b.blueF() - a.blueF()) * part));
}

Colours coloursOf(const Theme& theme, Kind kind, QStyle::State state, bool locked, bool soft)
{
    const bool enabled = (state & QStyle::State_Enabled) && !locked;
    const bool hover = enabled && (state & QStyle::State_MouseOver);
    const bool down = enabled && (state & (QStyle::State_Sunken | QStyle::State_On));
    const auto filled = [&](Token token) {
        constexpr qreal HoverPart = 0.10;
        constexpr qreal DownPart = 0.22;
        const QColor plain = theme.color(token);
        return Colours{.fill = mixed(plain, Qt::black,
                                     down    ? DownPart
                                     : hover ? HoverPart
                                             : 0),
                       .border = QColor(),
                       .text = Token::OnFill};
    };
    if (!enabled && kind != Kind::Quiet && kind != Kind::Link)
        return {.fill = theme.color(Token::Press), .border = QColor(), .text = Token::Text3};
    switch (kind) {
    case Kind::Primary:
        return filled(Token::AccentFill);
    case Kind::Destructive:
        return filled(Token::FailFill);
    case Kind::Quiet:
        return {.fill = down    ? theme.color(Token::Press)
                        : hover ? theme.color(Token::Hover)
                                : QColor(),
                .border = QColor(),
                .text = enabled ? Token::Text2 : Token::Text3};
    case Kind::Link:
        return {.fill = QColor(), .border = QColor(), .text = enabled ? Token::Accent : Token::Text3};
    case Kind::Default:
        break;
    }
    return {.fill = theme.color(down    ? Token::Press
                                : hover ? Token::Hover
                                        : Token::Raised),
            .border = theme.color(Token::Line2),
            .text = soft ? Token::Text2 : Token::Text};
}

/// The icon of an action follows the theme by name; any other icon is drawn as it is.
void paintIcon(Look& look, QPainter* painter, const QRectF& rect, const QIcon& icon, int size, Token token)
{
    const QString name = icon.name();
    if (Icons::exists(name))
        look.icons.paint(painter, rect, name, size, token);
    else
        icon.paint(painter, rect.toRect());
}

QIcon iconOrLock(Look& look, const QIcon& icon, const QWidget* widget)
{
    return isLocked(widget) ? look.icons.icon(QStringLiteral("lock")) : icon;
}

} // namespace

bool isSmall(const QWidget* widget)
{
    return widget != nullptr && widget->property("controlSize").toString() == QLatin1String("small");
}

int controlHeight(const QWidget* widget)
{
    const QString size = widget != nullptr ? widget->property("controlSize").toString() : QString();
    if (size == QLatin1String("small")) return 24;
    if (size == QLatin1String("form")) return 32;
    if (size == QLatin1String("large")) return 36;
    return 28;
}

void paintButtonBevel(Look& look, QPainter* painter, const QStyleOptionButton& option, const QWidget* widget)
{
    const Kind kind = kindOf(widget, option.features & QStyleOptionButton::DefaultButton);
    const Colours colours = coloursOf(look.theme, kind, option.state, isLocked(widget), isSoft(widget));
    if (!colours.fill.isValid() && !colours.border.isValid()) return;
    paintBox(painter, option.rect, FieldRadius, colours.fill.isValid() ? colours.fill : QColor(Qt::transparent),
             colours.border);
    // A verb that moves money wakes slowly: its fill grows from the left (property set by the dialog, 0 to 1).
    const QVariant wake = widget != nullptr ? widget->property("wake") : QVariant();
    if (wake.isValid() && wake.toReal() < 1.0) {
        const Painting painting(painter);
        painter->setClipRect(
            QRectF(option.rect.x(), option.rect.y(), option.rect.width() * wake.toReal(), option.rect.height()));
        const Token fill = kind == Kind::Destructive ? Token::FailFill : Token::AccentFill;
        paintBox(painter, option.rect, FieldRadius, look.theme.color(fill), QColor());
    }
}

void paintButtonLabel(Look& look, QPainter* painter, const QStyleOptionButton& option, const QWidget* widget)
{
    const Kind kind = kindOf(widget, option.features & QStyleOptionButton::DefaultButton);
    const Token token = coloursOf(look.theme, kind, option.state, isLocked(widget), isSoft(widget)).text;
    const QFont font = look.theme.font(typeOf(widget));
    const QIcon icon = iconOrLock(look, option.icon, widget);
    const bool menu = option.features & QStyleOptionButton::HasMenu;
    QString text = option.text;
    // A mnemonic is shown only on request; the letters stay the same.
    text.remove(u'&');

    const qreal words = text.isEmpty() ? 0 : textWidth(font, text);
    qreal width = words;
    if (!icon.isNull()) width += IconSize + (text.isEmpty() ? 0 : gapOf(widget));
    if (menu) width += ArrowGap + IconSize;
    const QRectF rect = option.rect;
    const int padding = paddingOf(kind, widget);
    const bool left = widget != nullptr && widget->property("align").toString() == QLatin1String("left");
    qreal x = left || width > rect.width() ? rect.x() + padding : rect.x() + (rect.width() - width) / 2;
    x = std::round(x);
    const auto place = [&](qreal at, qreal w) {
        return QStyle::visualRect(option.direction, option.rect,
                                  QRectF(at, rect.y(), w, rect.height()).toAlignedRect());
    };
    if (!icon.isNull()) {
        paintIcon(look, painter, place(x, IconSize), icon, IconSize, token == Token::Text ? Token::Text2 : token);
        x += IconSize + gapOf(widget);
    }
    if (!text.isEmpty()) {
        const qreal room = rect.right() - padding - x - (menu ? ArrowGap + IconSize : 0);
        QRectF at(x, rect.y(), std::min(words, std::max<qreal>(room, 0)), rect.height());
        if (option.direction == Qt::RightToLeft) at.moveRight(rect.x() + rect.right() - x);
        paintText(painter, at, Qt::AlignLeft, font, look.theme.color(token), elided(font, text, room));
        x += words + ArrowGap;
    }
    if (menu)
        look.icons.paint(painter, place(x, IconSize), QStringLiteral("chevron-down"), IconSize,
                         token == Token::Text ? Token::Text2 : token);
}

QSize buttonSize(Look& look, const QStyleOptionButton& option, const QWidget* widget)
{
    const Kind kind = kindOf(widget, option.features & QStyleOptionButton::DefaultButton);
    QString text = option.text;
    text.remove(u'&');
    qreal width = 2 * paddingOf(kind, widget);
    if (!text.isEmpty()) width += textWidth(look.theme.font(typeOf(widget)), text);
    if (!option.icon.isNull() || isLocked(widget)) width += IconSize + (text.isEmpty() ? 0 : gapOf(widget));
    if (option.features & QStyleOptionButton::HasMenu) width += ArrowGap + IconSize;
    // A browser snaps the edges of boxes of fractional width; this comes closest over all the drawings.
    const int snapped = int(std::floor(width));
    return QSize(snapped, kind == Kind::Link ? Theme::lineHeight(Type::Body) : controlHeight(widget));
}

void paintToolButton(Look& look, QPainter* painter, const QStyleOptionToolButton& option, const QWidget* widget)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const bool down = enabled && (option.state & (QStyle::State_Sunken | QStyle::State_On));
    if (option.state & QStyle::State_On)
        paintBox(painter, option.rect, FieldRadius, look.theme.color(Token::Select), QColor());
    else if (down || hover)
        paintBox(painter, option.rect, FieldRadius, look.theme.color(down ? Token::Press : Token::Hover), QColor());
    const Token token = !enabled ? Token::Text3 : option.state & QStyle::State_On ? Token::Accent : Token::Text2;
    const int size = option.iconSize.width();
    const bool words = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const QFont font = look.theme.font(Type::BodyMedium);
    const bool chevron = (option.features & QStyleOptionToolButton::HasMenu) && words;
    qreal width = (option.icon.isNull() ? 0 : size) + (words ? textWidth(font, option.text) : 0);
    if (words && !option.icon.isNull()) width += IconGap;
    if (chevron) width += ArrowGap + IconSize;
    const QRectF rect = option.rect;
    qreal x = std::round(rect.x() + (rect.width() - width) / 2);
    if (!option.icon.isNull()) {
        paintIcon(look, painter, QRectF(x, rect.y(), size, rect.height()), option.icon, size, token);
        x += size + IconGap;
    }
    if (words) {
        paintText(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), Qt::AlignLeft, font,
                  look.theme.color(token), option.text);
        x += textWidth(font, option.text) + ArrowGap;
    }
    if (chevron)
        look.icons.paint(painter, QRectF(x, rect.y(), IconSize, rect.height()), QStringLiteral("chevron-down"),
                         IconSize, token);
    (void)widget;
}

QSize toolButtonSize(Look& look, const QStyleOptionToolButton& option, const QWidget* widget)
{
    const bool words = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const int height = controlHeight(widget);
    if (!words) return QSize(height, height);
    qreal width = 2 * QuietPadding + textWidth(look.theme.font(Type::BodyMedium), option.text);
    if (!option.icon.isNull()) width += option.iconSize.width() + IconGap;
    if (option.features & QStyleOptionToolButton::HasMenu) width += ArrowGap + IconSize;
    return QSize(int(std::ceil(width)), height);
}

} // namespace signalbox::ui
