#include "ui/assets/feepreview.h"

#include <limits>
#include <QTest>

using namespace signalbox::ui;

/// The preview of a change of fee reckons as the node does: whole units, shares rounded up.
class FeePreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_fee_is_the_share_rounded_up_plus_the_fixed_part_data()
    {
        QTest::addColumn<quint64>("amount");
        QTest::addColumn<quint64>("fixed");
        QTest::addColumn<int>("points");
        QTest::addColumn<quint64>("fee");
        QTest::newRow("nothing") << 10'000ULL << 0ULL << 0 << 0ULL;
        QTest::newRow("fixed only") << 10'000ULL << 150ULL << 0 << 150ULL;
        QTest::newRow("one percent") << 10'000ULL << 0ULL << 100 << 100ULL;
        QTest::newRow("both") << 10'000ULL << 100ULL << 50 << 150ULL;
        QTest::newRow("rounded up from a hundredth") << 1ULL << 0ULL << 1 << 1ULL;
        QTest::newRow("rounded up") << 333ULL << 0ULL << 125 << 5ULL; // 4.1625
        QTest::newRow("exact is not rounded") << 400ULL << 0ULL << 125 << 5ULL;
        QTest::newRow("all of it") << 777ULL << 0ULL << 10'000 << 777ULL;
        QTest::newRow("zero amount") << 0ULL << 7ULL << 500 << 7ULL;
        QTest::newRow("no overflow inside")
            << std::numeric_limits<quint64>::max() << 0ULL << 10'000 << std::numeric_limits<quint64>::max();
        QTest::newRow("largest, one basis point")
            << std::numeric_limits<quint64>::max() << 0ULL << 1 << 1'844'674'407'370'956ULL;
    }

    void a_fee_is_the_share_rounded_up_plus_the_fixed_part()
    {
        QFETCH(quint64, amount);
        QFETCH(quint64, fixed);
        QFETCH(int, points);
        QFETCH(quint64, fee);
        QCOMPARE(feeOn(amount, fixed, points), std::optional(fee));
    }

    void a_fee_that_does_not_fit_is_no_number()
    {
        const quint64 most = std::numeric_limits<quint64>::max();
        QCOMPARE(feeOn(most, 1, 10'000), std::nullopt);
        QCOMPARE(feeOn(10'000, most, 1), std::nullopt);
        QCOMPARE(feeOn(1, 0, -1), std::nullopt);
        QCOMPARE(feeOn(1, 0, 10'001), std::nullopt);
    }

    void a_hundred_of_an_asset_is_known_up_to_scale_17()
    {
        QCOMPARE(hundredOf(0), std::optional<quint64>(100));
        QCOMPARE(hundredOf(2), std::optional<quint64>(10'000));
        QCOMPARE(hundredOf(9), std::optional<quint64>(100'000'000'000ULL));
        QCOMPARE(hundredOf(17), std::optional<quint64>(10'000'000'000'000'000'000ULL));
        QCOMPARE(hundredOf(18), std::nullopt);
        QCOMPARE(hundredOf(255), std::nullopt);
    }

    void a_percentage_is_read_exactly_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("points"); // −1: refused
        QTest::newRow("whole") << QStringLiteral("1") << 100;
        QTest::newRow("point") << QStringLiteral("1.25") << 125;
        QTest::newRow("comma") << QStringLiteral("1,25") << 125;
        QTest::newRow("one decimal") << QStringLiteral("0.5") << 50;
        QTest::newRow("sign") << QStringLiteral(" 2.5 % ") << 250;
        QTest::newRow("all") << QStringLiteral("100") << 10'000;
        QTest::newRow("zero") << QStringLiteral("0") << 0;
        QTest::newRow("empty") << QString() << -1;
        QTest::newRow("more than all") << QStringLiteral("100.01") << -1;
        QTest::newRow("three decimals") << QStringLiteral("1.255") << -1;
        QTest::newRow("letters") << QStringLiteral("1.O") << -1;
        QTest::newRow("two points") << QStringLiteral("1.2.3") << -1;
        QTest::newRow("no digit after the point") << QStringLiteral("1.") << -1;
        QTest::newRow("minus") << QStringLiteral("-1") << -1;
    }

    void a_percentage_is_read_exactly()
    {
        QFETCH(QString, typed);
        QFETCH(int, points);
        QCOMPARE(basisPointsFrom(typed).value_or(-1), points);
    }
};

QTEST_GUILESS_MAIN(FeePreviewTest)
#include "tst_feepreview.moc"
