#include "server/backend/fees/fee.h"

#include <limits>

#include <QTest>

using signalbox::backend::Fee;

/// E17 of the conformance list: what a fee takes, in whole units.
class FeeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_fee_takes_its_share_rounded_up_and_its_fixed_part_data()
    {
        QTest::addColumn<quint64>("amount");
        QTest::addColumn<quint64>("fixed");
        QTest::addColumn<int>("basisPoints");
        QTest::addColumn<quint64>("taken");
        const auto row = [](const char* name, quint64 amount, quint64 fixed, int basisPoints, quint64 taken) {
            QTest::newRow(name) << amount << fixed << basisPoints << taken;
        };
        row("one percent", 100, 0, 100, 1);
        row("fixed only", 100, 10, 0, 10);
        row("both", 100, 10, 100, 11);
        row("rounded up from 14.5", 1000, 0, 145, 15);
        row("of nothing", 0, 7, 10'000, 7);
        row("all of it", 12'345, 0, 10'000, 12'345);
        row("the smallest part of one unit", 1, 0, 1, 1);
        row("the largest amount", std::numeric_limits<qint64>::max(), 0, 10'000, std::numeric_limits<qint64>::max());
        row("half of the largest amount", std::numeric_limits<qint64>::max(), 0, 5'000, quint64(1) << 62);
    }
    void a_fee_takes_its_share_rounded_up_and_its_fixed_part()
    {
        QFETCH(quint64, amount);
        QFETCH(quint64, fixed);
        QFETCH(int, basisPoints);
        QFETCH(quint64, taken);
        Fee fee;
        fee.fixed = fixed;
        fee.basisPoints = basisPoints;
        QCOMPARE(quint64(fee.on(amount)), taken);
    }
};

QTEST_APPLESS_MAIN(FeeTest)
#include "tst_fee.moc"
