#include "ui/common/cellpainter.h"

#include "ui/common/paint.h"

#include <QPainterPath>

#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int MarkSize = 12; // icons in pills
constexpr int MarkGap = 5;
constexpr int PillHeight = 20;
constexpr int CodeGap = 5; // between digits and code
constexpr int NameIcon = 16;
constexpr int NameGap = 8;
constexpr int ArrowSize = 12;
constexpr int ArrowRoom = 20;
constexpr int ShownScale = 6; // more digits are shown on hover
constexpr int BarHeight = 6;
constexpr qint64 Hour = 3600;
constexpr qint64 Day = 24 * Hour;

Token readable(const CellContext& c, Token token)
{
    return c.dim ? Token::Text3 : token;
}

void words(const CellContext& c, QPainter* painter, const QFont& font, Token token, const QString& text,
           Qt::TextElideMode mode = Qt::ElideRight)
{
    const bool right = (c.column.align != Align::Left) != c.flip;
    paintText(painter, c.rect, right ? Qt::AlignRight : Qt::AlignLeft, font, c.look.theme.color(readable(c, token)),
              elided(font, text, c.rect.width(), mode));
}

/// Right edge of whole digits and the point's place, for a money column.
qreal fractionSlot(const CellContext& c, const QFont& font)
{
    const int digits = std::min(c.column.scale, ShownScale);
    if (digits == 0) return 0;
    return textWidth(font, c.look.format.settings().decimalSign + QString(digits, u'0'));
}

QString iconOfState(const StateCell& state)
{
    return state.icon.isEmpty() ? iconOf(state.kind) : state.icon;
}

void paintName(const CellContext& c, QPainter* painter, const NameCell& name)
{
    CellContext inner{.look = c.look,
                      .rect = c.rect,
                      .column = c.column,
                      .now = c.now,
                      .dim = c.dim,
                      .selected = c.selected,
                      .flip = c.flip};
    if (!name.icon.isEmpty()) {
        c.look.icons.paint(painter, QRectF(c.rect.x(), c.rect.y(), NameIcon, c.rect.height()), name.icon, NameIcon,
                           readable(c, Token::Text2));
        inner.rect.setLeft(c.rect.x() + NameIcon + NameGap);
    }
    words(inner, painter, c.look.theme.font(c.dim ? Type::Body : Type::BodyMedium), Token::Text, name.text);
}

void paintAddress(const CellContext& c, QPainter* painter, const AddressCell& address)
{
    qreal x = c.rect.x();
    if (address.direction != AddressCell::Direction::None) {
        const bool out = address.direction == AddressCell::Direction::Outgoing;
        c.look.icons.paint(painter, QRectF(x, c.rect.y(), ArrowSize + 2, c.rect.height()),
                           out ? QStringLiteral("arrow-up-right") : QStringLiteral("arrow-down-left"), ArrowSize,
                           Token::Text3);
        x += ArrowRoom;
    }
    const auto [host, path] = Format::addressParts(address.url);
    const QFont plain = c.look.theme.font(Type::Body);
    const QFont strong = plain;
    const qreal room = c.rect.right() - x;
    const qreal hostWidth = textWidth(plain, host);
    paintText(painter, QRectF(x, c.rect.y(), room, c.rect.height()), Qt::AlignLeft, plain,
              c.look.theme.color(Token::Text3), elided(plain, host, room));
    if (hostWidth < room)
        paintText(painter, QRectF(x + hostWidth, c.rect.y(), room - hostWidth, c.rect.height()), Qt::AlignLeft, strong,
                  c.look.theme.color(readable(c, Token::Text)), elided(strong, path, room - hostWidth));
}

/// The code stands on the baseline of the digits, though it is smaller.
void paintCode(const CellContext& c, QPainter* painter, const QFont& digits, const QPointF& at, const QString& code)
{
    const QFont font = c.look.theme.font(Type::Caption);
    const qreal height = c.rect.height();
    const qreal down = baselineIn(at.y(), height, digits) - baselineIn(at.y(), height, font);
    paintText(painter, QRectF(at.x(), at.y() + down, CodeSlot - CodeGap, height), Qt::AlignLeft, font,
              c.look.theme.color(Token::Text3), code);
}

} // namespace

void paintMoney(const CellContext& c, QPainter* painter, const MoneyCell& cell)
{
    const Theme& theme = c.look.theme;
    MoneyText text = c.look.format.moneyParts(cell.money);
    if (cell.masked) text = {.whole = Format::maskedText(), .fraction = {}, .code = cell.money.code, .quiet = false};
    const QFont font = theme.figureFont(cell.strong ? Type::BodyBold : Type::Body);
    const bool slot = c.column.codeSlot;
    const qreal right = c.rect.right() - (slot ? CodeSlot : 0);
    const bool masked = cell.masked || c.look.format.settings().masked;
    const Token token = text.quiet ? Token::Text3 : cell.held ? Token::Held : readable(c, Token::Text);
    const QColor colour = theme.color(c.dim ? Token::Text3 : token);

    const qreal x = masked ? right : right - fractionSlot(c, font);
    const qreal whole = textWidth(font, text.whole);
    paintText(painter, QRectF(x - whole, c.rect.y(), whole, c.rect.height()), Qt::AlignLeft, font, colour, text.whole);
    if (!text.fraction.isEmpty())
        paintText(painter, QRectF(x, c.rect.y(), right - x, c.rect.height()), Qt::AlignLeft, font, colour,
                  text.fraction.first(std::min<qsizetype>(text.fraction.size(), ShownScale + 1)));
    if (cell.held)
        c.look.icons.paint(painter, QRectF(x - whole - MarkGap - MarkSize - 1, c.rect.y(), MarkSize, c.rect.height()),
                           QStringLiteral("lock-keyhole"), MarkSize, c.dim ? Token::Text3 : Token::Held);
    if (slot && cell.code && !cell.held) paintCode(c, painter, font, QPointF(right + CodeGap, c.rect.y()), text.code);
}

qreal stateWidth(Look& look, const StateCell& state)
{
    const qreal text = textWidth(look.theme.font(Type::SmallMedium), state.word);
    return (isQuiet(state.kind) ? 0 : 2 * PillHang) + MarkSize + MarkGap + text;
}

void paintState(Look& look, QPainter* painter, const QRectF& rect, const StateCell& state, bool dim)
{
    const Theme& theme = look.theme;
    const QFont font = theme.font(Type::SmallMedium);
    const bool quiet = isQuiet(state.kind) || dim;
    const qreal room = rect.width() - MarkSize - MarkGap - (quiet ? 0 : PillHang);
    const QString word = elided(font, state.word, room);
    const qreal width = MarkSize + MarkGap + textWidth(font, word);
    if (!quiet) {
        const QRectF pill(rect.x() - PillHang, rect.y() + (rect.height() - PillHeight) / 2, width + 2 * PillHang,
                          PillHeight);
        paintBox(painter, pill, PillHeight / 2.0, theme.color(tintTokenOf(state.kind)), QColor());
    }
    look.icons.paint(painter, QRectF(rect.x(), rect.y(), MarkSize, rect.height()), iconOfState(state), MarkSize,
                     dim ? Token::Text3 : textTokenOf(state.kind));
    const Token text = dim                           ? Token::Text3
                       : state.kind == StateKind::Ok ? Token::Text2
                       : isQuiet(state.kind)         ? Token::Text3
                                                     : textTokenOf(state.kind);
    paintText(painter, QRectF(rect.x() + MarkSize + MarkGap, rect.y(), room, rect.height()), Qt::AlignLeft, font,
              theme.color(text), word);
}

qreal runwayPosition(qint64 seconds)
{
    constexpr qreal Longest = 60 * 24; // hours
    const qreal hours = qreal(std::max(seconds, Hour)) / qreal(Hour);
    return std::clamp(std::log(hours) / std::log(Longest), 0.0, 1.0);
}

StateKind runwayState(const Runway& runway)
{
    if (runway.kind != Runway::Kind::Known) return runway.kind == Runway::Kind::None ? StateKind::Off : StateKind::Ok;
    if (runway.seconds < 6 * Hour) return StateKind::Fail;
    return runway.seconds < Day ? StateKind::Warn : StateKind::Ok;
}

void paintRunwayBar(Look& look, QPainter* painter, const QRectF& rect, const Runway& runway, bool tick, bool dim,
                    bool selected)
{
    const Theme& theme = look.theme;
    const QRectF bar(rect.x(), rect.y() + (rect.height() - BarHeight) / 2, rect.width(), BarHeight);
    paintBox(painter, bar, BarHeight / 2.0, theme.color(selected ? Token::Line2 : Token::Press), QColor());
    const qreal part = runway.kind == Runway::Kind::Unlimited ? 1
                       : runway.kind == Runway::Kind::Known   ? runwayPosition(runway.seconds)
                                                              : 0;
    if (part > 0) {
        const StateKind state = runwayState(runway);
        const Token token = dim                        ? Token::Text3
                            : state == StateKind::Fail ? Token::Fail
                            : state == StateKind::Warn ? Token::Warn
                                                       : Token::ChartBlue;
        QRectF fill = bar;
        fill.setWidth(std::max<qreal>(BarHeight, bar.width() * part));
        paintBox(painter, fill, BarHeight / 2.0, theme.color(token), QColor());
    }
    if (tick) {
        const qreal x = std::round(bar.x() + bar.width() * runwayPosition(Day));
        painter->fillRect(QRectF(x, bar.y() - 1, 1, BarHeight + 2), theme.color(Token::Text3));
    }
}

void paintRunway(const CellContext& c, QPainter* painter, const Runway& runway)
{
    QRectF bar = c.rect;
    bar.setWidth(RunwayWidth);
    paintRunwayBar(c.look, painter, bar, runway, true, c.dim, c.selected);
    const StateKind state = runwayState(runway);
    const bool loud = state == StateKind::Fail || state == StateKind::Warn;
    const Token token = c.dim ? Token::Text3 : loud ? textTokenOf(state) : Token::Text2;
    const QFont font = c.look.theme.figureFont(Type::Body);
    const QString text = c.look.format.runway(runway);
    const qreal x = bar.right() + NameGap;
    paintText(painter, QRectF(x, c.rect.y(), c.rect.right() - x, c.rect.height()), Qt::AlignLeft, font,
              c.look.theme.color(token), text);
    if (loud)
        c.look.icons.paint(painter, QRectF(x + textWidth(font, text) + MarkGap, c.rect.y(), MarkSize, c.rect.height()),
                           QStringLiteral("triangle-alert"), MarkSize, token);
}

void paintSpark(Look& look, QPainter* painter, const QRectF& rect, const QList<qint64>& values, Token line, bool area)
{
    if (values.size() < 2) return;
    const auto [least, most] = std::minmax_element(values.cbegin(), values.cend());
    const qreal span = std::max<qreal>(1, qreal(*most) - qreal(*least));
    const qreal step = rect.width() / qreal(values.size() - 1);
    QPainterPath path;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QPointF at(rect.x() + step * qreal(i),
                         rect.bottom() - (qreal(values[i]) - qreal(*least)) / span * rect.height());
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    const Painting painting(painter);
    QColor colour = look.theme.color(line);
    if (area) {
        QPainterPath under = path;
        under.lineTo(rect.right(), rect.bottom() + 1);
        under.lineTo(rect.x(), rect.bottom() + 1);
        under.closeSubpath();
        QColor tint = colour;
        tint.setAlphaF(0.12F);
        painter->fillPath(under, tint);
    }
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

qreal cellContentWidth(const CellContext& c, const Cell& cell)
{
    if (const auto* name = std::get_if<NameCell>(&cell))
        return (name->icon.isEmpty() ? 0 : NameIcon + NameGap) +
               textWidth(c.look.theme.font(Type::BodyMedium), name->text);
    if (const auto* state = std::get_if<StateCell>(&cell)) return stateWidth(c.look, *state);
    if (const auto* mono = std::get_if<MonoCell>(&cell)) return textWidth(c.look.theme.font(Type::Mono), mono->text);
    return textWidth(c.look.theme.font(Type::Body), shownText(cell, c.look.format, c.now));
}

void paintCell(const CellContext& c, QPainter* painter, const Cell& cell)
{
    const Theme& theme = c.look.theme;
    if (std::holds_alternative<std::monostate>(cell)) {
        CellContext inner{.look = c.look,
                          .rect = c.rect,
                          .column = c.column,
                          .now = c.now,
                          .dim = c.dim,
                          .selected = c.selected,
                          .flip = c.flip};
        if (c.column.align == Align::OnPoint && c.column.codeSlot) inner.rect.setRight(c.rect.right() - CodeSlot);
        words(inner, painter, theme.font(Type::Body), Token::Text3, Format::none());
    } else if (const auto* text = std::get_if<QString>(&cell)) {
        words(c, painter, theme.font(Type::Body), c.first ? Token::Text : Token::Text2, *text);
    } else if (const auto* name = std::get_if<NameCell>(&cell)) {
        paintName(c, painter, *name);
    } else if (const auto* mono = std::get_if<MonoCell>(&cell)) {
        words(c, painter, theme.font(Type::Mono), Token::Text2, mono->text, Qt::ElideMiddle);
    } else if (const auto* id = std::get_if<IdCell>(&cell)) {
        words(c, painter, theme.font(Type::Mono), Token::Text2, Format::shortId(id->id), Qt::ElideMiddle);
    } else if (const auto* address = std::get_if<AddressCell>(&cell)) {
        paintAddress(c, painter, *address);
    } else if (const auto* money = std::get_if<MoneyCell>(&cell)) {
        paintMoney(c, painter, *money);
    } else if (const auto* state = std::get_if<StateCell>(&cell)) {
        paintState(c.look, painter, c.rect, *state, c.dim);
    } else if (const auto* runway = std::get_if<Runway>(&cell)) {
        paintRunway(c, painter, *runway);
    } else if (const auto* spark = std::get_if<SparkCell>(&cell)) {
        paintSpark(c.look, painter, c.rect.adjusted(0, 6, 0, -6), spark->values, Token::ChartSlate, true);
    } else {
        // Ages, times, counts and percentages: figures.
        words(c, painter, theme.figureFont(Type::Body),
              std::holds_alternative<CountCell>(cell) ? Token::Text : Token::Text2,
              shownText(cell, c.look.format, c.now));
    }
}

} // namespace signalbox::ui
