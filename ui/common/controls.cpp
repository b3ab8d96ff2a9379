#include "ui/common/controls.h"

#include "ui/common/cellpainter.h"
#include "ui/common/paint.h"
#include "ui/common/stylepaint.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

namespace signalbox::ui {

namespace {

constexpr int CopiedNotice = 1500; // ms, LOOK section 4

QString valueOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Default:
        return QStringLiteral("default");
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::Destructive:
        return QStringLiteral("destructive");
    case ButtonKind::Link:
        return QStringLiteral("link");
    }
    return {};
}

QString valueOf(ControlSize size)
{
    switch (size) {
    case ControlSize::Small:
        return QStringLiteral("small");
    case ControlSize::Normal:
        return {};
    case ControlSize::Form:
        return QStringLiteral("form");
    case ControlSize::Large:
        return QStringLiteral("large");
    }
    return {};
}

/// Buttons and fields keep their size hint until the style changes; a property is as good as a change of style.
void forgetSize(QWidget* widget)
{
    QEvent event(QEvent::StyleChange);
    QCoreApplication::sendEvent(widget, &event);
    widget->updateGeometry();
    widget->update();
}

} // namespace

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

void setKind(QWidget* button, ButtonKind kind)
{
    button->setProperty("kind", valueOf(kind));
    forgetSize(button);
}

void setSize(QWidget* control, ControlSize size)
{
    control->setProperty("controlSize", valueOf(size));
    forgetSize(control);
}

QPushButton* makeButton(Look& look, const QString& text, ButtonKind kind, const QString& icon, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    if (!icon.isEmpty()) button->setIcon(look.icons.icon(icon));
    setKind(button, kind);
    button->setFont(look.theme.font(Type::BodyMedium));
    button->setAutoDefault(false);
    if (kind == ButtonKind::Link) button->setCursor(Qt::PointingHandCursor);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

QToolButton* makeIconButton(Look& look, const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(look.icons.icon(icon));
    button->setIconSize(QSize(16, 16));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QPushButton* makeActionButton(Look& look, QAction* action, ButtonKind kind, QWidget* parent)
{
    QPushButton* button = makeButton(look, action->text(), kind, {}, parent);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setProperty("locked", action->property("locked"));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? QString() : action->text() + QStringLiteral("  ") + keysText(keys));
        button->updateGeometry();
        button->update();
    };
    button->setText(action->text());
    button->setIcon(action->icon());
    button->setEnabled(action->isEnabled());
    button->setProperty("locked", action->property("locked"));
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

Switch::Switch(const QString& text, QWidget* parent) : QCheckBox(text, parent)
{
    setProperty("switch", true);
}

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

StateLabel::StateLabel(Look& look, const StateCell& state, QWidget* parent)
    : QWidget(parent), m_look(look), m_state(state)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(state);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateLabel::setState(const StateCell& state)
{
    m_state = state;
    setAccessibleName(state.word);
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const
{
    return {int(std::ceil(stateWidth(m_look, m_state))), 20};
}

void StateLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qreal hang = isQuiet(m_state.kind) ? 0 : PillHang;
    paintState(m_look, &painter, QRectF(hang, 0, width() - hang, height()), m_state, false);
}

IdLabel::IdLabel(Look& look, const QString& id, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setId(id);
    connect(this, &QAbstractButton::clicked, this, [this] { copyWithNotice(m_id, this); });
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IdLabel::setId(const QString& id)
{
    m_id = id;
    setToolTip(id);
    setAccessibleName(tr("Copy %1").arg(id));
    updateGeometry();
    update();
}

namespace {

constexpr int IdGap = 8;
constexpr int IdMark = 14;

} // namespace

QSize IdLabel::sizeHint() const
{
    return {int(std::ceil(textWidth(m_look.theme.font(Type::Mono), Format::shortId(m_id)))) + IdGap + IdMark, 20};
}

void IdLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintText(&painter, rect(), Qt::AlignLeft, m_look.theme.font(Type::Mono), m_look.theme.color(Token::Text2),
              Format::shortId(m_id));
    m_look.icons.paint(&painter, QRectF(width() - IdMark, 0, IdMark, height()), QStringLiteral("copy"), IdMark,
                       Token::Text3);
}

Card::Card(Look& look, QWidget* parent) : QFrame(parent), m_look(look)
{
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTokens(Token fill, Token border)
{
    m_fill = fill;
    m_border = border;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(&painter, rect(), CardRadius, m_look.theme.color(m_fill), m_look.theme.color(m_border));
}

Surface::Surface(Look& look, Token token, QWidget* parent) : QWidget(parent), m_look(look), m_token(token)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Surface::setEdges(Qt::Edges edges)
{
    m_edges = edges;
    update();
}

void Surface::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(m_token));
    const QColor line = m_look.theme.color(Token::Line);
    const int w = width();
    const int h = height();
    if (m_edges & Qt::TopEdge) painter.fillRect(0, 0, w, 1, line);
    if (m_edges & Qt::BottomEdge) painter.fillRect(0, h - 1, w, 1, line);
    if (m_edges & Qt::LeftEdge) painter.fillRect(0, 0, 1, h, line);
    if (m_edges & Qt::RightEdge) painter.fillRect(w - 1, 0, 1, h, line);
}

void copyWithNotice(const QString& text, QWidget* at)
{
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    const QString notice = text.isEmpty() ? QCoreApplication::translate("Clipboard", "Nothing to copy")
                                          : QCoreApplication::translate("Clipboard", "Copied");
    QToolTip::showText(at->mapToGlobal(QPoint(0, at->height())), notice, at, QRect(), CopiedNotice);
}

} // namespace signalbox::ui
