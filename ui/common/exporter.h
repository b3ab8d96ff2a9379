#pragma once

#include "ui/common/tablemodel.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace signalbox::ui {

enum class ExportFormat { Csv, Json };

/// What an exported file says about itself. Column order is the order given here and never the order on screen, so that
/// a spreadsheet built on last month's file still fits.
struct ExportSpec
{
    QString table;   ///< `peers`
    int version = 1; ///< see TablePageSpec::version
    QList<Column> columns;
    QList<int> picked; ///< indexes into columns
    ExportFormat format = ExportFormat::Csv;
    QDateTime at; ///< written into JSON, UTC
};

/// Turns rows into bytes; knows nothing of files or threads. Money gives two CSV columns, `key` and `key_asset`.
/// CSV is RFC 4180 in UTF-8 with CRLF; a text that a spreadsheet would take for a formula gets an apostrophe in front.
class ExportWriter
{
public:
    explicit ExportWriter(ExportSpec spec) : m_spec(std::move(spec)) {}
    QByteArray begin() const;
    QByteArray rows(const RowFeed::Rows& rows);
    QByteArray end() const;

private:
    QByteArray csvRow(const QList<Cell>& cells) const;
    ExportSpec m_spec;
    bool m_first = true;
};

/// Writes a feed to a file: rows are fetched a piece at a time on the GUI thread, text and disk are another thread's
/// work. The file appears under its name only when it is whole (QSaveFile). Lives until finished() and deletes itself
/// then.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    Exporter(ExportSpec spec, std::unique_ptr<RowFeed> feed, const QString& path, QObject* parent = nullptr);
    ~Exporter() override;

    void start();
    /// The file is not written; finished() follows with no sentence and no rows.
    void cancel();
    qint64 written() const { return m_written; }
    qint64 total() const { return m_total; }
    QString path() const { return m_path; }

    /// `peers-v1-2026-11-21.csv`
    static QString suggestedName(const ExportSpec& spec);

Q_SIGNALS:
    void progressed(qint64 written, qint64 total);
    /// `error` is empty when the file is there.
    void finished(bool written, const QString& error);

private:
    class Worker;
    void next();
    void done(bool ok, const QString& error);

    std::unique_ptr<RowFeed> m_feed;
    QString m_path;
    QThread m_thread;
    Worker* m_worker = nullptr;
    qint64 m_written = 0;
    qint64 m_total = -1;
    bool m_cancelled = false;
    bool m_over = false;
};

} // namespace signalbox::ui
