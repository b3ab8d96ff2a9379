#include "ui/shell/sidebar.h"

#include "ui/common/paint.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace signalbox::ui {

namespace {

enum Role { IdRole = Qt::UserRole + 1, IconRole, CountRole, StateRole, GroupRole, FirstRole };

constexpr int Top = 4;
constexpr int ItemHeight = 28;
constexpr int GroupHeight = 32;
constexpr int PaddingSide = 8;
constexpr int IconX = 16;
constexpr int TextX = 40;

QString groupTitle(PageSpec::Group group)
{
    switch (group) {
    case PageSpec::Group::Overview:
        return Sidebar::tr("Overview");
    case PageSpec::Group::Money:
        return Sidebar::tr("Money");
    case PageSpec::Group::Automation:
        return Sidebar::tr("Automation");
    case PageSpec::Group::System:
        return Sidebar::tr("System");
    }
    return {};
}

} // namespace

class Sidebar::Delegate final : public QStyledItemDelegate
{
public:
    Delegate(Look& look, Sidebar& sidebar) : QStyledItemDelegate(&sidebar), m_look(look), m_sidebar(sidebar) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        if (!index.data(GroupRole).toBool()) return {10, ItemHeight};
        const bool first = index.data(FirstRole).toBool();
        if (m_sidebar.isCollapsed()) return {10, first ? 4 : 12};
        return {10, first ? GroupHeight + Top : GroupHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Painting painting(painter);
        const Theme& theme = m_look.theme;
        const QRectF box = option.rect;
        const int rim = m_sidebar.rim();
        const bool narrow = m_sidebar.width() < Wide / 2;
        if (index.data(GroupRole).toBool()) {
            if (narrow) {
                if (index.data(FirstRole).toBool()) return;
                const qreal y = box.center().y();
                paintHairline(painter, {box.left() + 12, y}, {box.right() - 12, y}, theme.color(Token::Line));
                return;
            }
            paintText(painter, QRectF(IconX - rim, box.bottom() - 20, box.width() - 24, 16), Qt::AlignLeft,
                      theme.font(Type::SmallMedium), theme.color(Token::Text3), index.data(Qt::DisplayRole).toString());
            return;
        }
        const bool here = index == m_sidebar.currentIndex();
        const QRectF pill = box.adjusted(PaddingSide - rim, 0, -PaddingSide - 1, 0);
        if (here) {
            paintBox(painter, pill, FieldRadius, theme.color(Token::Select), {});
            const QRectF bar(-3, box.center().y() - 10, 6, 21);
            paintBox(painter, bar, 3, theme.color(Token::Accent), {});
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            paintBox(painter, pill, FieldRadius, theme.color(Token::Press), {});
        }
        m_look.icons.paint(painter, QRectF(IconX - rim, box.top(), 16, box.height()), index.data(IconRole).toString(),
                           16, here ? Token::Accent : Token::Text2);
        const int count = index.data(CountRole).toInt();
        const auto state = StateKind(index.data(StateRole).toInt());
        if (narrow) {
            if (count > 0)
                paintBox(painter, QRectF(IconX - rim + 12, box.top() + 5, 6, 6), 3, theme.color(textTokenOf(state)),
                         {});
            return;
        }
        qreal right = pill.right() - 9;
        if (count > 0) {
            const QString text = m_look.format.count(count);
            const QFont font = theme.figureFont(Type::Caption);
            const qreal width = std::max(18.0, textWidth(font, text) + 10);
            const QRectF mark(right - width, box.center().y() - 9, width, 18);
            paintBox(painter, mark, 9, theme.color(tintTokenOf(state)), {});
            paintText(painter, mark, Qt::AlignHCenter, font, theme.color(textTokenOf(state)), text);
            right -= width + 6;
        }
        const QFont font = theme.font(Type::Body);
        const QRectF words(TextX - rim, box.top(), right - TextX + rim, box.height());
        paintText(painter, words, Qt::AlignLeft, font, theme.color(Token::Text),
                  elided(font, index.data(Qt::DisplayRole).toString(), words.width()));
    }

private:
    Look& m_look;
    Sidebar& m_sidebar;
};

Sidebar::Sidebar(Look& look, QWidget* parent) : QTreeView(parent), m_look(look)
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setModel(&m_model);
    setItemDelegate(new Delegate(look, *this));
    applyWidth(Wide);
    connect(&m_slide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { applyWidth(value.toInt()); });
    connect(&m_slide, &QVariantAnimation::finished, this, [this] { scheduleDelayedItemsLayout(); });
    connect(&look.theme, &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
        update();
    });
}

void Sidebar::setPages(const QList<PageSpec>& pages)
{
    const QString before = current();
    m_quiet = true;
    m_model.clear();
    bool first = true;
    using Group = PageSpec::Group;
    for (const Group group : {Group::Overview, Group::Money, Group::Automation, Group::System}) {
        bool headed = false;
        for (const PageSpec& page : pages) {
            if (page.group != group) continue;
            if (!headed) {
                auto* head = new QStandardItem(groupTitle(group));
                head->setFlags(Qt::ItemIsEnabled);
                head->setData(true, GroupRole);
                head->setData(first, FirstRole);
                m_model.appendRow(head);
                headed = true;
                first = false;
            }
            auto* item = new QStandardItem(page.title);
            item->setData(page.id, IdRole);
            item->setData(page.icon, IconRole);
            m_model.appendRow(item);
        }
    }
    m_quiet = false;
    setCurrent(before);
}

QStandardItem* Sidebar::itemOf(const QString& pageId) const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row)->data(IdRole).toString() == pageId && !pageId.isEmpty()) return m_model.item(row);
    }
    return nullptr;
}

void Sidebar::setCurrent(const QString& pageId)
{
    const QStandardItem* item = itemOf(pageId);
    m_quiet = true;
    setCurrentIndex(item == nullptr ? QModelIndex() : item->index());
    m_quiet = false;
    viewport()->update();
}

QString Sidebar::current() const
{
    return currentIndex().data(IdRole).toString();
}

void Sidebar::setBadge(const QString& pageId, int count, StateKind state)
{
    QStandardItem* item = itemOf(pageId);
    if (item == nullptr) return;
    item->setData(count, CountRole);
    item->setData(int(state), StateRole);
    item->setData(count > 0 ? tr("%1, %2").arg(item->text(), m_look.format.count(count)) : item->text(),
                  Qt::AccessibleTextRole);
}

void Sidebar::clearBadges()
{
    for (const QString& id : pageIds()) setBadge(id, 0, StateKind::Off);
}

QStringList Sidebar::pageIds() const
{
    QStringList ids;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const QString id = m_model.item(row)->data(IdRole).toString(); !id.isEmpty()) ids.append(id);
    }
    return ids;
}

void Sidebar::setCollapsed(bool collapsed, bool animated)
{
    if (m_collapsed == collapsed) return;
    m_collapsed = collapsed;
    scheduleDelayedItemsLayout();
    const int target = collapsed ? Narrow : Wide;
    m_slide.stop();
    const int time = animated && isVisible() ? m_look.theme.duration(140) : 0;
    if (time == 0) return applyWidth(target);
    m_slide.setStartValue(width() + m_rim);
    m_slide.setEndValue(target);
    m_slide.setDuration(time);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    m_slide.start();
}

void Sidebar::setRim(int px)
{
    m_rim = px;
    applyWidth(m_collapsed ? Narrow : Wide);
    viewport()->update();
}

void Sidebar::applyWidth(int width)
{
    setFixedWidth(width - m_rim);
}

void Sidebar::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    if (m_quiet) return;
    if (const QString id = current.data(IdRole).toString(); !id.isEmpty()) Q_EMIT pageWanted(id);
}

bool Sidebar::viewportEvent(QEvent* event)
{
    // Icons alone do not say what they are.
    if (event->type() == QEvent::ToolTip && m_collapsed) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        QToolTip::showText(help->globalPos(), index.data(GroupRole).toBool() ? QString() : index.data().toString(),
                           this);
        return true;
    }
    return QTreeView::viewportEvent(event);
}

void Sidebar::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // The delegate paints all of the row; the style's own selection behind it would show at the rounded corners.
    QStyleOptionViewItem row = option;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    row.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && row.rect.contains(pointer));
    itemDelegate()->paint(painter, row, index);
}

void Sidebar::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_look.theme.color(Token::Window));
    const int right = viewport()->width() - 1;
    painter.fillRect(right, 0, 1, viewport()->height(), m_look.theme.color(Token::Line));
    painter.end();
    QTreeView::paintEvent(event);
}

} // namespace signalbox::ui
