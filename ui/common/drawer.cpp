#include "ui/common/drawer.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/settingsstore.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace signalbox::ui {

Drawer::Drawer(Look& look, SettingsStore& settings, const QString& id, Place first, QWidget* parent)
    : QWidget(parent), m_look(look), m_settings(settings), m_id(id), m_place(first)
{
    const QVariant place = settings.value(key(QStringLiteral("place")));
    if (place.isValid()) m_place = place.toString() == QLatin1String("bottom") ? Place::Bottom : Place::Right;
    m_pinned = settings.value(key(QStringLiteral("pinned"))).toBool();

    m_head = new QWidget(this);
    m_title = new Label(look, Type::BodyMedium, Token::Text, {}, m_head);
    m_note = new Label(look, Type::Small, Token::Text3, {}, m_head);
    m_state = new StateLabel(look, {}, m_head);
    m_idLabel = new IdLabel(look, {}, m_head);
    m_swap = makeIconButton(look, QStringLiteral("panel-right"), tr("Move the drawer"), m_head);
    m_pin = makeIconButton(look, QStringLiteral("pin"), tr("Keep the drawer open"), m_head);
    m_pin->setCheckable(true);
    m_pin->setChecked(m_pinned);
    m_close = makeIconButton(look, QStringLiteral("x"), tr("Close the drawer"), m_head);
    m_tabs = new TabBar(look, m_head);
    m_pages = new QStackedWidget(this);
    m_state->hide();
    m_idLabel->hide();
    m_note->hide();
    new QVBoxLayout(this);
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);

    connect(m_swap, &QToolButton::clicked, this,
            [this] { setPlace(m_place == Place::Right ? Place::Bottom : Place::Right); });
    connect(m_pin, &QToolButton::toggled, this, &Drawer::setPinned);
    connect(m_close, &QToolButton::clicked, this, &Drawer::close);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT currentTabChanged(index);
    });
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    arrange();
    hide();
}

QString Drawer::key(const QString& what) const
{
    return QStringLiteral("drawers/%1/%2").arg(m_id, what);
}

void Drawer::setPlace(Place place)
{
    if (place == m_place) return;
    m_place = place;
    m_settings.setValue(key(QStringLiteral("place")),
                        place == Place::Right ? QStringLiteral("right") : QStringLiteral("bottom"));
    arrange();
    Q_EMIT placeChanged();
}

void Drawer::setPinned(bool on)
{
    if (on == m_pinned) return;
    m_pinned = on;
    m_pin->setChecked(on);
    m_settings.setValue(key(QStringLiteral("pinned")), on);
}

void Drawer::open()
{
    if (m_open) return;
    m_open = true;
    show();
    Q_EMIT opened();
}

void Drawer::close()
{
    if (!m_open) return;
    m_open = false;
    Q_EMIT closed();
}

void Drawer::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Drawer::setState(const StateCell& state, const QString& note)
{
    m_state->setState(state);
    m_state->show();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Drawer::clearState()
{
    m_state->hide();
    m_note->hide();
}

void Drawer::setId(const QString& id)
{
    m_idLabel->setId(id);
    m_idLabel->setVisible(!id.isEmpty());
}

void Drawer::setSummary(QWidget* widget)
{
    if (m_summary != nullptr && m_summary != widget) {
        m_summary->hide();
        m_summary->deleteLater();
    }
    m_summary = widget;
    if (widget != nullptr) widget->setParent(this);
    arrange();
}

int Drawer::addTab(const QString& title, QWidget* page)
{
    m_pages->addWidget(page);
    return m_tabs->addTab(title);
}

void Drawer::setTabCount(int index, qint64 count)
{
    m_tabs->setCount(index, count);
}

void Drawer::setCurrentTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

int Drawer::currentTab() const
{
    return m_tabs->currentIndex();
}

void Drawer::clearTabs()
{
    while (m_tabs->count() > 0) m_tabs->removeTab(0);
    while (QWidget* page = m_pages->widget(0)) {
        m_pages->removeWidget(page);
        page->deleteLater();
    }
}

void Drawer::arrange()
{
    // The same widgets in two shapes: a column of head, summary, tabs on the right; one line of all at the bottom.
    delete m_head->layout();
    auto* row = new QHBoxLayout(m_head);
    const bool bottom = m_place == Place::Bottom;
    row->setContentsMargins(bottom ? 24 : 20, bottom ? 0 : 11, bottom ? 18 : 14, 0);
    row->setSpacing(8);
    m_title->setType(bottom ? Type::BodyMedium : Type::DialogTitle);
    m_swap->setIcon(m_look.icons.icon(bottom ? QStringLiteral("panel-right") : QStringLiteral("panel-bottom")));
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addWidget(m_note);
    if (bottom) {
        row->addSpacing(12);
        row->addWidget(m_tabs, 1);
    } else {
        row->addStretch(1);
    }
    row->addWidget(m_idLabel);
    row->addWidget(m_swap);
    row->addWidget(m_pin);
    row->addWidget(m_close);
    m_head->setFixedHeight(bottom ? 36 : 39);

    auto* column = static_cast<QVBoxLayout*>(layout());
    while (QLayoutItem* item = column->takeAt(0)) delete item;
    column->addWidget(m_head);
    if (m_summary != nullptr) {
        column->addWidget(m_summary);
        m_summary->show();
    }
    if (!bottom) {
        auto* tabRow = new QHBoxLayout;
        tabRow->setContentsMargins(20, 0, 20, 0);
        tabRow->addWidget(m_tabs);
        column->addLayout(tabRow);
    }
    column->addSpacing(1); // the hairline under the tabs
    column->addWidget(m_pages, 1);
    update();
}

void Drawer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    painter.fillRect(rect(), theme.color(Token::Base));
    const QColor line = theme.color(Token::Line);
    const int under = m_pages->y() - 1;
    if (m_tabs->count() > 0) painter.fillRect(0, under, width(), 1, line);
}

void Drawer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_pinned)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
