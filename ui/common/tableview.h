#pragma once

#include "ui/common/tablemodel.h"

#include <QTableView>

class QAction;

namespace signalbox::ui {

struct Look;
class CellDelegate;

/// The table: no grid, fixed rows, per-pixel scrolling, whole rows selected. Understands TableModel, also behind one
/// proxy.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    TableView(Look& look, QWidget* parent = nullptr);
    ~TableView() override;

    void setTableModel(TableModel& model, QAbstractItemModel& shown);
    TableModel* tableModel() const { return m_table; }
    /// Index in the TableModel of one on screen.
    QModelIndex source(const QModelIndex& shown) const;

    /// Padding of the first and last cell: 24 on a page, 14 in a card.
    int edgePadding() const { return m_edge; }
    void setEdgePadding(int px);

    /// Stale rows: everything in text3.
    bool isDim() const { return m_dim; }
    void setDim(bool on);
    /// Bars in place of rows.
    void setSkeleton(bool on);
    bool isSkeleton() const { return m_skeleton; }

    int hoveredRow() const { return m_hovered; }
    void setHovered(int row);
    void setRowActions(const QList<QAction*>& actions);
    const QList<QAction*>& rowActions() const { return m_rowActions; }

    bool isFirst(int column) const;
    bool isLast(int column) const;
    /// Logical columns in the order shown.
    QList<int> shownColumns() const;
    void setFrozenFirstColumn(bool on);
    /// Spreads what is left over to the column that asks for it.
    void spread();

Q_SIGNALS:
    /// Enter or double click.
    void rowActivated(const QModelIndex& shown);
    void rowActionWanted(const QModelIndex& shown, QAction* action);
    void columnsChanged();
    void nearEnd();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

private:
    void applyTheme();
    void paintSkeleton(QPainter& painter);
    void placeFrozen();

    Look& m_look;
    TableModel* m_table = nullptr;
    CellDelegate* m_delegate = nullptr;
    TableView* m_frozen = nullptr;
    TableView* m_owner = nullptr; ///< set on the frozen view
    QList<QAction*> m_rowActions;
    int m_edge = 24;
    int m_hovered = -1;
    bool m_dim = false;
    bool m_skeleton = false;
    bool m_spreading = false;
};

} // namespace signalbox::ui
