#include "ui/common/tablemodel.h"

#include <QPointer>

namespace signalbox::ui {

namespace {

constexpr int RowsAtOnce = 500; // small enough to be read between two frames

/// Reads a model that is all in memory, a piece at a time. Rows that come or go meanwhile are not torn: each is read
/// whole.
class ModelFeed final : public RowFeed
{
public:
    explicit ModelFeed(const TableModel& model) : m_model(&model) {}

    void next(std::function<void(Rows, QString)> then) override
    {
        Rows rows;
        if (m_model != nullptr) {
            const int end = std::min(m_model->rowCount(), m_at + RowsAtOnce);
            for (; m_at < end; ++m_at) {
                QList<Cell> cells;
                for (int c = 0; c < m_model->columnCount(); ++c) cells.append(m_model->cell(m_at, c));
                rows.append(cells);
            }
        }
        then(rows, {});
    }

    qint64 total() const override { return m_model != nullptr ? m_model->rowCount() : 0; }

private:
    QPointer<const TableModel> m_model;
    int m_at = 0;
};

} // namespace

TableModel::TableModel(const Format& format, QList<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_format(format), m_columns(std::move(columns)),
      m_now(QDateTime::currentDateTimeUtc())
{
    connect(&format, &Format::changed, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

int TableModel::columnOf(const QString& key) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].key == key) return i;
    }
    return -1;
}

void TableModel::setFraction(int column, int scale)
{
    constexpr int Most = 6;
    const int wanted = std::clamp(scale, 0, Most);
    if (m_columns[column].scale == wanted) return;
    m_columns[column].scale = wanted;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

bool TableModel::fits(int row, const QString& chip, const QString& value) const
{
    const int column = columnOf(chip);
    if (column < 0) return true;
    const Cell c = cell(row, column);
    if (const auto* money = std::get_if<MoneyCell>(&c)) return money->money.code == value;
    return exportedText(c) == value;
}

bool TableModel::isLoaded(int) const
{
    return true;
}

std::unique_ptr<RowFeed> TableModel::feed() const
{
    return std::make_unique<ModelFeed>(*this);
}

void TableModel::setNow(const QDateTime& now)
{
    m_now = now;
    if (rowCount() == 0) return;
    for (int c = 0; c < columnCount(); ++c) {
        if (std::holds_alternative<AgeCell>(cell(0, c)))
            Q_EMIT dataChanged(index(0, c), index(rowCount() - 1, c), {Qt::DisplayRole});
    }
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownText(cell(index.row(), index.column()), m_format, m_now);
    case Qt::AccessibleTextRole:
        return spokenText(cell(index.row(), index.column()), m_format, m_now);
    case CellRole:
        return QVariant::fromValue(cell(index.row(), index.column()));
    case IdRole:
        return rowId(index.row());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter |
                        (m_columns[index.column()].align == Align::Left ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole: {
        const Cell c = cell(index.row(), index.column());
        if (const auto* id = std::get_if<IdCell>(&c)) return id->id;
        if (const auto* address = std::get_if<AddressCell>(&c)) return address->url;
        if (const auto* age = std::get_if<AgeCell>(&c)) return m_format.timestamp(age->since);
        if (const auto* runway = std::get_if<Runway>(&c); runway != nullptr && runway->kind == Runway::Kind::Known)
            return m_format.duration(runway->seconds);
        constexpr int ShownScale = 6;
        if (const auto* money = std::get_if<MoneyCell>(&c); money != nullptr && money->money.scale > ShownScale)
            return m_format.money(money->money);
        return {};
    }
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) return {};
    if (role == Qt::DisplayRole) return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (m_columns[section].align == Align::Left ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

Qt::ItemFlags TableModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace signalbox::ui
