#include "ui/common/drawersplitter.h"

#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/settingsstore.h"

namespace signalbox::ui {

namespace {

constexpr int OpenTime = 140; // ms, LOOK: motion
constexpr int LeastRight = 320;
constexpr int LeastBottom = 160;

} // namespace

DrawerSplitter::DrawerSplitter(Look& look, SettingsStore& settings, const QString& id, QWidget* body, Drawer* drawer,
                               QWidget* parent)
    : QSplitter(parent), m_look(look), m_settings(settings), m_id(id), m_drawer(drawer)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    addWidget(body);
    addWidget(drawer);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const int all = orientation() == Qt::Horizontal ? width() : height();
        setSizes({all - value.toInt(), value.toInt()});
    });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] { arrange(false); });
    connect(drawer, &Drawer::opened, this, [this] { arrange(true); });
    connect(drawer, &Drawer::closed, this, [this] { arrange(true); });
    connect(drawer, &Drawer::placeChanged, this, [this] { arrange(false); });
    connect(this, &QSplitter::splitterMoved, this, [this] {
        const int size = sizes().value(1);
        if (m_drawer->isOpen() && size > 0) m_settings.setValue(key(), size);
    });
    arrange(false);
}

QString DrawerSplitter::key() const
{
    return QStringLiteral("drawers/%1/%2")
        .arg(m_id, m_drawer->place() == Drawer::Place::Right ? QStringLiteral("width") : QStringLiteral("height"));
}

int DrawerSplitter::wanted() const
{
    const bool right = m_drawer->place() == Drawer::Place::Right;
    const int stored = m_settings.value(key()).toInt();
    return std::max(stored > 0 ? stored
                    : right    ? Drawer::RightWidth
                               : Drawer::BottomHeight,
                    right ? LeastRight : LeastBottom);
}

void DrawerSplitter::arrange(bool animated)
{
    const bool right = m_drawer->place() == Drawer::Place::Right;
    setOrientation(right ? Qt::Horizontal : Qt::Vertical);
    const bool open = m_drawer->isOpen();
    const int time = animated && isVisible() ? m_look.theme.duration(OpenTime) : 0;
    m_animation.stop();
    if (time > 0) {
        m_drawer->setMinimumSize(0, 0);
        m_drawer->show();
        m_animation.setDuration(time);
        m_animation.setStartValue(open ? 0 : wanted());
        m_animation.setEndValue(open ? wanted() : 0);
        m_animation.start();
        return;
    }
    m_drawer->setVisible(open);
    m_drawer->setMinimumSize(right ? LeastRight : 0, right ? 0 : LeastBottom);
    if (open) {
        const int all = std::max(right ? width() : height(), wanted() * 2);
        setSizes({all - wanted(), wanted() - handleWidth()}); // the handle is the drawer's edge
    }
}

} // namespace signalbox::ui
