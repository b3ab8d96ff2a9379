#include "ui/common/celldelegate.h"

#include "ui/common/cellpainter.h"
#include "ui/common/controls.h"
#include "ui/common/paint.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace signalbox::ui {

namespace {

constexpr int Padding = 8;
constexpr int AccentBar = 3;
constexpr int ActionIcon = 14;
constexpr int ActionStep = 22;
constexpr int ActionGap = 8;
constexpr int CopiedNotice = 1500; // ms

} // namespace

CellDelegate::CellDelegate(Look& look, TableView& view) : QStyledItemDelegate(&view), m_look(look), m_view(view) {}

QRectF CellDelegate::content(const QRect& cell, const QModelIndex& index) const
{
    int left = m_view.isFirst(index.column()) ? m_view.edgePadding() : Padding;
    int right = m_view.isLast(index.column()) ? m_view.edgePadding() : Padding;
    if (m_view.layoutDirection() == Qt::RightToLeft) std::swap(left, right);
    // The hairline belongs to the row, so words stand in the middle of what is above it.
    return QRectF(cell).adjusted(left, 0, -right, -1);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const TableModel* table = m_view.tableModel();
    return {table != nullptr ? table->columns().value(index.column()).width : 100, m_look.theme.rowHeight()};
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_look.theme;
    const TableModel* table = m_view.tableModel();
    if (table == nullptr) return;
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = m_view.isActiveWindow();
    const bool hovered = m_view.hoveredRow() == index.row();
    const QRect cell = option.rect;
    if (selected)
        painter->fillRect(cell, theme.color(active ? Token::Select : Token::Press));
    else if (hovered)
        painter->fillRect(cell, theme.color(Token::Hover));
    painter->fillRect(QRect(cell.x(), cell.bottom(), cell.width(), 1), theme.color(Token::Line));
    const bool first = m_view.isFirst(index.column());
    if (selected && first) {
        const QRect bar(cell.x(), cell.y(), AccentBar, cell.height() - 1);
        painter->fillRect(QStyle::visualRect(option.direction, cell, bar),
                          theme.color(active ? Token::Accent : Token::Control));
    }

    const QModelIndex source = m_view.source(index);
    CellContext context{.look = m_look,
                        .rect = content(cell, index),
                        .column = table->columns()[index.column()],
                        .now = table->now(),
                        .dim = m_view.isDim(),
                        .selected = selected,
                        .first = first,
                        .flip = option.direction == Qt::RightToLeft};
    if (!table->isLoaded(source.row())) {
        constexpr qreal BarHeight = 8;
        const qreal width = std::min<qreal>(context.rect.width(), 48 + (source.row() * 7 + index.column() * 31) % 60);
        paintBox(painter, QRectF(context.rect.x(), context.rect.center().y() - BarHeight / 2, width, BarHeight),
                 BarHeight / 2, theme.color(Token::Press), QColor());
        return;
    }
    const Cell value = table->cell(source.row(), source.column());
    const int icons = hovered && first ? int(m_view.rowActions().size()) : 0;
    if (icons > 0) {
        const qreal width = cellContentWidth(context, value);
        const qreal room = context.rect.width() - icons * ActionStep - ActionGap;
        if (width > room) context.rect.setWidth(room);
    }
    paintCell(context, painter, value);
    for (int i = 0; i < icons; ++i)
        m_look.icons.paint(painter, actionRect(option, index, i), m_view.rowActions()[i]->icon().name(), ActionIcon,
                           Token::Text2);
}

QRect CellDelegate::actionRect(const QStyleOptionViewItem& option, const QModelIndex& index, int action) const
{
    const TableModel* table = m_view.tableModel();
    const QModelIndex source = m_view.source(index);
    const CellContext context{.look = m_look,
                              .rect = content(option.rect, index),
                              .column = table->columns()[index.column()],
                              .now = table->now(),
                              .dim = false,
                              .selected = false,
                              .flip = false};
    const qreal width = cellContentWidth(context, table->cell(source.row(), source.column()));
    const qreal room = context.rect.width() - qreal(m_view.rowActions().size()) * ActionStep - ActionGap;
    const int x = int(std::round(context.rect.x() + std::min(width, room))) + ActionGap + action * ActionStep;
    return QStyle::visualRect(option.direction, option.rect,
                              QRect(x, option.rect.y(), ActionIcon, option.rect.height() - 1));
}

bool CellDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const TableModel* table = m_view.tableModel();
    if (mouse->button() != Qt::LeftButton || table == nullptr) return false;
    if (m_view.isFirst(index.column())) {
        for (int i = 0; i < m_view.rowActions().size(); ++i) {
            if (actionRect(option, index, i).adjusted(-4, 0, 4, 0).contains(mouse->position().toPoint())) {
                Q_EMIT actionClicked(index, i);
                return true;
            }
        }
    }
    const QModelIndex source = m_view.source(index);
    const Cell value = table->cell(source.row(), source.column());
    if (const auto* id = std::get_if<IdCell>(&value); id != nullptr && !id->id.isEmpty()) {
        QGuiApplication::clipboard()->setText(id->id);
        QToolTip::showText(mouse->globalPosition().toPoint(), tr("Copied"), &m_view, option.rect, CopiedNotice);
        return true;
    }
    return false;
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    if (event->type() == QEvent::ToolTip && m_view.isFirst(index.column())) {
        for (int i = 0; i < m_view.rowActions().size(); ++i) {
            if (actionRect(option, index, i).contains(event->pos())) {
                QToolTip::showText(event->globalPos(), m_view.rowActions()[i]->text(), view);
                return true;
            }
        }
    }
    const bool said = QStyledItemDelegate::helpEvent(event, view, option, index);
    if (said || event->type() != QEvent::ToolTip) return said;
    // What a column is too narrow for is said whole.
    const QString whole = index.data().toString();
    const bool cut = textWidth(view->font(), whole) > option.rect.width() - 2 * Padding;
    QToolTip::showText(event->globalPos(), cut ? whole : QString(), view, option.rect);
    return cut;
}

} // namespace signalbox::ui
