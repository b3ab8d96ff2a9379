#include "ui/common/pagedmodel.h"

#include <limits>

namespace signalbox::ui {

namespace {

/// Walks a source from its first row to its last with questions of its own, so the table on screen is not disturbed.
class SourceFeed final : public RowFeed
{
public:
    SourceFeed(RowSource& source, RowQuery query, qint64 total)
        : m_source(&source), m_query(std::move(query)), m_total(total)
    {
    }

    void next(std::function<void(Rows, QString)> then) override
    {
        if (m_source == nullptr) {
            then({}, QCoreApplication::translate("RowFeed", "The rows are no longer there"));
            return;
        }
        // Tickets from the top of the range never meet those of the model.
        const quint64 ticket = std::numeric_limits<quint64>::max() - m_question++;
        // One receiver a question, gone with the answer or with the feed: nobody is called who is no longer there.
        auto* answer = new QObject;
        m_answer.reset(answer);
        const auto done = [this, then](const Rows& rows, const QString& error) {
            m_answer.release()->deleteLater();
            m_at += rows.size();
            then(rows, error);
        };
        QObject::connect(m_source, &RowSource::fetched, answer,
                         [ticket, done](quint64 t, qint64, const QList<SourceRow>& fetched) {
                             if (t != ticket) return;
                             Rows rows;
                             for (const SourceRow& row : fetched) rows.append(row.cells);
                             done(rows, {});
                         });
        QObject::connect(m_source, &RowSource::failed, answer, [ticket, done](quint64 t, const QString& sentence) {
            if (t == ticket) done({}, sentence);
        });
        m_source->fetch(ticket, m_query, m_at, PagedModel::BlockRows);
    }

    qint64 total() const override { return m_total; }

private:
    QPointer<RowSource> m_source;
    std::unique_ptr<QObject> m_answer;
    RowQuery m_query;
    qint64 m_total;
    qint64 m_at = 0;
    quint64 m_question = 0;
};

} // namespace

PagedModel::PagedModel(const Format& format, QList<Column> columns, RowSource& source, QObject* parent)
    : TableModel(format, std::move(columns), parent), m_source(source)
{
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(0);
    connect(&m_askSoon, &QTimer::timeout, this, &PagedModel::ask);
    connect(&source, &RowSource::counted, this, [this](quint64 ticket, qint64 rows) {
        if (ticket != m_countTicket) return;
        const int now = int(std::min<qint64>(rows, std::numeric_limits<int>::max()));
        // Rows are numbers here; at the tail is where a change of length can be told without knowing more.
        if (now > m_rows) {
            beginInsertRows({}, m_rows, now - 1);
            m_rows = now;
            endInsertRows();
        } else if (now < m_rows) {
            beginRemoveRows({}, now, m_rows - 1);
            m_rows = now;
            endRemoveRows();
        }
        m_blocks.clear();
        m_wanted.clear();
        if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
        Q_EMIT loadedFirst();
    });
    connect(&source, &RowSource::fetched, this, &PagedModel::take);
    connect(&source, &RowSource::failed, this, [this](quint64 ticket, const QString& sentence) {
        if (ticket == m_countTicket || m_asked.remove(ticket) > 0) Q_EMIT sourceFailed(sentence);
    });
}

void PagedModel::refresh()
{
    m_generation = ++m_ticket;
    m_asked.clear();
    m_countTicket = m_ticket;
    m_source.count(m_countTicket, m_query);
}

int PagedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

Cell PagedModel::cell(int row, int column) const
{
    const int block = row / BlockRows;
    const auto found = m_blocks.find(block);
    if (found == m_blocks.end()) {
        want(block);
        return {};
    }
    found->used = ++m_clock;
    const int at = row % BlockRows;
    if (at >= found->rows.size() || column >= found->rows[at].cells.size()) return {};
    return found->rows[at].cells[column];
}

QString PagedModel::rowId(int row) const
{
    const auto found = m_blocks.constFind(row / BlockRows);
    if (found == m_blocks.cend() || row % BlockRows >= found->rows.size()) return {};
    return found->rows[row % BlockRows].id;
}

int PagedModel::rowOf(const QString& id) const
{
    for (auto block = m_blocks.cbegin(); block != m_blocks.cend(); ++block) {
        for (int i = 0; i < block->rows.size(); ++i) {
            if (block->rows[i].id == id) return block.key() * BlockRows + i;
        }
    }
    return -1;
}

bool PagedModel::isLoaded(int row) const
{
    return m_blocks.contains(row / BlockRows);
}

void PagedModel::setQuery(const RowQuery& query)
{
    if (query == m_query) return;
    m_query = query;
    refresh();
}

std::unique_ptr<RowFeed> PagedModel::feed() const
{
    return std::make_unique<SourceFeed>(m_source, m_query, m_rows);
}

void PagedModel::want(int block) const
{
    // The block asked for last is the one in view: it goes to the front.
    m_wanted.removeOne(block);
    m_wanted.prepend(block);
    if (m_wanted.size() > QuestionsAtOnce) m_wanted.resize(QuestionsAtOnce);
    if (!m_askSoon.isActive()) m_askSoon.start();
}

void PagedModel::ask()
{
    while (!m_wanted.isEmpty() && m_asked.size() < QuestionsAtOnce) {
        const int block = m_wanted.takeFirst();
        if (m_blocks.contains(block) || m_asked.values().contains(block)) continue;
        const quint64 ticket = ++m_ticket;
        m_asked.insert(ticket, block);
        m_source.fetch(ticket, m_query, qint64(block) * BlockRows, BlockRows);
    }
}

void PagedModel::take(quint64 ticket, qint64, const QList<SourceRow>& rows)
{
    const auto asked = m_asked.constFind(ticket);
    if (asked == m_asked.cend()) return;
    const int block = *asked;
    m_asked.erase(asked);
    while (m_blocks.size() >= BlocksKept) {
        const auto oldest = std::min_element(m_blocks.begin(), m_blocks.end(),
                                             [](const Block& a, const Block& b) { return a.used < b.used; });
        m_blocks.erase(oldest);
    }
    m_blocks.insert(block, Block{.rows = rows, .used = ++m_clock});
    const int first = block * BlockRows;
    const int last = std::min(m_rows, first + BlockRows) - 1;
    if (last >= first) Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    if (!m_wanted.isEmpty()) m_askSoon.start();
}

} // namespace signalbox::ui
