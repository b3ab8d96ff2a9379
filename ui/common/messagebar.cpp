#include "ui/common/messagebar.h"

#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace signalbox::ui {

MessageBar::MessageBar(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setFixedHeight(36);
    setVisible(false);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(24, 0, 24, 0);
    m_layout->setSpacing(8);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::close);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MessageBar::show(const Message& message)
{
    const bool wasShown = !m_messages.isEmpty() && m_messages.first().kind == message.kind;
    if (wasShown) {
        m_messages.first() = message;
    } else {
        m_messages.removeIf([&](const Message& m) { return m.kind == message.kind; });
        m_messages.prepend(message);
    }
    rebuild();
}

void MessageBar::showUndo(const QString& sentence, std::function<void()> undo)
{
    const auto run = [this, undo = std::move(undo)] {
        clear(QStringLiteral("undo"));
        undo();
    };
    show({.kind = QStringLiteral("undo"),
          .state = StateKind::Ok,
          .sentence = sentence,
          .icon = {},
          .buttons = {{.text = tr("Undo"), .run = run, .icon = QStringLiteral("undo-2")}},
          .closesAfter = UndoTime});
}

void MessageBar::clear(const QString& kind)
{
    const bool shown = !m_messages.isEmpty() && m_messages.first().kind == kind;
    if (m_messages.removeIf([&](const Message& m) { return m.kind == kind; }) > 0 && shown) rebuild();
}

bool MessageBar::has(const QString& kind) const
{
    return std::any_of(m_messages.cbegin(), m_messages.cend(), [&](const Message& m) { return m.kind == kind; });
}

QString MessageBar::sentence() const
{
    return m_messages.isEmpty() ? QString() : m_messages.first().sentence;
}

void MessageBar::press(int button)
{
    if (m_messages.isEmpty() || button >= m_messages.first().buttons.size()) return;
    // The handler may change the messages.
    const auto run = m_messages.first().buttons[button].run;
    if (run) run();
}

void MessageBar::close()
{
    if (m_messages.isEmpty()) return;
    const QString kind = m_messages.takeFirst().kind;
    rebuild();
    Q_EMIT closed(kind);
}

void MessageBar::rebuild()
{
    m_timer.stop();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    setVisible(!m_messages.isEmpty());
    if (m_messages.isEmpty()) return;

    const Message& message = m_messages.first();
    const QString icon = message.icon.isEmpty() ? iconOf(message.state) : message.icon;
    m_layout->addWidget(new IconLabel(m_look, icon, 16, textTokenOf(message.state), this));
    auto* words = new Label(m_look, Type::Body, Token::Text, message.sentence, this);
    m_layout->addWidget(words, 1);
    for (int i = 0; i < std::min<int>(2, int(message.buttons.size())); ++i) {
        auto* button = makeButton(m_look, message.buttons[i].text, ButtonKind::Default, message.buttons[i].icon, this);
        setSize(button, ControlSize::Small);
        connect(button, &QPushButton::clicked, this, [this, i] { press(i); });
        m_layout->addWidget(button);
    }
    auto* close = makeIconButton(m_look, QStringLiteral("x"), tr("Close this message"), this);
    setSize(close, ControlSize::Small);
    close->setIconSize(QSize(14, 14));
    close->setFixedWidth(16);
    connect(close, &QToolButton::clicked, this, &MessageBar::close);
    m_layout->addWidget(close);
    if (message.closesAfter > 0) m_timer.start(message.closesAfter);
    update();

    QAccessibleEvent announcement(this, QAccessible::Alert);
    setAccessibleName(message.sentence);
    QAccessible::updateAccessibility(&announcement);
}

void MessageBar::paintEvent(QPaintEvent*)
{
    if (m_messages.isEmpty()) return;
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(tintTokenOf(m_messages.first().state)));
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
