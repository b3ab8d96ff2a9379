#include "server/sql/sqlitedatabase.h"

#include "server/sql/filelock.h"
#include "server/sql/sqlitewriter.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace signalbox::sql {

namespace {

/// The read-only connections of one Database, one per thread that has read.
class Readers
{
public:
    explicit Readers(SqliteConnection::Settings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] Result<std::shared_ptr<SqliteConnection>> open()
    {
        auto opened = SqliteConnection::open(m_settings);
        if (!opened) return opened.error();
        std::shared_ptr<SqliteConnection> connection = std::move(opened).value();
        const std::lock_guard lock(m_mutex);
        m_open.push_back(connection);
        return connection;
    }

    void close(const std::shared_ptr<SqliteConnection>& connection)
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_open, connection);
    }

private:
    const SqliteConnection::Settings m_settings;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<SqliteConnection>> m_open;
};

/// What the current thread has open. Connections are owned by their Database, so they end with it or with the thread,
/// whichever is first. Thread-local, not global: it holds nothing that outlives its Database.
class ThreadReaders
{
public:
    ~ThreadReaders()
    {
        for (const Entry& entry : m_entries) {
            const auto readers = entry.readers.lock();
            if (readers) readers->close(entry.connection.lock());
        }
    }

    [[nodiscard]] Result<std::shared_ptr<SqliteConnection>> of(const std::shared_ptr<Readers>& readers)
    {
        for (const Entry& entry : m_entries)
            if (!entry.readers.owner_before(readers) && !readers.owner_before(entry.readers)) {
                if (auto connection = entry.connection.lock()) return connection;
            }
        std::erase_if(m_entries, [](const Entry& entry) { return entry.connection.expired(); });
        auto opened = readers->open();
        if (opened) m_entries.push_back({readers, opened.value()});
        return opened;
    }

private:
    struct Entry
    {
        std::weak_ptr<Readers> readers;
        std::weak_ptr<SqliteConnection> connection;
    };
    std::vector<Entry> m_entries;
};

thread_local ThreadReaders t_readers;

class SqliteDatabase final : public Database
{
public:
    SqliteDatabase(FileLock lock, std::unique_ptr<SqliteWriter> writer, std::shared_ptr<Readers> readers)
        : m_lock(std::move(lock)), m_writer(std::move(writer)), m_readers(std::move(readers))
    {
    }

    [[nodiscard]] Dialect dialect() const override { return Dialect::Sqlite; }
    [[nodiscard]] std::optional<Error> failure() const override { return m_writer->failure(); }

protected:
    void run(Access access, Work work, std::function<void(Result<void>)> done) override
    {
        if (access == Access::Read)
            done(read(work));
        else
            m_writer->write(std::move(work), std::move(done));
    }

private:
    [[nodiscard]] Result<void> read(const Work& work)
    {
        const auto found = t_readers.of(m_readers);
        if (!found) return found.error();
        SqliteConnection& connection = *found.value();
        if (const auto begun = connection.run("BEGIN", {}); !begun) return begun.error();
        SqliteSession session(connection);
        Result<void> answer;
        try {
            answer = work(session);
        } catch (const std::exception& exception) {
            answer = Error{ErrorCode::Internal, "An answer could not be worked out.", exception.what()};
        }
        if (const auto ended = connection.run("COMMIT", {}); !ended) (void)connection.runOnce("ROLLBACK");
        if (answer && session.failed()) return *session.failed();
        return answer;
    }

    // In this order they are destroyed from the last: readers first, so that the writer is the last to close the file
    // and moves the WAL into it; the lock goes when nobody can touch the file any more.
    FileLock m_lock;
    std::unique_ptr<SqliteWriter> m_writer;
    std::shared_ptr<Readers> m_readers;
};

} // namespace

Result<std::unique_ptr<Database>> openSqlite(const std::string& path, const SqliteOptions& options)
{
    auto lock = FileLock::acquire(path);
    if (!lock) return lock.error();
    SqliteConnection::Settings writing;
    writing.path = path;
    writing.syncs = options.syncs;
    writing.cacheKiB = options.writerCacheKiB;
    writing.checkpointPages = options.checkpointPages;
    auto writer = SqliteWriter::start(writing, {options.worksPerCommit, options.waitingWrites});
    if (!writer) return writer.error();
    if (const auto synced = syncFolderOf(path); !synced) return synced.error();

    SqliteConnection::Settings reading = writing;
    reading.mode = SqliteConnection::Mode::ReadOnly;
    reading.cacheKiB = options.readerCacheKiB;
    return std::unique_ptr<Database>(std::make_unique<SqliteDatabase>(
        std::move(lock).value(), std::move(writer).value(), std::make_shared<Readers>(reading)));
}

} // namespace signalbox::sql
