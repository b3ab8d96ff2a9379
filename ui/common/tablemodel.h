#pragma once

#include "ui/common/cell.h"

#include <QAbstractTableModel>
#include <QMap>

#include <algorithm>
#include <functional>

namespace signalbox::ui {

/// How a column is laid out. Its cells decide what is painted; this decides where.
enum class Align { Left, Right, OnPoint };

struct Column
{
    QString key;     ///< stable and exported; never reused for another meaning
    QString title;   ///< translated
    int width = 120; ///< px, the first time; the person's width is remembered
    Align align = Align::Left;
    bool stretch = false; ///< takes what is left over
    bool shown = true;    ///< without a choice of the person's
    bool sortable = true;
    int scale = 2;        ///< OnPoint: widest fraction of the column, at most 6 are shown
    bool codeSlot = true; ///< OnPoint: leaves room for the asset's code
    bool operator==(const Column&) const = default;
};

/// What a table asks for: typed text, chips, order.
struct RowQuery
{
    QString text;
    QMap<QString, QString> filters; ///< chip key to chosen value; a chip at "any" is not in it
    QString sortKey;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool isFiltered() const { return !text.isEmpty() || !filters.isEmpty(); }
    bool operator==(const RowQuery&) const = default;
};

/// Rows for an export, asked for a piece at a time so that neither memory nor the GUI thread fills up.
class RowFeed
{
public:
    using Rows = QList<QList<Cell>>;
    virtual ~RowFeed() = default;
    /// Gives the next rows, columns in the model's order; an empty list is the end. `then` is called once, on the GUI
    /// thread, now or later; with a sentence in `error` when the rows could not be had.
    virtual void next(std::function<void(Rows rows, QString error)> then) = 0;
    /// -1 when nobody knows.
    virtual qint64 total() const { return -1; }
};

/// Rows and columns of one resource. TablePage, delegates, copy and export all read it through cell().
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        CellRole = Qt::UserRole + 1, ///< QVariant of Cell
        IdRole,                      ///< QString
        FlashRole,                   ///< QDateTime of the last change, for the row flash
    };

    TableModel(const Format& format, QList<Column> columns, QObject* parent = nullptr);

    const QList<Column>& columns() const { return m_columns; }
    int columnOf(const QString& key) const;
    /// How many digits an OnPoint column has room for after the point: the largest scale among its rows, at most 6.
    void setFraction(int column, int scale);

    virtual Cell cell(int row, int column) const = 0;
    virtual QString rowId(int row) const = 0;
    /// -1 when the row is not there.
    virtual int rowOf(const QString& id) const = 0;

    /// True when filter and order are somebody else's work (a node, a database): the page then calls setQuery and sorts
    /// nothing.
    virtual bool ordersItself() const { return false; }
    virtual void setQuery(const RowQuery&) {}
    /// Does this row fit a chip? Only asked when the model does not order itself.
    virtual bool fits(int row, const QString& chip, const QString& value) const;
    /// All rows there are on the other side, -1 when unknown; rowCount() may be fewer.
    virtual qint64 totalCount() const { return rowCount(); }
    /// False while the row is still asked for; it is painted as a bar.
    virtual bool isLoaded(int row) const;
    /// Everything, for an export.
    virtual std::unique_ptr<RowFeed> feed() const;

    /// Sets the clock ages are counted from, and tells views that ages are older. Call at most once a second.
    void setNow(const QDateTime& now);
    QDateTime now() const { return m_now; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

protected:
    const Format& format() const { return m_format; }

private:
    const Format& m_format;
    QList<Column> m_columns;
    QDateTime m_now;
};

/// A column and how its value is read from a row.
template <class Row>
struct ColumnOf
{
    Column column;
    std::function<Cell(const Row&)> value;
};

/// Rows held in memory, changed by merge() so that selection and scrolling survive a refresh.
/// Row has a QString `id` that never changes, and operator==.
template <class Row>
class RowModel : public TableModel
{
public:
    using Chip = std::function<bool(const Row&, const QString& value)>;

    RowModel(const Format& format, const QList<ColumnOf<Row>>& columns, QObject* parent = nullptr)
        : TableModel(format, titles(columns), parent)
    {
        for (const ColumnOf<Row>& c : columns) m_values.append(c.value);
    }

    const QList<Row>& rows() const { return m_rows; }
    const Row& row(int index) const { return m_rows[index]; }
    const Row* find(const QString& id) const
    {
        const int at = rowOf(id);
        return at < 0 ? nullptr : &m_rows[at];
    }

    /// How a chip of the page decides about a row.
    void setChip(const QString& key, Chip fits) { m_chips.insert(key, std::move(fits)); }
    /// How many rows the node has in all, when that is more than were merged.
    void setTotal(qint64 total) { m_total = total; }

    /// Replaces the rows, telling views only what changed. Rows may come in any order; equal ids keep the last.
    void merge(QList<Row> next)
    {
        std::stable_sort(next.begin(), next.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
        const auto sameId = [](const Row& a, const Row& b) { return a.id == b.id; };
        const auto kept = std::unique(next.rbegin(), next.rend(), sameId); // from the back: the last of equals stays
        next.erase(next.begin(), kept.base());

        qsizetype row = 0;
        for (qsizetype i = 0; i < next.size();) {
            qsizetype gone = row;
            while (gone < m_rows.size() && m_rows[gone].id < next[i].id) ++gone;
            if (gone > row) remove(row, gone - row);
            if (row < m_rows.size() && m_rows[row].id == next[i].id) {
                if (!(m_rows[row] == next[i])) {
                    m_rows[row] = next[i];
                    Q_EMIT dataChanged(index(int(row), 0), index(int(row), columnCount() - 1));
                }
                ++row;
                ++i;
                continue;
            }
            qsizetype end = i;
            while (end < next.size() && (row == m_rows.size() || next[end].id < m_rows[row].id)) ++end;
            insert(row, next.mid(i, end - i));
            row += end - i;
            i = end;
        }
        if (row < m_rows.size()) remove(row, m_rows.size() - row);
    }

    /// Adds or replaces one row.
    void upsert(const Row& wanted)
    {
        const auto at = lower(wanted.id);
        const qsizetype row = at - m_rows.cbegin();
        if (at == m_rows.cend() || at->id != wanted.id) {
            insert(row, {wanted});
        } else if (!(*at == wanted)) {
            m_rows[row] = wanted;
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), columnCount() - 1));
        }
    }

    void removeId(const QString& id)
    {
        if (const int row = rowOf(id); row >= 0) remove(row, 1);
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    Cell cell(int row, int column) const override { return m_values[column](m_rows[row]); }
    QString rowId(int row) const override { return m_rows[row].id; }
    int rowOf(const QString& id) const override
    {
        const auto at = lower(id);
        return at != m_rows.cend() && at->id == id ? int(at - m_rows.cbegin()) : -1;
    }
    bool fits(int row, const QString& chip, const QString& value) const override
    {
        const auto found = m_chips.constFind(chip);
        return found == m_chips.cend() ? TableModel::fits(row, chip, value) : (*found)(m_rows[row], value);
    }
    qint64 totalCount() const override { return std::max<qint64>(m_total, m_rows.size()); }

private:
    static QList<Column> titles(const QList<ColumnOf<Row>>& columns)
    {
        QList<Column> result;
        for (const ColumnOf<Row>& c : columns) result.append(c.column);
        return result;
    }

    auto lower(const QString& id) const
    {
        return std::lower_bound(m_rows.cbegin(), m_rows.cend(), id,
                                [](const Row& row, const QString& wanted) { return row.id < wanted; });
    }

    void insert(qsizetype at, const QList<Row>& rows)
    {
        beginInsertRows({}, int(at), int(at + rows.size() - 1));
        if (at == m_rows.size()) {
            m_rows.append(rows);
        } else {
            // One move of the tail, however many rows come in.
            QList<Row> tail = m_rows.mid(at);
            m_rows.resize(at);
            m_rows.append(rows);
            m_rows.append(tail);
        }
        endInsertRows();
    }

    void remove(qsizetype at, qsizetype count)
    {
        beginRemoveRows({}, int(at), int(at + count - 1));
        m_rows.remove(at, count);
        endRemoveRows();
    }

    QList<std::function<Cell(const Row&)>> m_values;
    QMap<QString, Chip> m_chips;
    QList<Row> m_rows;
    qint64 m_total = -1;
};

} // namespace signalbox::ui
