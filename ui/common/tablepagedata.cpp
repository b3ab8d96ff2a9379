#include "ui/common/controls.h"
#include "ui/common/exporter.h"
#include "ui/common/look.h"
#include "ui/common/settingsstore.h"
#include "ui/common/tablepage_p.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPointer>

namespace signalbox::ui {

namespace {

constexpr int RowsAtOnce = 500;

/// Rows in the order on screen.
class ShownFeed final : public RowFeed
{
public:
    ShownFeed(const TableModel& table, const QAbstractItemModel& shown, const QAbstractProxyModel* proxy)
        : m_table(&table), m_shown(&shown), m_proxy(proxy)
    {
    }

    void next(std::function<void(Rows, QString)> then) override
    {
        Rows rows;
        if (m_table != nullptr && m_shown != nullptr) {
            const int end = std::min(m_shown->rowCount(), m_at + RowsAtOnce);
            for (; m_at < end; ++m_at) {
                const QModelIndex index = m_shown->index(m_at, 0);
                const int row = m_proxy != nullptr ? m_proxy->mapToSource(index).row() : m_at;
                QList<Cell> cells;
                for (int c = 0; c < m_table->columnCount(); ++c) cells.append(m_table->cell(row, c));
                rows.append(cells);
            }
        }
        then(rows, {});
    }

    qint64 total() const override { return m_shown != nullptr ? m_shown->rowCount() : 0; }

private:
    QPointer<const TableModel> m_table;
    QPointer<const QAbstractItemModel> m_shown;
    QPointer<const QAbstractProxyModel> m_proxy;
    int m_at = 0;
};

QString columnsKey(const TablePageSpec& spec)
{
    return QStringLiteral("tables/%1/columns").arg(spec.id);
}
QString sortKeyOf(const TablePageSpec& spec)
{
    return QStringLiteral("tables/%1/sort").arg(spec.id);
}

} // namespace

// Columns are remembered by key, so a new version may add or drop some: what is unknown is ignored, what is new keeps
// its default.
void TablePage::Private::restoreColumns()
{
    const QVariantList stored = q.m_settings.value(columnsKey(q.m_spec)).toList();
    restoring = true;
    QHeaderView* header = q.m_view->horizontalHeader();
    int place = 0;
    for (const QVariant& entry : stored) {
        const QVariantMap map = entry.toMap();
        const int column = q.m_model.columnOf(map.value(QStringLiteral("key")).toString());
        if (column < 0) continue;
        const int width = map.value(QStringLiteral("width")).toInt();
        constexpr int Least = 24;
        constexpr int Most = 4000;
        if (width >= Least && width <= Most) q.m_view->setColumnWidth(column, width);
        q.m_view->setColumnHidden(column, !map.value(QStringLiteral("shown"), true).toBool());
        header->moveSection(header->visualIndex(column), place++);
    }
    const QVariantMap sort = q.m_settings.value(sortKeyOf(q.m_spec)).toMap();
    if (const QString key = sort.value(QStringLiteral("key")).toString(); q.m_model.columnOf(key) >= 0) {
        query.sortKey = key;
        query.order = sort.value(QStringLiteral("down")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    restoring = false;
    q.m_view->spread();
}

void TablePage::Private::storeColumns()
{
    QVariantList list;
    const QHeaderView* header = q.m_view->horizontalHeader();
    for (int v = 0; v < header->count(); ++v) {
        const int column = header->logicalIndex(v);
        QVariantMap map{{QStringLiteral("key"), q.m_model.columns()[column].key},
                        {QStringLiteral("shown"), !header->isSectionHidden(column)}};
        if (!header->isSectionHidden(column)) map.insert(QStringLiteral("width"), header->sectionSize(column));
        list.append(map);
    }
    q.m_settings.setValue(columnsKey(q.m_spec), list);
    q.m_settings.setValue(sortKeyOf(q.m_spec),
                          QVariantMap{{QStringLiteral("key"), query.sortKey},
                                      {QStringLiteral("down"), query.order == Qt::DescendingOrder}});
}

void TablePage::Private::columnsMenu()
{
    auto* menu = new QMenu(columnsButton);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int c = 0; c < q.m_model.columns().size(); ++c) {
        QAction* action = menu->addAction(q.m_model.columns()[c].title);
        action->setCheckable(true);
        action->setChecked(!q.m_view->isColumnHidden(c));
        // The last column stays: a table of no columns cannot be repaired from its own header.
        action->setEnabled(q.m_view->isColumnHidden(c) || q.m_view->shownColumns().size() > 1);
        QObject::connect(action, &QAction::toggled, &q, [this, c](bool on) {
            q.m_view->setColumnHidden(c, !on);
            if (on && q.m_view->columnWidth(c) == 0) q.m_view->setColumnWidth(c, q.m_model.columns()[c].width);
            q.m_view->spread();
            storeColumns();
        });
    }
    menu->addSeparator();
    menu->addAction(TablePage::tr("Columns as they were"), &q, [this] {
        restoring = true;
        QHeaderView* header = q.m_view->horizontalHeader();
        for (int c = 0; c < q.m_model.columns().size(); ++c) {
            header->moveSection(header->visualIndex(c), c);
            q.m_view->setColumnHidden(c, !q.m_model.columns()[c].shown);
            q.m_view->setColumnWidth(c, q.m_model.columns()[c].width);
        }
        restoring = false;
        q.m_view->spread();
        storeColumns();
    });
    menu->popup(columnsButton->mapToGlobal(QPoint(0, columnsButton->height() + 4)));
}

QList<int> TablePage::shownColumns() const
{
    return m_view->shownColumns();
}

std::unique_ptr<RowFeed> TablePage::shownFeed() const
{
    if (m_model.ordersItself()) return m_model.feed(); // its rows are ordered and filtered already
    return std::make_unique<ShownFeed>(m_model, *m_view->model(), d->proxy);
}

QString TablePage::cellForClipboard() const
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid()) return {};
    const QModelIndex source = m_view->source(index);
    return copiedText(m_model.cell(source.row(), source.column()), m_look.format);
}

QString TablePage::rowsForClipboard() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty()) return {};
    std::sort(rows.begin(), rows.end());
    const QList<int> columns = shownColumns();
    const auto clean = [](QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' '); };
    QStringList lines;
    QStringList head;
    for (const int c : columns) head.append(clean(m_model.columns()[c].title));
    lines.append(head.join(u'\t'));
    for (const QModelIndex& index : rows) {
        QStringList cells;
        for (const int c : columns)
            cells.append(clean(copiedText(m_model.cell(m_view->source(index).row(), c), m_look.format)));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

void TablePage::copyCell()
{
    const QString text = cellForClipboard();
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(text.isEmpty() ? tr("Nothing to copy") : tr("Cell copied"));
}

void TablePage::copyRows()
{
    const QString text = rowsForClipboard();
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    const qsizetype rows = m_view->selectionModel()->selectedRows().size();
    Q_EMIT copied(rows == 1 ? tr("Row copied") : tr("%1 rows copied").arg(m_look.format.count(rows)));
}

void TablePage::exportWithDialog()
{
    auto* menu = new QMenu(d->exportButton);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, ExportFormat format, bool everything) {
        menu->addAction(text, this, [this, format, everything] {
            ExportSpec spec{.table = m_spec.id,
                            .version = m_spec.version,
                            .columns = m_model.columns(),
                            .picked = {},
                            .format = format,
                            .at = QDateTime::currentDateTimeUtc()};
            // Always in the model's own order, whatever the order on screen.
            const QList<int> shown = shownColumns();
            for (int c = 0; c < m_model.columns().size(); ++c) {
                if (everything || shown.contains(c)) spec.picked.append(c);
            }
            auto* dialog = new QFileDialog(this, tr("Export %1").arg(m_spec.title));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->selectFile(Exporter::suggestedName(spec));
            connect(dialog, &QFileDialog::fileSelected, this, [this, spec, everything](const QString& path) {
                auto* exporter = new Exporter(spec, everything ? m_model.feed() : shownFeed(), path, this);
                Q_EMIT exportStarted(exporter);
                exporter->start();
            });
            dialog->open();
        });
    };
    add(tr("What is shown, as CSV"), ExportFormat::Csv, false);
    add(tr("What is shown, as JSON"), ExportFormat::Json, false);
    menu->addSeparator();
    add(tr("Everything, as CSV"), ExportFormat::Csv, true);
    add(tr("Everything, as JSON"), ExportFormat::Json, true);
    menu->popup(d->exportButton->mapToGlobal(QPoint(0, d->exportButton->height() + 4)));
}

} // namespace signalbox::ui
