#include "ui/common/exporter.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;

namespace {

QList<Column> columns()
{
    Column name;
    name.key = QStringLiteral("name");
    Column amount;
    amount.key = QStringLiteral("available");
    amount.align = Align::OnPoint;
    Column seen;
    seen.key = QStringLiteral("last_packet");
    return {name, amount, seen};
}

ExportSpec spec(ExportFormat format)
{
    return {.table = QStringLiteral("peers"),
            .version = 1,
            .columns = columns(),
            .picked = {0, 1, 2},
            .format = format,
            .at = QDateTime(QDate(2026, 11, 21), QTime(13, 0), Qt::UTC)};
}

QList<Cell> row(const QString& name, quint64 units)
{
    const Money money{.units = units, .scale = 2, .negative = false, .code = QStringLiteral("USD")};
    return {NameCell{.text = name}, MoneyCell{.money = money},
            AgeCell{QDateTime(QDate(2026, 11, 21), QTime(12, 59, 58, 5), Qt::UTC)}};
}

/// Gives `count` rows in pieces; waits for nobody.
class TestFeed final : public RowFeed
{
public:
    explicit TestFeed(int count) : m_left(count), m_all(count) {}
    QString failure;

    void next(std::function<void(Rows, QString)> then) override
    {
        if (!failure.isEmpty()) {
            then({}, failure);
            return;
        }
        Rows rows;
        for (int i = 0; i < 100 && m_left > 0; ++i, --m_left)
            rows.append(row(QStringLiteral("peer %1").arg(m_all - m_left), 41250));
        then(rows, {});
    }
    qint64 total() const override { return m_all; }

private:
    int m_left;
    int m_all;
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_has_exact_decimals_iso_times_and_a_column_for_the_asset();
    void a_text_that_looks_like_a_formula_is_disarmed_data();
    void a_text_that_looks_like_a_formula_is_disarmed();
    void json_keeps_amounts_as_strings();
    void the_order_of_columns_is_the_models_own();
    void a_file_is_there_only_when_it_is_whole();
    void a_cancelled_export_leaves_no_file();
    void a_failing_source_and_a_bad_path_are_told();
    void the_name_carries_the_version();
};

void ExportTest::csv_has_exact_decimals_iso_times_and_a_column_for_the_asset()
{
    ExportWriter writer(spec(ExportFormat::Csv));
    const QByteArray text = writer.begin() +
                            writer.rows({row(QStringLiteral("Cloud \"Nine\", Ltd"), 41250), {Cell(), Cell(), Cell()}}) +
                            writer.end();
    QCOMPARE(text, QByteArray("name,available,available_asset,last_packet\r\n"
                              "\"Cloud \"\"Nine\"\", Ltd\",412.50,USD,2026-11-21T12:59:58.005Z\r\n"
                              ",,,\r\n"));
}

void ExportTest::a_text_that_looks_like_a_formula_is_disarmed_data()
{
    QTest::addColumn<QString>("name");
    for (const char* bad : {"=1+1", "+1", "-1", "@SUM(A1)"}) QTest::newRow(bad) << QString::fromLatin1(bad);
}

void ExportTest::a_text_that_looks_like_a_formula_is_disarmed()
{
    QFETCH(QString, name);
    ExportWriter writer(spec(ExportFormat::Csv));
    QVERIFY(writer.rows({row(name, 1)}).startsWith('\'' + name.toUtf8()));
}

void ExportTest::json_keeps_amounts_as_strings()
{
    ExportWriter writer(spec(ExportFormat::Json));
    QByteArray text = writer.begin();
    text += writer.rows({row(QStringLiteral("birch"), 18446744073709551615U)});
    text += writer.rows({row(QStringLiteral("oak"), 1)});
    text += writer.end();
    QJsonParseError error;
    const QJsonObject all = QJsonDocument::fromJson(text, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(all[u"format"].toString(), QStringLiteral("signalbox-table"));
    QCOMPARE(all[u"version"].toInt(), 1);
    QCOMPARE(all[u"rows"].toArray().size(), 2);
    const QJsonObject amount = all[u"rows"].toArray()[0].toObject()[u"available"].toObject();
    QCOMPARE(amount[u"amount"].toString(), QStringLiteral("184467440737095516.15"));
    QCOMPARE(amount[u"asset"].toString(), QStringLiteral("USD"));
}

void ExportTest::the_order_of_columns_is_the_models_own()
{
    ExportSpec some = spec(ExportFormat::Csv);
    some.picked = {0, 2};
    QCOMPARE(ExportWriter(some).begin(), QByteArray("name,last_packet\r\n"));
}

void ExportTest::a_file_is_there_only_when_it_is_whole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("peers.csv"));
    auto* exporter = new Exporter(spec(ExportFormat::Csv), std::make_unique<TestFeed>(1234), path);
    QSignalSpy finished(exporter, &Exporter::finished);
    QSignalSpy progressed(exporter, &Exporter::progressed);
    bool early = false;
    connect(exporter, &Exporter::progressed, this,
            [&](qint64 written, qint64) { early = early || (written < 1234 && QFile::exists(path)); });
    exporter->start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
    QVERIFY(!early);
    QCOMPARE(contents(path).count('\n'), 1235);
    QVERIFY(progressed.size() > 10);
    QCOMPARE(progressed.last()[0].toLongLong(), 1234);
}

void ExportTest::a_cancelled_export_leaves_no_file()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("peers.csv"));
    QPointer<Exporter> exporter = new Exporter(spec(ExportFormat::Csv), std::make_unique<TestFeed>(1'000'000), path);
    QSignalSpy finished(exporter.data(), &Exporter::finished);
    connect(exporter.data(), &Exporter::progressed, exporter.data(), [&] { exporter->cancel(); });
    exporter->start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toBool(), false);
    QVERIFY(finished[0][1].toString().isEmpty());
    QTRY_VERIFY(exporter.isNull());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ExportTest::a_failing_source_and_a_bad_path_are_told()
{
    QTemporaryDir folder;
    auto feed = std::make_unique<TestFeed>(5);
    feed->failure = QStringLiteral("The node went away");
    auto* broken = new Exporter(spec(ExportFormat::Csv), std::move(feed), folder.filePath(QStringLiteral("a.csv")));
    QSignalSpy brokenSpy(broken, &Exporter::finished);
    broken->start();
    QTRY_COMPARE(brokenSpy.size(), 1);
    QCOMPARE(brokenSpy[0][1].toString(), QStringLiteral("The node went away"));

    auto* nowhere = new Exporter(spec(ExportFormat::Csv), std::make_unique<TestFeed>(5),
                                 folder.filePath(QStringLiteral("no such folder/a.csv")));
    QSignalSpy nowhereSpy(nowhere, &Exporter::finished);
    nowhere->start();
    QTRY_COMPARE(nowhereSpy.size(), 1);
    QVERIFY(!nowhereSpy[0][1].toString().isEmpty());
}

void ExportTest::the_name_carries_the_version()
{
    QCOMPARE(Exporter::suggestedName(spec(ExportFormat::Json)), QStringLiteral("peers-v1-2026-11-21.json"));
}

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
