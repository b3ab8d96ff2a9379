#include "ui/common/pagedmodel.h"
#include "ui/common/rowproxy.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;

namespace {

struct Row
{
    QString id;
    QString name;
    quint64 units = 0;
    bool operator==(const Row&) const = default;
};

Column column(const char* key, Align align = Align::Left)
{
    Column c;
    c.key = QString::fromLatin1(key);
    c.title = c.key;
    c.align = align;
    return c;
}

QList<ColumnOf<Row>> columns()
{
    return {{column("name"), [](const Row& r) { return Cell(NameCell{.text = r.name}); }},
            {column("amount", Align::OnPoint), [](const Row& r) {
                 return Cell(MoneyCell{
                     .money = Money{.units = r.units, .scale = 2, .negative = false, .code = QStringLiteral("USD")}});
             }}};
}

QList<Row> anyRows(QRandomGenerator& random)
{
    QList<Row> rows;
    for (int i = 0; i < 40; ++i) {
        if (random.bounded(3) == 0) continue;
        rows.append({.id = QStringLiteral("id-%1").arg(i, 3, 10, QLatin1Char('0')),
                     .name = QStringLiteral("name %1").arg(random.bounded(3)),
                     .units = random.bounded(5U)});
    }
    return rows;
}

/// Answers at once or when told, so that a test decides the order.
class TestSource final : public RowSource
{
public:
    qint64 rows = 0;
    bool atOnce = true;
    QList<std::function<void()>> waiting;
    int fetches = 0;

    void count(quint64 ticket, const RowQuery&) override
    {
        answer([this, ticket] { Q_EMIT counted(ticket, rows); });
    }
    void fetch(quint64 ticket, const RowQuery&, qint64 first, int most) override
    {
        ++fetches;
        answer([this, ticket, first, most] {
            QList<SourceRow> page;
            for (qint64 i = first; i < std::min(rows, first + most); ++i)
                page.append({.id = QString::number(i), .cells = {Cell(QString::number(i))}});
            Q_EMIT fetched(ticket, first, page);
        });
    }

private:
    void answer(std::function<void()> say)
    {
        if (atOnce)
            say();
        else
            waiting.append(std::move(say));
    }
};

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merge_always_reaches_the_wanted_rows_data();
    void merge_always_reaches_the_wanted_rows();
    void merge_takes_rows_in_any_order_and_the_last_of_equal_ids();
    void merge_never_resets_and_says_nothing_when_nothing_changed();
    void order_is_by_value_and_not_by_text();
    void a_filter_looks_into_shown_and_exact_text();
    void a_million_rows_are_fetched_only_where_one_looks();
    void an_answer_to_an_older_question_is_dropped();
    void a_feed_of_a_source_gives_every_row_once();
};

void ModelsTest::merge_always_reaches_the_wanted_rows_data()
{
    QTest::addColumn<quint32>("seed");
    bool given = false;
    const quint32 chosen = qEnvironmentVariable("SIGNALBOX_SEED").toUInt(&given);
    const quint32 first = given ? chosen : 0;
    for (quint32 seed = first; seed < first + (given ? 1 : 32); ++seed)
        QTest::newRow(qPrintable(QStringLiteral("seed=%1").arg(seed))) << seed;
}

void ModelsTest::merge_always_reaches_the_wanted_rows()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const Format format;
    RowModel<Row> model(format, columns());
    RowProxy proxy(model);
    RowQuery query;
    query.sortKey = QStringLiteral("amount");
    proxy.setQuery(query);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    // The tester walks the whole model after every signal: on the proxy, which only passes on, a few seeds are enough.
    std::optional<QAbstractItemModelTester> proxyTester;
    if (seed % 16 == 0) proxyTester.emplace(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 20; ++round) {
        const QList<Row> wanted = anyRows(random);
        model.merge(wanted);
        QCOMPARE(model.rows(), wanted);
        QCOMPARE(proxy.rowCount(), int(wanted.size()));
    }
}

void ModelsTest::merge_takes_rows_in_any_order_and_the_last_of_equal_ids()
{
    const Format format;
    RowModel<Row> model(format, columns());
    model.merge({{QStringLiteral("b"), QStringLiteral("old"), 1},
                 {QStringLiteral("a"), QStringLiteral("first"), 2},
                 {QStringLiteral("b"), QStringLiteral("new"), 3}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(0).id, QStringLiteral("a"));
    QCOMPARE(model.row(1).name, QStringLiteral("new"));
    QCOMPARE(model.rowOf(QStringLiteral("b")), 1);
    QCOMPARE(model.rowOf(QStringLiteral("c")), -1);
}

void ModelsTest::merge_never_resets_and_says_nothing_when_nothing_changed()
{
    const Format format;
    RowModel<Row> model(format, columns());
    QRandomGenerator random(7);
    const QList<Row> rows = anyRows(random);
    model.merge(rows);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.merge(rows);
    QCOMPARE(changed.size() + inserted.size(), 0);
    QList<Row> one = rows;
    one[3].units += 1;
    model.merge(one);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 3);
    QCOMPARE(reset.size(), 0);
}

void ModelsTest::order_is_by_value_and_not_by_text()
{
    const Format format;
    RowModel<Row> model(format, columns());
    model.merge({{QStringLiteral("1"), {}, 900}, {QStringLiteral("2"), {}, 1000}, {QStringLiteral("3"), {}, 95}});
    RowProxy proxy(model);
    RowQuery query;
    query.sortKey = QStringLiteral("amount");
    proxy.setQuery(query);
    QStringList order;
    for (int r = 0; r < 3; ++r) order.append(proxy.index(r, 0).data(TableModel::IdRole).toString());
    QCOMPARE(order, (QStringList{QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("2")}));
}

void ModelsTest::a_filter_looks_into_shown_and_exact_text()
{
    const Format format;
    RowModel<Row> model(format, columns());
    model.merge({{QStringLiteral("x-1"), QStringLiteral("Cloud Nine"), 104822075},
                 {QStringLiteral("x-2"), QStringLiteral("birch"), 5}});
    RowProxy proxy(model);
    const auto found = [&](const QString& text) {
        RowQuery query;
        query.text = text;
        proxy.setQuery(query);
        return proxy.rowCount();
    };
    QCOMPARE(found(QStringLiteral("NINE")), 1);
    QCOMPARE(found(QStringLiteral("1048220.75")), 1);
    QCOMPARE(found(QStringLiteral("1\u202F048")), 1);
    QCOMPARE(found(QStringLiteral("x-2")), 1);
    QCOMPARE(found(QStringLiteral("nobody")), 0);
    RowQuery query;
    query.filters.insert(QStringLiteral("amount"), QStringLiteral("EUR"));
    proxy.setQuery(query);
    QCOMPARE(proxy.rowCount(), 0);
}

void ModelsTest::a_million_rows_are_fetched_only_where_one_looks()
{
    TestSource source;
    source.rows = 1'000'000;
    const Format format;
    PagedModel model(format, {column("n")}, source);
    model.refresh();
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(source.fetches, 0);
    QVERIFY(std::holds_alternative<std::monostate>(model.cell(777'777, 0)));
    QVERIFY(!model.isLoaded(777'777));
    QTRY_VERIFY(model.isLoaded(777'777));
    QCOMPARE(source.fetches, 1);
    QCOMPARE(std::get<QString>(model.cell(777'777, 0)), QStringLiteral("777777"));
    // Walking through far more blocks than are kept never keeps more than the bound.
    for (int block = 0; block < 3 * PagedModel::BlocksKept; ++block) {
        model.cell(block * PagedModel::BlockRows, 0);
        QTRY_VERIFY(model.isLoaded(block * PagedModel::BlockRows));
    }
    QVERIFY(!model.isLoaded(777'777));
    int loaded = 0;
    for (int block = 0; block < 5000; ++block) loaded += model.isLoaded(block * PagedModel::BlockRows) ? 1 : 0;
    QCOMPARE(loaded, PagedModel::BlocksKept);
}

void ModelsTest::an_answer_to_an_older_question_is_dropped()
{
    TestSource source;
    source.rows = 10;
    source.atOnce = false;
    const Format format;
    PagedModel model(format, {column("n")}, source);
    model.refresh();
    RowQuery query;
    query.text = QStringLiteral("x");
    model.setQuery(query);
    QCOMPARE(source.waiting.size(), 2);
    source.rows = 3;
    source.waiting[1](); // the newer question is answered first
    QCOMPARE(model.rowCount(), 3);
    source.rows = 10;
    source.waiting[0]();
    QCOMPARE(model.rowCount(), 3);
}

void ModelsTest::a_feed_of_a_source_gives_every_row_once()
{
    TestSource source;
    source.rows = 450;
    const Format format;
    PagedModel model(format, {column("n")}, source);
    model.refresh();
    const auto feed = model.feed();
    QCOMPARE(feed->total(), 450);
    int next = 0;
    bool more = true;
    while (more) {
        feed->next([&](const RowFeed::Rows& rows, const QString& error) {
            QVERIFY(error.isEmpty());
            more = !rows.isEmpty();
            for (const auto& cells : rows) QCOMPARE(std::get<QString>(cells[0]), QString::number(next++));
        });
    }
    QCOMPARE(next, 450);
}

QTEST_GUILESS_MAIN(ModelsTest)
#include "models_test.moc"
