#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace signalbox::ui {

Label::Label(Look& look, Type type, Token token, const QString& text, QWidget* parent)
    : QLabel(text, parent), m_look(look), m_type(type), m_token(token)
{
    setTextFormat(Qt::PlainText);
    refresh();
    connect(&look.theme, &Theme::changed, this, &Label::refresh);
}

void Label::setToken(Token token)
{
    m_token = token;
    refresh();
}

void Label::setType(Type type)
{
    m_type = type;
    refresh();
}

void Label::refresh()
{
    setFont(m_look.theme.font(m_type));
    QPalette p = m_look.theme.palette();
    p.setColor(QPalette::WindowText, m_look.theme.color(m_token));
    setPalette(p);
}

QStringList Label::lines(int width) const
{
    if (!wordWrap()) return {text()};
    QStringList result;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString& paragraph : text().split(u'\n')) {
        QTextLayout layout(paragraph, font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            result.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return result;
}

QSize Label::sizeHint() const
{
    if (!isPlain()) return QLabel::sizeHint();
    constexpr int Readable = 420; // px; a wrapped text wants no longer lines
    const QMargins m = contentsMargins();
    int width = int(std::ceil(textWidth(font(), text())));
    if (wordWrap()) width = std::min(width, Readable);
    return {width + m.left() + m.right(), heightForWidth(width + m.left() + m.right())};
}

QSize Label::minimumSizeHint() const
{
    if (!isPlain()) return QLabel::minimumSizeHint();
    // Words may be elided at the end when there is no room; lines may not be cut in half.
    const QSize hint = sizeHint();
    return {std::min(hint.width(), wordWrap() ? 80 : 24), wordWrap() ? Theme::lineHeight(m_type) : hint.height()};
}

int Label::heightForWidth(int width) const
{
    if (!isPlain()) return QLabel::heightForWidth(width);
    const QMargins m = contentsMargins();
    const qsizetype count = std::max<qsizetype>(1, lines(width - m.left() - m.right()).size());
    return int(count) * Theme::lineHeight(m_type) + m.top() + m.bottom();
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!isPlain()) {
        QLabel::paintEvent(event);
        return;
    }
    // Our own lines: QLabel knows neither the line height of a role nor where its baseline belongs.
    QPainter painter(this);
    const QRect area = contentsRect();
    const QStringList all = lines(area.width());
    const int height = Theme::lineHeight(m_type);
    const Qt::Alignment align = QStyle::visualAlignment(layoutDirection(), alignment());
    int y = area.y();
    if (align & Qt::AlignVCenter)
        y += (area.height() - height * int(all.size())) / 2;
    else if (align & Qt::AlignBottom)
        y += area.height() - height * int(all.size());
    const QColor colour = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    for (const QString& line : all) {
        paintText(&painter, QRectF(area.x(), y, area.width(), height), align, font(), colour,
                  wordWrap() ? line : elided(font(), line, area.width()));
        y += height;
    }
}

IconLabel::IconLabel(Look& look, const QString& name, int size, Token token, QWidget* parent)
    : QWidget(parent), m_look(look), m_name(name), m_size(size), m_token(token)
{
    setFixedSize(size, size);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::setIcon(const QString& name, Token token)
{
    m_name = name;
    m_token = token;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_name.isEmpty()) m_look.icons.paint(&painter, rect(), m_name, m_size, m_token);
}

} // namespace signalbox::ui
