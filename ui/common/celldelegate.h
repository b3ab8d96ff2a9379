#pragma once

#include "ui/common/tablemodel.h"

#include <QStyledItemDelegate>

namespace signalbox::ui {

struct Look;
class TableView;

/// Paints every cell of a TableView: the row's fill, the accent bar of the selection, the hairline, and the value by
/// its kind. An id is copied by a click; the icons of the hovered row are hit here.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CellDelegate(Look& look, TableView& view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Where the n-th hover icon of the first cell stands.
    QRect actionRect(const QStyleOptionViewItem& option, const QModelIndex& index, int action) const;

Q_SIGNALS:
    void actionClicked(const QModelIndex& index, int action);

private:
    QRectF content(const QRect& cell, const QModelIndex& index) const;

    Look& m_look;
    TableView& m_view;
};

} // namespace signalbox::ui
