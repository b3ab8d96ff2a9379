#include "ui/common/chart.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>

#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int AxisGap = 8;     // between axis words and plot
constexpr int TopRoom = 10;    // half a line of axis words
constexpr int BottomRoom = 26; // the steps' words
constexpr qreal AreaAlpha = 0.12;
constexpr qreal LineWidth = 1.5;
constexpr qreal Knob = 3.5;
constexpr int BoxPadding = 11;
constexpr int BoxLine = 19;
constexpr int BoxSwatch = 8;

} // namespace

Chart::Chart(Look& look, Kind kind, QWidget* parent) : QWidget(parent), m_look(look), m_kind(kind)
{
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRing", true);
    setMouseTracking(true);
    m_axis = m_exact = [&look](qint64 value) { return look.format.count(value); };
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&look.format, &Format::changed, this, qOverload<>(&QWidget::update));
}

void Chart::setSeries(const QList<ChartSeries>& series)
{
    m_series = series.first(std::min<qsizetype>(series.size(), MostSeries));
    update();
}

void Chart::setSteps(const QStringList& labels)
{
    m_steps = labels;
    update();
}

void Chart::setStepTitle(std::function<QString(int)> title)
{
    m_title = std::move(title);
}

void Chart::setValueText(std::function<QString(qint64)> axis, std::function<QString(qint64)> exact)
{
    m_axis = std::move(axis);
    m_exact = std::move(exact);
    update();
}

void Chart::setThreshold(const std::optional<ChartThreshold>& threshold)
{
    m_threshold = threshold;
    update();
}

int Chart::stepCount() const
{
    qsizetype count = m_steps.size(); // steps without values leave room, after a forecast for example
    for (const ChartSeries& s : m_series) count = std::max(count, s.values.size());
    return int(count);
}

qint64 Chart::roundedUp(qint64 value)
{
    if (value <= 1) return 1;
    qint64 power = 1;
    while (power <= value / 10) power *= 10;
    for (const qint64 quarter : {4, 8, 10, 12, 16, 20, 24, 32, 40}) {
        // Quarters of the power of ten: 1, 2, 2.5, 3, 4, 5, 6, 8, 10.
        const qint64 candidate = power / 4 * quarter + power % 4 * quarter / 4;
        if (candidate >= value) return candidate;
    }
    return power * 10;
}

Chart::Scale Chart::scale() const
{
    Scale result;
    qint64 up = 1;
    qint64 down = 0;
    for (const ChartSeries& s : m_series) {
        for (const qint64 v : s.values) (s.below ? down : up) = std::max(s.below ? down : up, v);
    }
    if (m_threshold) up = std::max(up, m_threshold->value);
    result.top = roundedUp(up);
    if (down > 0) {
        result.top = std::max(result.top, roundedUp(down));
        result.bottom = -result.top;
    }
    const QFont font = m_look.theme.font(Type::Caption);
    const qreal words = std::max(textWidth(font, m_axis(result.top)), textWidth(font, m_axis(result.top / 2)));
    const qreal left = std::ceil(words) + AxisGap;
    result.plot = QRectF(left, TopRoom, width() - left - Knob - 1, height() - TopRoom - BottomRoom);
    return result;
}

qreal Chart::yOf(const Scale& s, qint64 value) const
{
    const qreal part = qreal(value - s.bottom) / qreal(s.top - s.bottom);
    return s.plot.bottom() - part * s.plot.height();
}

qreal Chart::xOf(const Scale& s, int step) const
{
    const int count = std::max(1, stepCount());
    if (m_kind == Kind::Bars) return s.plot.x() + s.plot.width() * (step + 0.5) / count;
    return count == 1 ? s.plot.x() : s.plot.x() + s.plot.width() * step / (count - 1);
}

void Chart::paintGrid(QPainter& painter, const Scale& s) const
{
    const Theme& theme = m_look.theme;
    const QFont font = theme.font(Type::Caption);
    const qreal ratio = devicePixelRatioF();
    // Three lines; with bars below there are five places that want a word: top, half, zero, half, bottom.
    QList<qint64> values = {s.bottom, (s.top + s.bottom) / 2, s.top};
    if (s.bottom < 0) values = {s.bottom, s.bottom / 2, 0, s.top / 2, s.top};
    for (const qint64 v : values) {
        const qreal y = std::floor(yOf(s, v) * ratio) / ratio;
        const bool zero = v == 0 && s.bottom < 0;
        paintHairline(&painter, QPointF(s.plot.x(), y), QPointF(s.plot.right(), y),
                      theme.color(zero ? Token::Line2 : Token::Line));
        paintText(&painter, QRectF(0, y - 8, s.plot.x() - AxisGap, 16), Qt::AlignRight, font, theme.color(Token::Text3),
                  m_axis(std::abs(v)));
    }
    qreal free = 0;
    for (int i = 0; i < std::min<int>(int(m_steps.size()), stepCount()); ++i) {
        if (m_steps[i].isEmpty()) continue;
        const qreal width = textWidth(font, m_steps[i]);
        qreal x = xOf(s, i) - width / 2;
        if (m_kind == Kind::Lines) x = std::max(x, s.plot.x());
        x = std::min(x, this->width() - width);
        if (x < free) continue; // words never overlap
        paintText(&painter, QRectF(x, height() - BottomRoom + 6, width, 16), Qt::AlignLeft, font,
                  theme.color(Token::Text3), m_steps[i]);
        free = x + width + AxisGap;
    }
}

void Chart::paintBars(QPainter& painter, const Scale& s) const
{
    const Painting painting(&painter);
    const int count = std::max(1, stepCount());
    const qreal pitch = s.plot.width() / count;
    const qreal width = std::max<qreal>(1, std::round(pitch * 0.55));
    painter.setPen(Qt::NoPen);
    for (const ChartSeries& series : m_series) {
        painter.setBrush(m_look.theme.color(series.colour));
        for (int i = 0; i < series.values.size(); ++i) {
            const qreal zero = std::round(yOf(s, 0));
            const qreal end = yOf(s, series.below ? -series.values[i] : series.values[i]);
            const qreal x = std::round(xOf(s, i) - width / 2);
            // A px of air at each side of the zero line; the outer corners are rounded by 2.
            const QRectF bar = series.below ? QRectF(x, zero + 1, width, std::max<qreal>(0, end - zero - 1))
                                            : QRectF(x, end, width, std::max<qreal>(0, zero - 1 - end));
            painter.drawRoundedRect(bar, 2, 2);
        }
    }
}

void Chart::paintLines(QPainter& painter, const Scale& s) const
{
    const Painting painting(&painter);
    const Theme& theme = m_look.theme;
    for (const ChartSeries& series : m_series) {
        if (series.values.isEmpty()) continue;
        const QColor colour = theme.color(series.quiet ? Token::Text3 : series.colour);
        const int last = int(series.values.size()) - 1;
        const int known = series.forecastFrom < 0 ? last : std::min(series.forecastFrom, last);
        QPainterPath path;
        for (int i = 0; i <= known; ++i) {
            const QPointF at(xOf(s, i), yOf(s, series.values[i]));
            i == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        if (!series.quiet && known > 0) {
            QPainterPath area = path;
            area.lineTo(xOf(s, known), s.plot.bottom());
            area.lineTo(xOf(s, 0), s.plot.bottom());
            area.closeSubpath();
            QColor tint = colour;
            tint.setAlphaF(float(AreaAlpha));
            painter.fillPath(area, tint);
        }
        QPen pen(colour, LineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (series.quiet) pen.setDashPattern({2, 2});
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawPath(path);
        if (known == last) continue;

        QPainterPath guess(QPointF(xOf(s, known), yOf(s, series.values[known])));
        for (int i = known + 1; i <= last; ++i) guess.lineTo(xOf(s, i), yOf(s, series.values[i]));
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawPath(guess);
        painter.setPen(QPen(colour, LineWidth));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(xOf(s, known), yOf(s, series.values[known])), Knob - 0.5, Knob - 0.5);
        painter.setBrush(theme.color(Token::Base));
        painter.drawEllipse(QPointF(xOf(s, last), yOf(s, series.values[last])), Knob, Knob);
    }
}

void Chart::paintThreshold(QPainter& painter, const Scale& s) const
{
    if (!m_threshold) return;
    const qreal y = std::floor(yOf(s, m_threshold->value)) + 0.5;
    const QColor colour = m_look.theme.color(Token::Warn);
    QPen pen(colour, 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(s.plot.x(), y), QPointF(s.plot.right(), y));
    paintText(&painter, QRectF(s.plot.x(), y - 16, s.plot.width(), 16), Qt::AlignRight,
              m_look.theme.font(Type::Caption), colour, m_threshold->words);
}

QString Chart::titleOf(int step) const
{
    return m_title ? m_title(step) : m_steps.value(step);
}

QString Chart::spoken(int step) const
{
    QStringList parts;
    for (const ChartSeries& s : m_series) {
        if (step < s.values.size()) parts.append(tr("%1 %2", "series, value").arg(s.name, m_exact(s.values[step])));
    }
    return tr("%1: %2", "moment, values").arg(titleOf(step), parts.join(QStringLiteral(", ")));
}

void Chart::paintCursor(QPainter& painter, const Scale& s) const
{
    if (m_cursor < 0 || m_cursor >= stepCount()) return;
    const Theme& theme = m_look.theme;
    const QFont small = theme.font(Type::Small);
    const QFont strong = theme.font(Type::SmallMedium);
    qreal values = 0;
    qreal names = 0;
    int rows = 0;
    for (const ChartSeries& series : m_series) {
        if (m_cursor >= series.values.size()) continue;
        values = std::max(values, textWidth(strong, m_exact(series.values[m_cursor])));
        names = std::max(names, textWidth(small, series.name));
        ++rows;
    }
    const qreal inside = std::max(textWidth(small, titleOf(m_cursor)), BoxSwatch + 9 + names + 24 + values);
    const QSizeF size(inside + 2 * BoxPadding, BoxLine * (rows + 1) + 11);
    const qreal x = xOf(s, m_cursor);
    const bool left = x - size.width() - 12 > s.plot.x();
    const QRectF box(std::round(left ? x - size.width() - 12 : x + 12), s.plot.y() - 6, size.width(), size.height());
    paintBox(&painter, box, FieldRadius, theme.color(Token::Raised), theme.color(Token::Line2));
    qreal y = box.y() + 5;
    paintText(&painter, QRectF(box.x() + BoxPadding, y, inside, BoxLine), Qt::AlignLeft, small,
              theme.color(Token::Text2), titleOf(m_cursor));
    for (const ChartSeries& series : m_series) {
        if (m_cursor >= series.values.size()) continue;
        y += BoxLine;
        paintBox(&painter, QRectF(box.x() + BoxPadding, y + (BoxLine - BoxSwatch) / 2.0, BoxSwatch, BoxSwatch), 2,
                 theme.color(series.colour), QColor());
        paintText(&painter, QRectF(box.x() + BoxPadding + BoxSwatch + 9, y, names + 1, BoxLine), Qt::AlignLeft, small,
                  theme.color(Token::Text2), series.name);
        paintText(&painter, QRectF(box.x(), y, box.width() - BoxPadding, BoxLine), Qt::AlignRight, strong,
                  theme.color(Token::Text), m_exact(series.values[m_cursor]));
    }
}

void Chart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Scale s = scale();
    if (m_cursor >= 0 && m_cursor < stepCount()) {
        const qreal pitch = s.plot.width() / std::max(1, stepCount());
        const qreal width = m_kind == Kind::Bars ? pitch : 1;
        painter.fillRect(QRectF(xOf(s, m_cursor) - width / 2, s.plot.y() - 4, width, s.plot.height() + 8),
                         m_look.theme.color(Token::Press));
    }
    paintGrid(painter, s);
    if (m_kind == Kind::Bars)
        paintBars(painter, s);
    else
        paintLines(painter, s);
    paintThreshold(painter, s);
    paintCursor(painter, s);
}

void Chart::setCursorStep(int step)
{
    step = std::clamp(step, -1, stepCount() - 1);
    if (step == m_cursor) return;
    m_cursor = step;
    update();
    Q_EMIT cursorMoved(step);
    if (step >= 0 && hasFocus()) {
        setAccessibleDescription(spoken(step));
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    const Scale s = scale();
    const qreal x = event->position().x();
    const int count = stepCount();
    if (count == 0 || x < s.plot.x() || x > s.plot.right()) {
        setCursorStep(-1);
        return;
    }
    const qreal part = (x - s.plot.x()) / s.plot.width();
    setCursorStep(m_kind == Kind::Bars ? int(part * count) : int(std::round(part * (count - 1))));
}

void Chart::leaveEvent(QEvent* event)
{
    setCursorStep(-1);
    QWidget::leaveEvent(event);
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setCursorStep(std::max(0, (m_cursor < 0 ? stepCount() : m_cursor) - 1));
        return;
    case Qt::Key_Right:
        setCursorStep(m_cursor + 1);
        return;
    case Qt::Key_Home:
        setCursorStep(0);
        return;
    case Qt::Key_End:
        setCursorStep(stepCount() - 1);
        return;
    case Qt::Key_Escape:
        if (m_cursor >= 0) {
            setCursorStep(-1);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    setCursorStep(-1);
    QWidget::focusOutEvent(event);
}

} // namespace signalbox::ui
