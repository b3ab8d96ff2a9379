#include "ui/common/tableview.h"

#include "ui/common/celldelegate.h"
#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QAbstractProxyModel>
#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace signalbox::ui {

namespace {
/// Beside a title: the padding of its cell, and the arrow of the order or the edge of the last column.
constexpr int HeaderRoom = 36; // px
/// The first and the last cell stand further from the edge.
constexpr int EdgeRoom = 16; // px
} // namespace

namespace {

constexpr int HeaderHeight = 28;
constexpr int LeastColumn = 48;
constexpr int CodeSlotWidth = 33;
constexpr int NearEndRows = 40; // ask for more before the person sees the end

} // namespace

TableView::TableView(Look& look, QWidget* parent) : QTableView(parent), m_look(look)
{
    m_delegate = new CellDelegate(look, *this);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move inside
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(false); // the page sorts, so that it can tell a node to
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(0);
    QHeaderView* header = horizontalHeader();
    header->setFixedHeight(HeaderHeight);
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(LeastColumn);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setProperty("edgePadding", m_edge);
    connect(header, &QHeaderView::sectionResized, this, [this](int, int, int) {
        if (m_spreading) return;
        spread();
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        placeFrozen();
        Q_EMIT columnsChanged();
    });
    connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
    connect(m_delegate, &CellDelegate::actionClicked, this, [this](const QModelIndex& index, int action) {
        setCurrentIndex(index);
        Q_EMIT rowActionWanted(index, m_rowActions.value(action));
    });
    applyTheme();
    connect(&look.theme, &Theme::changed, this, &TableView::applyTheme);
}

TableView::~TableView() = default;

void TableView::applyTheme()
{
    verticalHeader()->setDefaultSectionSize(m_look.theme.rowHeight());
    QPalette p = m_look.theme.palette();
    setPalette(p);
    horizontalHeader()->setFont(m_look.theme.font(Type::SmallMedium));
    viewport()->update();
}

void TableView::setTableModel(TableModel& model, QAbstractItemModel& shown)
{
    m_table = &model;
    setModel(&shown);
    m_spreading = true;
    for (int c = 0; c < model.columns().size(); ++c) {
        const Column& column = model.columns()[c];
        const int slot = column.align == Align::OnPoint && column.codeSlot ? CodeSlotWidth : 0;
        // In another language the title may need more than its values do.
        const int title = int(textWidth(m_look.theme.font(Type::SmallMedium), column.title)) + 1;
        const int edge = c == 0 || c + 1 == model.columns().size() ? EdgeRoom : 0;
        setColumnWidth(c, std::max(column.width, title + slot + HeaderRoom + edge));
        horizontalHeader()->setProperty(QByteArray("slot" + QByteArray::number(c)).constData(), slot);
        setColumnHidden(c, !column.shown);
    }
    m_spreading = false;
    spread();
}

QModelIndex TableView::source(const QModelIndex& shown) const
{
    if (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(model())) return proxy->mapToSource(shown);
    return shown;
}

void TableView::setEdgePadding(int px)
{
    m_edge = px;
    horizontalHeader()->setProperty("edgePadding", px);
    viewport()->update();
}

void TableView::setDim(bool on)
{
    m_dim = on;
    viewport()->update();
}

void TableView::setSkeleton(bool on)
{
    m_skeleton = on;
    viewport()->update();
}

void TableView::setRowActions(const QList<QAction*>& actions)
{
    m_rowActions = actions;
    viewport()->update();
}

bool TableView::isFirst(int column) const
{
    const QHeaderView* header = horizontalHeader();
    for (int v = 0; v < header->count(); ++v) {
        const int logical = header->logicalIndex(v);
        if (!header->isSectionHidden(logical)) return logical == column;
    }
    return false;
}

bool TableView::isLast(int column) const
{
    const QHeaderView* header = horizontalHeader();
    for (int v = header->count() - 1; v >= 0; --v) {
        const int logical = header->logicalIndex(v);
        if (!header->isSectionHidden(logical)) return logical == column;
    }
    return false;
}

QList<int> TableView::shownColumns() const
{
    QList<int> result;
    const QHeaderView* header = horizontalHeader();
    for (int v = 0; v < header->count(); ++v) {
        const int logical = header->logicalIndex(v);
        if (!header->isSectionHidden(logical)) result.append(logical);
    }
    return result;
}

void TableView::spread()
{
    if (m_table == nullptr || m_spreading || m_owner != nullptr) return;
    int taken = 0;
    int stretch = -1;
    for (const int c : shownColumns()) {
        if (m_table->columns()[c].stretch && stretch < 0)
            stretch = c;
        else
            taken += columnWidth(c);
    }
    if (stretch < 0) return;
    m_spreading = true;
    setColumnWidth(stretch, std::max(m_table->columns()[stretch].width, viewport()->width() - taken));
    m_spreading = false;
    placeFrozen();
}

void TableView::setFrozenFirstColumn(bool on)
{
    if (on == (m_frozen != nullptr)) return;
    if (!on) {
        delete m_frozen;
        m_frozen = nullptr;
        return;
    }
    // A second view on the same model and selection, showing one column, laid over the first.
    m_frozen = new TableView(m_look, this);
    m_frozen->m_owner = this;
    m_frozen->m_table = m_table;
    m_frozen->setModel(model());
    m_frozen->setSelectionModel(selectionModel());
    m_frozen->setFocusProxy(this);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] { placeFrozen(); });
    connect(m_frozen, &TableView::rowActivated, this, &TableView::rowActivated);
    placeFrozen();
}

void TableView::placeFrozen()
{
    if (m_frozen == nullptr) return;
    const bool scrolled = horizontalScrollBar()->value() > 0;
    m_frozen->setVisible(scrolled);
    const QList<int> columns = shownColumns();
    if (!scrolled || columns.isEmpty()) return;
    for (int c = 0; c < m_frozen->model()->columnCount(); ++c) m_frozen->setColumnHidden(c, c != columns.first());
    m_frozen->setColumnWidth(columns.first(), columnWidth(columns.first()));
    m_frozen->m_edge = m_edge;
    m_frozen->m_dim = m_dim;
    m_frozen->setGeometry(0, 0, columnWidth(columns.first()) + 1, viewport()->height() + horizontalHeader()->height());
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
    m_frozen->raise();
}

void TableView::paintEvent(QPaintEvent* event)
{
    if (m_skeleton) {
        QPainter painter(viewport());
        paintSkeleton(painter);
        return;
    }
    QTableView::paintEvent(event);
    if (m_owner != nullptr) {
        QPainter painter(viewport());
        painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()), m_look.theme.color(Token::Line2));
    }
}

void TableView::paintSkeleton(QPainter& painter)
{
    constexpr qreal BarHeight = 8;
    constexpr int Padding = 8;
    // Percent of a cell. Names and figures differ from row to row, states hardly.
    constexpr int Names[] = {75, 50, 94, 63, 81};
    constexpr int Figures[] = {55, 74, 63, 46, 69};
    constexpr int States = 58;
    const Theme& theme = m_look.theme;
    const int rowHeight = theme.rowHeight();
    int rowNumber = 0;
    for (int y = 0; y < viewport()->height(); y += rowHeight, ++rowNumber) {
        painter.fillRect(QRect(0, y + rowHeight - 1, viewport()->width(), 1), theme.color(Token::Line));
        int number = 0;
        for (const int c : shownColumns()) {
            const Column& column = m_table->columns()[c];
            const int left = columnViewportPosition(c) + (isFirst(c) ? m_edge : Padding);
            int right = columnViewportPosition(c) + columnWidth(c) - (isLast(c) ? m_edge : Padding);
            if (column.align == Align::OnPoint && column.codeSlot) right -= CodeSlotWidth;
            const qreal most = std::min(right - left, 160);
            const auto turn = std::size_t(rowNumber % 5);
            const int part = column.align != Align::Left ? Figures[turn] : number == 0 ? Names[turn] : States;
            ++number;
            const qreal width = std::round(most * part / 100.0);
            const qreal x = column.align == Align::Left ? left : right - width;
            paintBox(&painter, QRectF(x, y + (rowHeight - 1 - BarHeight) / 2.0, width, BarHeight), BarHeight / 2,
                     theme.color(Token::Press), QColor());
        }
    }
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    spread();
    placeFrozen();
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    // Copy is the page's command; Qt's own would put shown text, not exact figures, on the clipboard.
    if (event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

bool TableView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::HoverMove:
    case QEvent::MouseMove:
    case QEvent::HoverEnter: {
        const QPointF at = static_cast<QSinglePointEvent*>(event)->position();
        setHovered(rowAt(int(at.y())));
        break;
    }
    case QEvent::Leave:
    case QEvent::HoverLeave:
        setHovered(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void TableView::setHovered(int row)
{
    if (row == m_hovered) return;
    const int old = m_hovered;
    m_hovered = row;
    const int height = m_look.theme.rowHeight();
    for (const int r : {old, row}) {
        if (r >= 0) viewport()->update(0, rowViewportPosition(r), viewport()->width(), height);
    }
    if (m_frozen != nullptr) m_frozen->setHovered(row);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    const QScrollBar* bar = verticalScrollBar();
    if (dy != 0 && bar->maximum() - bar->value() < NearEndRows * m_look.theme.rowHeight()) Q_EMIT nearEnd();
}

QModelIndex TableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Home and End mean the first and last row, not the first and last cell of a row.
    if (model() != nullptr && model()->rowCount() > 0) {
        const int column = std::max(0, currentIndex().column());
        if (action == MoveHome) return model()->index(0, column);
        if (action == MoveEnd) return model()->index(model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

QItemSelectionModel::SelectionFlags TableView::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    return QTableView::selectionCommand(index, event) | QItemSelectionModel::Rows;
}

} // namespace signalbox::ui
