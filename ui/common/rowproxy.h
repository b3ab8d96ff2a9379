#pragma once

#include "ui/common/tablemodel.h"

#include <QSortFilterProxyModel>

namespace signalbox::ui {

/// Order and filter for models that hold all their rows: sorts on values, finds text in what is shown.
class RowProxy final : public QSortFilterProxyModel
{
public:
    explicit RowProxy(TableModel& model, QObject* parent = nullptr) : QSortFilterProxyModel(parent), m_model(model)
    {
        setSourceModel(&model);
        setDynamicSortFilter(true);
    }

    void setQuery(const RowQuery& query)
    {
        const bool filterChanged = query.text != m_query.text || query.filters != m_query.filters;
        m_query = query;
        if (filterChanged) invalidateFilter();
        const int column = m_model.columnOf(query.sortKey);
        if (column != sortColumn() || query.order != sortOrder()) sort(column, query.order);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override
    {
        for (auto chip = m_query.filters.cbegin(); chip != m_query.filters.cend(); ++chip) {
            if (!m_model.fits(row, chip.key(), chip.value())) return false;
        }
        if (m_query.text.isEmpty()) return true;
        for (int c = 0; c < m_model.columnCount(); ++c) {
            const Cell cell = m_model.cell(row, c);
            if (exportedText(cell).contains(m_query.text, Qt::CaseInsensitive)) return true;
            if (m_model.data(m_model.index(row, c), Qt::DisplayRole)
                    .toString()
                    .contains(m_query.text, Qt::CaseInsensitive))
                return true;
        }
        return m_model.rowId(row).contains(m_query.text, Qt::CaseInsensitive);
    }

    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const auto order =
            compareCells(m_model.cell(left.row(), left.column()), m_model.cell(right.row(), right.column()));
        if (order != 0) return order < 0;
        return m_model.rowId(left.row()) < m_model.rowId(right.row()); // equal values keep one order for ever
    }

private:
    TableModel& m_model;
    RowQuery m_query;
};

} // namespace signalbox::ui
