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
