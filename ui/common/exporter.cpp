#include "ui/common/exporter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace signalbox::ui {

namespace {

QByteArray field(QString text, bool isText)
{
    // A cell that begins like a formula is run by some spreadsheets when the file is opened.
    if (isText && !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front())) text.prepend(u'\'');
    const bool quote = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    if (!quote) return text.toUtf8();
    text.replace(u'"', QStringLiteral("\"\""));
    return '"' + text.toUtf8() + '"';
}

bool isFigure(const Cell& cell)
{
    return !std::holds_alternative<QString>(cell) && !std::holds_alternative<NameCell>(cell) &&
           !std::holds_alternative<MonoCell>(cell) && !std::holds_alternative<AddressCell>(cell) &&
           !std::holds_alternative<StateCell>(cell) && !std::holds_alternative<IdCell>(cell);
}

const QByteArray EndOfLine = QByteArrayLiteral("\r\n");

} // namespace

QByteArray ExportWriter::begin() const
{
    if (m_spec.format == ExportFormat::Csv) {
        QByteArray line;
        for (const int c : m_spec.picked) {
            if (!line.isEmpty()) line += ',';
            line += field(m_spec.columns[c].key, true);
            if (m_spec.columns[c].align == Align::OnPoint) line += ',' + field(m_spec.columns[c].key, true) + "_asset";
        }
        return line + EndOfLine;
    }
    QJsonArray keys;
    for (const int c : m_spec.picked) keys.append(m_spec.columns[c].key);
    const QJsonObject head{{QStringLiteral("format"), QStringLiteral("signalbox-table")},
                           {QStringLiteral("table"), m_spec.table},
                           {QStringLiteral("version"), m_spec.version},
                           {QStringLiteral("exportedAt"), Format::timestampCopied(m_spec.at)},
                           {QStringLiteral("columns"), keys}};
    QByteArray text = QJsonDocument(head).toJson(QJsonDocument::Compact);
    text.chop(1); // the rows follow in the same object
    return text + ",\"rows\":[";
}

QByteArray ExportWriter::csvRow(const QList<Cell>& cells) const
{
    QByteArray line;
    for (qsizetype i = 0; i < m_spec.picked.size(); ++i) {
        if (i > 0) line += ',';
        const int c = m_spec.picked[i];
        const Cell cell = cells.value(c);
        line += field(exportedText(cell), !isFigure(cell));
        if (m_spec.columns[c].align == Align::OnPoint) {
            const auto* money = std::get_if<MoneyCell>(&cell);
            line += ',' + (money != nullptr ? field(money->money.code, true) : QByteArray());
        }
    }
    return line + EndOfLine;
}

QByteArray ExportWriter::rows(const RowFeed::Rows& rows)
{
    QByteArray text;
    for (const QList<Cell>& cells : rows) {
        if (m_spec.format == ExportFormat::Csv) {
            text += csvRow(cells);
            continue;
        }
        QJsonObject object;
        for (const int c : m_spec.picked) object.insert(m_spec.columns[c].key, exportedJson(cells.value(c)));
        text += (m_first ? "\n" : ",\n") + QJsonDocument(object).toJson(QJsonDocument::Compact);
        m_first = false;
    }
    return text;
}

QByteArray ExportWriter::end() const
{
    return m_spec.format == ExportFormat::Csv ? QByteArray() : QByteArrayLiteral("\n]}\n");
}

/// Lives on the exporter's thread.
class Exporter::Worker final : public QObject
{
public:
    Worker(ExportSpec spec, const QString& path) : m_writer(std::move(spec)), m_file(path) {}

    QString begin()
    {
        if (!m_file.open(QIODevice::WriteOnly)) return sentence();
        return write(m_writer.begin());
    }
    QString rows(const RowFeed::Rows& rows) { return write(m_writer.rows(rows)); }
    QString end()
    {
        if (const QString error = write(m_writer.end()); !error.isEmpty()) return error;
        return m_file.commit() ? QString() : sentence();
    }

private:
    QString write(const QByteArray& bytes) { return m_file.write(bytes) == bytes.size() ? QString() : sentence(); }
    QString sentence() const
    {
        return QCoreApplication::translate("Exporter", "%1 could not be written: %2")
            .arg(m_file.fileName(), m_file.errorString());
    }

    ExportWriter m_writer;
    QSaveFile m_file;
};

Exporter::Exporter(ExportSpec spec, std::unique_ptr<RowFeed> feed, const QString& path, QObject* parent)
    : QObject(parent), m_feed(std::move(feed)), m_path(path), m_worker(new Worker(std::move(spec), path))
{
    m_total = m_feed->total();
    m_thread.setObjectName(QStringLiteral("export"));
    m_worker->moveToThread(&m_thread);
}

Exporter::~Exporter()
{
    m_feed.reset();
    m_thread.quit();
    m_thread.wait(); // at most one piece of rows is being written
    delete m_worker; // an unfinished QSaveFile leaves nothing behind
}

void Exporter::start()
{
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker, [this] {
        const QString error = m_worker->begin();
        QMetaObject::invokeMethod(this, [this, error] { error.isEmpty() ? next() : done(false, error); });
    });
}

void Exporter::cancel()
{
    m_cancelled = true;
    done(false, {});
}

void Exporter::next()
{
    if (m_over) return;
    m_feed->next([this](const RowFeed::Rows& rows, const QString& error) {
        if (m_over) return;
        if (!error.isEmpty()) {
            done(false, error);
            return;
        }
        const bool last = rows.isEmpty();
        const qsizetype count = rows.size();
        QMetaObject::invokeMethod(m_worker, [this, rows, last, count] {
            const QString problem = last ? m_worker->end() : m_worker->rows(rows);
            QMetaObject::invokeMethod(this, [this, problem, last, count] {
                if (m_over) return;
                m_written += count;
                if (!problem.isEmpty()) {
                    done(false, problem);
                    return;
                }
                Q_EMIT progressed(m_written, m_total);
                last ? done(true, {}) : next();
            });
        });
    });
}

void Exporter::done(bool ok, const QString& error)
{
    if (m_over) return;
    m_over = true;
    Q_EMIT finished(ok, error);
    deleteLater();
}

QString Exporter::suggestedName(const ExportSpec& spec)
{
    return QStringLiteral("%1-v%2-%3.%4")
        .arg(spec.table)
        .arg(spec.version)
        .arg(spec.at.toUTC().date().toString(Qt::ISODate),
             spec.format == ExportFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json"));
}

} // namespace signalbox::ui
