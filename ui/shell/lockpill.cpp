#include "ui/shell/lockpill.h"

#include "ui/common/paint.h"

namespace signalbox::ui {

namespace {
constexpr int Height = 28;
constexpr int Side = 8;
constexpr int Icon = 14;
constexpr int Gap = 6;
} // namespace

LockPill::LockPill(Look& look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setObjectName(QStringLiteral("lock"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(false, 0);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LockPill::setState(bool readOnly, qint64 secondsLeft)
{
    m_readOnly = readOnly;
    m_secondsLeft = secondsLeft;
    setText(readOnly ? tr("Read-only") : tr("Unlocked"));
    const QString spoken = readOnly          ? tr("This node is read-only. Unlock it to change it.")
                           : secondsLeft > 0 ? tr("This node can be changed for another %1.").arg(left())
                                             : tr("This node can be changed.");
    setAccessibleName(spoken);
    setToolTip(spoken);
    updateGeometry();
    update();
}

QString LockPill::left() const
{
    if (m_readOnly || m_secondsLeft <= 0) return {};
    if (m_secondsLeft < 60) return tr("%1 s").arg(m_secondsLeft);
    return tr("%1 min").arg((m_secondsLeft + 59) / 60);
}

QSize LockPill::sizeHint() const
{
    qreal width = Side + Icon + Gap + textWidth(m_look.theme.font(Type::SmallMedium), text());
    if (const QString rest = left(); !rest.isEmpty())
        width += Gap + textWidth(m_look.theme.figureFont(Type::Small), rest);
    return {int(width + Gap + Icon + Side + 1), Height};
}

void LockPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    const Theme& theme = m_look.theme;
    const bool counting = !m_readOnly && m_secondsLeft > 0;
    const Token word = counting ? Token::Warn : Token::Text;
    const Token mark = counting ? Token::Warn : Token::Text2;
    const Token fill = counting ? Token::WarnTint : isDown() || underMouse() ? Token::Hover : Token::Raised;
    paintBox(&painter, rect(), FieldRadius, theme.color(fill), theme.color(counting ? Token::WarnTint : Token::Line2));
    qreal x = Side;
    m_look.icons.paint(&painter, QRectF(x, 0, Icon, height()),
                       m_readOnly ? QStringLiteral("lock") : QStringLiteral("lock-open"), Icon, mark);
    x += Icon + Gap;
    const QFont font = theme.font(Type::SmallMedium);
    const qreal words = textWidth(font, text());
    paintText(&painter, QRectF(x, 0, words + 1, height()), Qt::AlignLeft, font, theme.color(word), text());
    x += words + Gap;
    if (const QString rest = left(); !rest.isEmpty())
        paintText(&painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, theme.figureFont(Type::Small),
                  theme.color(word), rest);
    m_look.icons.paint(&painter, QRectF(width() - Side - Icon, 0, Icon, height()), QStringLiteral("chevron-down"), Icon,
                       mark);
}

} // namespace signalbox::ui
