#include "ui/common/controls.h"
#include "ui/common/paint.h"
#include "ui/common/stylepaint.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>

namespace signalbox::ui {

Chip::Chip(Look& look, const QString& label, QWidget* parent) : QAbstractButton(parent), m_look(look), m_label(label)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setValue({});
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

namespace {

constexpr int ChipPadding = 9;
constexpr int ChipGap = 5;
constexpr int ChipMark = 14;
constexpr int ChipHeight = 28;

} // namespace

void Chip::setValue(const QString& shown)
{
    m_value = shown;
    setAccessibleName(shown.isEmpty() ? tr("%1: any").arg(m_label) : tr("%1: %2").arg(m_label, shown));
    setToolTip(shown.isEmpty() ? QString() : tr("Clear with Delete"));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QString value = isActive() ? m_value : tr("any");
    const qreal words =
        textWidth(m_look.theme.font(Type::Small), m_label) + textWidth(m_look.theme.font(Type::SmallMedium), value);
    return {int(std::round(words)) + 2 * ChipPadding + 2 * ChipGap + ChipMark - 3, ChipHeight};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    const bool active = isActive();
    if (active)
        paintBox(&painter, rect(), FieldRadius, theme.color(Token::Select), QColor());
    else
        paintBox(&painter, rect(), FieldRadius, theme.color(underMouse() ? Token::Hover : Token::Base),
                 theme.color(Token::Line));
    const QFont label = theme.font(Type::Small);
    const QFont value = theme.font(Type::SmallMedium);
    qreal x = ChipPadding;
    paintText(&painter, QRectF(x, 0, width(), height()), Qt::AlignLeft, label,
              theme.color(active ? Token::Text2 : Token::Text3), m_label);
    x += textWidth(label, m_label) + ChipGap;
    paintText(&painter, QRectF(x, 0, width(), height()), Qt::AlignLeft, value,
              theme.color(active ? Token::Accent : Token::Text), active ? m_value : tr("any"));
    m_look.icons.paint(&painter, QRectF(width() - ChipPadding + 2 - ChipMark, 0, ChipMark, height()),
                       active ? QStringLiteral("x") : QStringLiteral("chevron-down"), ChipMark,
                       active ? Token::Accent : Token::Text2);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    const bool onMark = event->position().x() >= width() - ChipPadding - ChipMark;
    QAbstractButton::mouseReleaseEvent(event);
    if (!rect().contains(event->position().toPoint())) return;
    if (isActive() && onMark)
        Q_EMIT cleared();
    else
        Q_EMIT menuWanted();
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isActive()) Q_EMIT cleared();
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT menuWanted();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

EnvironmentBadge::EnvironmentBadge(Look& look, Environment environment, QWidget* parent)
    : QWidget(parent), m_look(look), m_environment(environment)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setEnvironment(environment);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentBadge::setEnvironment(Environment environment)
{
    m_environment = environment;
    setAccessibleName(word(environment));
    updateGeometry();
    update();
}

QString EnvironmentBadge::word(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return tr("Sandbox");
    case Environment::Test:
        return tr("Test");
    case Environment::Production:
        return tr("Production");
    }
    return {};
}

QSize EnvironmentBadge::sizeHint() const
{
    constexpr int Padding = 7;
    return {int(std::round(textWidth(m_look.theme.font(Type::CaptionBold), word(m_environment)))) + 2 * Padding, 18};
}

void EnvironmentBadge::paintEvent(QPaintEvent*)
{
    struct Tokens
    {
        Token text;
        Token tint;
    };
    const Tokens tokens = m_environment == Environment::Sandbox ? Tokens{Token::SandboxText, Token::SandboxTint}
                          : m_environment == Environment::Test  ? Tokens{Token::TestText, Token::TestTint}
                                                                : Tokens{Token::ProductionText, Token::ProductionTint};
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    if (m_environment == Environment::Sandbox)
        paintBox(&painter, rect(), TagRadius, theme.color(tokens.tint), theme.color(tokens.text), 1.0, Qt::DashLine);
    else
        paintBox(&painter, rect(), TagRadius, theme.color(tokens.tint), QColor());
    paintText(&painter, rect(), Qt::AlignHCenter, theme.font(Type::CaptionBold), theme.color(tokens.text),
              word(m_environment));
}

KeysBadge::KeysBadge(Look& look, const QKeySequence& keys, QWidget* parent)
    : QWidget(parent), m_look(look), m_text(keysText(keys.toString(QKeySequence::NativeText)))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_text);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize KeysBadge::sizeHint() const
{
    return {keysWidth(m_look, m_text), 18};
}

void KeysBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintKeys(m_look, &painter, width(), height() / 2, m_text);
}

} // namespace signalbox::ui
