#include "ui/liquidity/impact.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

namespace signalbox::ui {

namespace {

constexpr int LineHeight = 30;
constexpr int LinesToNotes = 14;
constexpr int NoteIcon = 14;
constexpr int NoteIndent = 22;
constexpr int NoteGap = 6;
constexpr int AfterWidth = 122; // the column of what will be

QFont strong(Look& look)
{
    return look.theme.figureFont(Type::BodyBold);
}

} // namespace

ImpactView::ImpactView(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("impact"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&look.format, &Format::changed, this, qOverload<>(&QWidget::update));
}

void ImpactView::setImpact(const Impact& impact)
{
    m_impact = impact;
    setAccessibleName(spoken());
    updateGeometry();
    update();
}

QString ImpactView::spoken() const
{
    QStringList words;
    for (const Impact::Line& line : m_impact.lines) {
        const QString before = m_look.format.money(line.before);
        words.append(line.after ? tr("%1: %2, then %3.").arg(line.label, before, m_look.format.money(*line.after))
                                : tr("%1: %2.").arg(line.label, before));
    }
    for (const Impact::Note& note : m_impact.notes) words.append(note.words);
    return words.join(u'\n');
}

int ImpactView::noteHeight(const Impact::Note& note, int width) const
{
    const QFontMetrics metrics(m_look.theme.font(Type::Small));
    const QRect box = metrics.boundingRect(QRect(0, 0, width - NoteIndent, 1000), Qt::TextWordWrap, note.words);
    return std::max(18, box.height());
}

int ImpactView::heightForWidth(int width) const
{
    int height = int(m_impact.lines.size()) * LineHeight;
    if (!m_impact.notes.isEmpty()) height += LinesToNotes;
    for (const Impact::Note& note : m_impact.notes) height += noteHeight(note, width) + NoteGap;
    return height;
}

QSize ImpactView::sizeHint() const
{
    return {334, heightForWidth(std::max(width(), 200))};
}

void ImpactView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    const qreal right = width();
    qreal y = 0;
    for (const Impact::Line& line : m_impact.lines) {
        const QRectF row(0, y, right, LineHeight - 1);
        paintText(&painter, row, Qt::AlignLeft, theme.font(Type::Body), theme.color(Token::Text2), line.label);
        const QString before = m_look.format.amount(line.before);
        const qreal arrowAt = right - AfterWidth - 12;
        if (line.after) {
            paintText(&painter, QRectF(0, y, arrowAt - 8, row.height()), Qt::AlignRight, theme.figureFont(Type::Body),
                      theme.color(Token::Text2), before);
            m_look.icons.paint(&painter, QRectF(arrowAt, y, 14, row.height()), QStringLiteral("arrow-right"), 14,
                               Token::Text2);
            const QString after = m_look.format.amount(*line.after);
            const bool held = line.held && !line.after->isZero();
            const Token token = held ? Token::Held : line.held ? Token::Text3 : Token::Text;
            paintText(&painter, row, Qt::AlignRight, strong(m_look), theme.color(token), after);
            if (held) {
                const qreal x = right - textWidth(strong(m_look), after) - 18;
                m_look.icons.paint(&painter, QRectF(x, y, 12, row.height()), QStringLiteral("lock-keyhole"), 12,
                                   Token::Held);
            }
        } else {
            paintText(&painter, row, Qt::AlignRight, theme.figureFont(Type::Body), theme.color(Token::Text2), before);
        }
        paintHairline(&painter, {0, y + LineHeight - 1}, {right, y + LineHeight - 1}, theme.color(Token::Line));
        y += LineHeight;
    }
    if (!m_impact.notes.isEmpty()) y += LinesToNotes;
    for (const Impact::Note& note : m_impact.notes) {
        const int height = noteHeight(note, width());
        m_look.icons.paint(&painter, QRectF(0, y, NoteIcon, 18), note.icon, NoteIcon, note.token);
        painter.setFont(theme.font(Type::Small));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(QRectF(NoteIndent, y, right - NoteIndent, height), Qt::AlignVCenter | Qt::TextWordWrap,
                         note.words);
        y += height + NoteGap;
    }
}

} // namespace signalbox::ui
