#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

namespace signalbox::ui {

namespace {

constexpr int Height = 28;
constexpr int Inset = 2;
constexpr int Padding = 10;
constexpr int Icon = 14;
constexpr int IconGap = 5;

} // namespace

Segmented::Segmented(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRing", true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

int Segmented::add(const QString& text, const QString& icon)
{
    m_segments.append({.text = text, .icon = icon});
    if (m_current < 0) m_current = 0;
    updateGeometry();
    update();
    return count() - 1;
}

void Segmented::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= count()) return;
    m_current = index;
    setAccessibleDescription(m_segments[index].text);
    update();
    Q_EMIT currentChanged(index);
}

void Segmented::setEqual(bool on)
{
    m_equal = on;
    setSizePolicy(on ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
}

int Segmented::widthOf(const Segment& segment) const
{
    qreal width = textWidth(m_look.theme.font(Type::SmallMedium), segment.text) + 2 * Padding;
    if (!segment.icon.isEmpty()) width += Icon + IconGap;
    return int(std::ceil(width));
}

QSize Segmented::sizeHint() const
{
    int sum = 0;
    int widest = 0;
    for (const Segment& s : m_segments) {
        sum += widthOf(s);
        widest = std::max(widest, widthOf(s));
    }
    const int height = property("controlSize").toString() == QLatin1String("form") ? Height + 4 : Height;
    return {(m_equal ? widest * count() : sum) + 2 * Inset, height};
}

QRect Segmented::rectOf(int index) const
{
    QRect rect;
    if (m_equal) {
        const int room = width() - 2 * Inset;
        const int from = Inset + room * index / count();
        const int to = Inset + room * (index + 1) / count();
        rect = QRect(from, Inset, to - from, height() - 2 * Inset);
    } else {
        int x = Inset;
        for (int i = 0; i < index; ++i) x += widthOf(m_segments[i]);
        rect = QRect(x, Inset, widthOf(m_segments[index]), height() - 2 * Inset);
    }
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void Segmented::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    paintBox(&painter, rect(), FieldRadius, theme.color(Token::Sunken), theme.color(Token::Line2));
    for (int i = 0; i < count(); ++i) {
        const bool on = i == m_current;
        const QRect at = rectOf(i);
        if (on)
            paintBox(&painter, at, 5, theme.color(theme.isDark() ? Token::Press : Token::Raised),
                     theme.color(Token::Line2));
        const QFont font = theme.font(Type::SmallMedium);
        const Token token = !isEnabled() ? Token::Text3 : on ? Token::Text : Token::Text2;
        const qreal words = textWidth(font, m_segments[i].text);
        const qreal width = words + (m_segments[i].icon.isEmpty() ? 0 : Icon + IconGap);
        qreal x = at.x() + (at.width() - width) / 2;
        if (!m_segments[i].icon.isEmpty()) {
            m_look.icons.paint(&painter, QRectF(x, at.y(), Icon, at.height()), m_segments[i].icon, Icon, token);
            x += Icon + IconGap;
        }
        paintText(&painter, QRectF(x, at.y(), words, at.height()), Qt::AlignLeft, font, theme.color(token),
                  m_segments[i].text);
    }
}

void Segmented::mousePressEvent(QMouseEvent* event)
{
    for (int i = 0; i < count(); ++i) {
        if (rectOf(i).contains(event->position().toPoint())) setCurrent(i);
    }
}

void Segmented::keyPressEvent(QKeyEvent* event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(std::clamp(m_current - forward, 0, count() - 1));
        return;
    case Qt::Key_Right:
        setCurrent(std::clamp(m_current + forward, 0, count() - 1));
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(count() - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace signalbox::ui
