#include "ui/common/focusring.h"

#include "ui/common/paint.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextEdit>

namespace signalbox::ui {

namespace {

constexpr int RingWidth = 2;
constexpr int ButtonGap = 2;
constexpr int FieldReach = 2; // close around a field, which gives up its border meanwhile

bool isField(const QWidget* widget)
{
    const bool edit = qobject_cast<const QLineEdit*>(widget) != nullptr ||
                      qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
                      qobject_cast<const QTextEdit*>(widget) != nullptr;
    if (edit) return widget->property("field").toBool() || qobject_cast<const QLineEdit*>(widget) != nullptr;
    return qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

bool isButton(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr || widget->property("focusRing").toBool();
}

bool fromKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason ||
           reason == Qt::OtherFocusReason;
}

} // namespace

class FocusRing::Ring final : public QWidget
{
public:
    Ring(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        setAccessibleName(QString());
    }
    qreal radius = FieldRadius;
    Token token = Token::Accent;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), radius, QColor(), m_look.theme.color(token), RingWidth);
    }

private:
    Look& m_look;
};

FocusRing::FocusRing(Look& look, QObject* parent) : QObject(parent), m_look(look)
{
    connect(&look.theme, &Theme::changed, this, [this] {
        if (m_ring) m_ring->update();
    });
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        if (auto* widget = qobject_cast<QWidget*>(watched)) {
            const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
            if (isField(widget) && !widget->property("ringless").toBool())
                follow(widget);
            else if (isButton(widget) && fromKeyboard(reason))
                follow(widget);
            else if (watched != m_target)
                follow(nullptr);
        }
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        if (watched == m_target) follow(nullptr);
        break;
    case QEvent::MouseButtonPress:
        if (watched == m_target && m_target != nullptr && isButton(m_target) && !isField(m_target)) follow(nullptr);
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::ParentChange:
        // An ancestor that moves takes the target along, and the ring may stand outside that ancestor.
        if (m_target != nullptr && (watched == m_target || (watched->isWidgetType() &&
                                                            static_cast<QWidget*>(watched)->isAncestorOf(m_target))))
            place();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget* target)
{
    m_target = target;
    if (target == nullptr) {
        if (m_ring) m_ring->hide();
        return;
    }
    place();
}

void FocusRing::place()
{
    if (m_target == nullptr) return;
    QWidget* parent = m_target->parentWidget();
    const auto managesChildren = [](QWidget* w) {
        return qobject_cast<QSplitter*>(w) != nullptr || qobject_cast<QStackedWidget*>(w) != nullptr;
    };
    const bool field = isField(m_target);
    const int reach = field ? FieldReach : ButtonGap + RingWidth;
    const auto cutsOff = [this, reach](const QWidget* w) {
        const QRect ring(m_target->mapTo(w, QPoint(-reach, -reach)), m_target->size() + QSize(2 * reach, 2 * reach));
        return !w->rect().contains(ring);
    };
    const auto scrolls = [](const QWidget* w) {
        return qobject_cast<const QAbstractScrollArea*>(w->parentWidget()) != nullptr;
    };
    // A splitter would take the ring for one of its panes; also climb while the ring would be cut off at the parent's
    // edge, but never out of what scrolls.
    while (parent != nullptr && parent->parentWidget() != nullptr && !parent->isWindow() &&
           (managesChildren(parent) || (cutsOff(parent) && !scrolls(parent))))
        parent = parent->parentWidget();
    if (parent == nullptr) return;
    if (m_ring == nullptr || m_ring->parentWidget() != parent) {
        delete m_ring;
        m_ring = new Ring(m_look, parent);
    }
    const bool round = m_target->property("switch").toBool();
    const bool box = m_target->inherits("QCheckBox") || m_target->inherits("QRadioButton");
    m_ring->radius = (round ? 8 : box ? TagRadius : FieldRadius) + reach;
    m_ring->token = field && m_target->property("wrong").toBool() ? Token::Fail : Token::Accent;
    const QPoint corner = m_target->mapTo(parent, QPoint(0, 0));
    m_ring->setGeometry(QRect(corner, m_target->size()).adjusted(-reach, -reach, reach, reach));
    m_ring->raise();
    m_ring->show();
    m_ring->update();
}

} // namespace signalbox::ui
