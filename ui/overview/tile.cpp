#include "ui/overview/tile.h"

#include "ui/common/cellpainter.h"
#include "ui/common/look.h"
#include "ui/common/paint.h"

namespace signalbox::ui {

namespace {

constexpr int Inside = 15;
constexpr int LabelTop = 12;
constexpr int FigureTop = 32;
constexpr int NoteTop = 66;
constexpr int SparkWidth = 58;
constexpr int SparkHeight = 22;
constexpr int NoteIcon = 12;

} // namespace

Tile::Tile(Look& look, const QString& label, QWidget* parent) : QAbstractButton(parent), m_look(look), m_label(label)
{
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRing", true);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(Height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(120);
    speak();
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Tile::setFigure(const QString& figure, const QString& unit)
{
    m_figure = figure;
    m_unit = unit;
    speak();
    update();
}

void Tile::setNote(const Note& note)
{
    m_note = note;
    speak();
    update();
}

void Tile::setSpark(const QList<qint64>& values)
{
    m_spark = values;
    update();
}

void Tile::speak()
{
    const QString figure = m_figure.isEmpty() ? tr("not known yet") : m_figure + u' ' + m_unit;
    setAccessibleName(tr("%1: %2. %3").arg(m_label, figure.trimmed(), m_note.words));
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    paintBox(&painter, rect(), CardRadius, theme.color(underMouse() ? Token::Hover : Token::Raised),
             theme.color(Token::Line));
    const qreal width = this->width() - 2 * Inside;
    paintText(&painter, QRectF(Inside, LabelTop, width, 18), Qt::AlignLeft, theme.font(Type::SmallMedium),
              theme.color(Token::Text2), elided(theme.font(Type::SmallMedium), m_label, width));
    const QFont font = theme.figureFont(Type::Figure);
    const QString shown = m_figure.isEmpty() ? Format::none() : m_figure;
    paintText(&painter, QRectF(Inside, FigureTop, width, 30), Qt::AlignLeft, font,
              theme.color(m_figure.isEmpty() ? Token::Text3 : Token::Text), shown);
    if (!m_unit.isEmpty()) {
        const qreal x = Inside + textWidth(font, shown) + 3;
        paintText(&painter, QRectF(x, FigureTop + 4, width, 24), Qt::AlignLeft, theme.font(Type::Body),
                  theme.color(Token::Text2), m_unit);
    }
    if (m_spark.size() > 1) {
        paintSpark(m_look, &painter,
                   QRectF(this->width() - Inside - SparkWidth, FigureTop + 6, SparkWidth, SparkHeight), m_spark,
                   Token::ChartBlue, true);
    }
    qreal x = Inside;
    if (!m_note.icon.isEmpty()) {
        m_look.icons.paint(&painter, QRectF(x, NoteTop, NoteIcon, 18), m_note.icon, NoteIcon, m_note.token);
        x += NoteIcon + 5;
    }
    const qreal room = this->width() - Inside - x;
    paintText(&painter, QRectF(x, NoteTop, room, 18), Qt::AlignLeft, theme.font(Type::Small), theme.color(Token::Text2),
              elided(theme.font(Type::Small), m_note.words, room));
}

} // namespace signalbox::ui
