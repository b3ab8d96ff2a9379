#pragma once

#include "ui/common/tablemodel.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace signalbox::ui {

struct SourceRow
{
    QString id;
    QList<Cell> cells; ///< in the order of the columns
};

/// Where a very long table gets its rows: a database, a cache, a node that can jump. Answers come as signals with the
/// ticket of the question, later or at once; an answer to a question nobody waits for is dropped by the model.
class RowSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void count(quint64 ticket, const RowQuery& query) = 0;
    virtual void fetch(quint64 ticket, const RowQuery& query, qint64 first, int rows) = 0;

Q_SIGNALS:
    void counted(quint64 ticket, qint64 rows);
    /// Fewer rows than asked for only at the end.
    void fetched(quint64 ticket, qint64 first, const QList<signalbox::ui::SourceRow>& rows);
    void failed(quint64 ticket, const QString& sentence);
};

/// Shows a RowSource of any length. Keeps BlocksKept blocks of BlockRows rows and asks for the block under the eye last
/// asked first.
class PagedModel final : public TableModel
{
    Q_OBJECT

public:
    static constexpr int BlockRows = 200;
    static constexpr int BlocksKept = 64;
    static constexpr int QuestionsAtOnce = 4; ///< older questions are forgotten: the person has scrolled on

    PagedModel(const Format& format, QList<Column> columns, RowSource& source, QObject* parent = nullptr);

    /// Asks for everything again; rows stay until the answer is there.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    Cell cell(int row, int column) const override;
    QString rowId(int row) const override;
    int rowOf(const QString& id) const override;
    bool ordersItself() const override { return true; }
    void setQuery(const RowQuery& query) override;
    qint64 totalCount() const override { return m_rows; }
    std::unique_ptr<RowFeed> feed() const override;
    /// True when the row's block is here; otherwise the row is painted as a skeleton.
    bool isLoaded(int row) const override;

Q_SIGNALS:
    void loadedFirst();
    void sourceFailed(const QString& sentence);

private:
    struct Block
    {
        QList<SourceRow> rows;
        quint64 used = 0;
    };

    void want(int block) const;
    void ask();
    void take(quint64 ticket, qint64 first, const QList<SourceRow>& rows);

    RowSource& m_source;
    RowQuery m_query;
    int m_rows = 0;
    quint64 m_ticket = 0;
    quint64 m_countTicket = 0;
    quint64 m_generation = 0; ///< tickets below this belong to an older query
    mutable quint64 m_clock = 0;
    mutable QHash<int, Block> m_blocks;
    mutable QList<int> m_wanted;
    mutable QTimer m_askSoon;
    QHash<quint64, int> m_asked;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::SourceRow)
