#include "ui/common/format.h"

#include <QTest>

using namespace signalbox::ui;

namespace {

Money money(const char* digits, int scale, const char* code = "USD")
{
    return *Money::fromWire(QString::fromLatin1(digits), quint8(scale), QString::fromLatin1(code));
}

/// Thin spaces and minus signs are invisible in a table of expectations.
QString plain(QString text)
{
    return text.replace(QChar(0x202F), u'_').replace(QChar(0x00A0), u'~').replace(QChar(0x2212), u'-');
}

} // namespace

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void money_is_written_from_an_integer_and_a_scale_data();
    void money_is_written_from_an_integer_and_a_scale();
    void a_masked_figure_shows_bullets_and_copies_nothing();
    void a_comma_can_be_the_decimal_sign();
    void ages_grow_by_the_coarsest_unit_data();
    void ages_grow_by_the_coarsest_unit();
    void durations_name_two_units_below_a_day_data();
    void durations_name_two_units_below_a_day();
    void percent_drops_trailing_zeros_data();
    void percent_drops_trailing_zeros();
    void a_time_is_shown_in_the_chosen_zone_and_copied_in_utc();
    void ids_keep_their_ends();
    void an_address_splits_into_host_and_person_data();
    void an_address_splits_into_host_and_person();
    void offsets_and_bytes_stay_short();
};

void FormatTest::money_is_written_from_an_integer_and_a_scale_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("copied");
    QTest::newRow("grouped") << "104822075" << 2 << "1_048_220.75"
                             << "1048220.75 USD";
    QTest::newRow("zero") << "0" << 2 << "0.00"
                          << "0.00 USD";
    QTest::newRow("cents") << "5" << 2 << "0.05"
                           << "0.05 USD";
    QTest::newRow("negative") << "-6420" << 2 << "-64.20"
                              << "-64.20 USD";
    QTest::newRow("no fraction") << "9000" << 0 << "9_000"
                                 << "9000 USD";
    QTest::newRow("nine digits") << "1" << 9 << "0.000000001"
                                 << "0.000000001 USD";
    QTest::newRow("largest") << "18446744073709551615" << 2 << "184_467_440_737_095_516.15"
                             << "184467440737095516.15 USD";
    QTest::newRow("scale beyond 64 bits") << "7" << 30 << "0.000000000000000000000000000007"
                                          << "0.000000000000000000000000000007 USD";
}

void FormatTest::money_is_written_from_an_integer_and_a_scale()
{
    QFETCH(QString, digits);
    QFETCH(int, scale);
    QFETCH(QString, shown);
    QFETCH(QString, copied);
    const Format format;
    const Money m = *Money::fromWire(digits, quint8(scale), QStringLiteral("USD"));
    QCOMPARE(plain(format.amount(m)), shown);
    QCOMPARE(plain(format.money(m)), shown + QStringLiteral("~USD"));
    QCOMPARE(format.moneyCopied(m), copied);
    QCOMPARE(m.toWire(), digits);
}

void FormatTest::a_masked_figure_shows_bullets_and_copies_nothing()
{
    Format format;
    FormatSettings settings;
    settings.masked = true;
    format.setSettings(settings);
    QCOMPARE(format.amount(money("41250", 2)), QString(5, QChar(0x2022)));
    QVERIFY(format.money(money("41250", 2)).endsWith(QStringLiteral("USD")));
    QVERIFY(format.moneyCopied(money("41250", 2)).isEmpty());
}

void FormatTest::a_comma_can_be_the_decimal_sign()
{
    Format format;
    FormatSettings settings;
    settings.decimalSign = u',';
    settings.groupSign = u'.';
    format.setSettings(settings);
    QCOMPARE(format.amount(money("104822075", 2)), QStringLiteral("1.048.220,75"));
    QCOMPARE(format.moneyCopied(money("104822075", 2)), QStringLiteral("1048220.75 USD"));
}

void FormatTest::ages_grow_by_the_coarsest_unit_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("future") << -30 << "0 s";
    QTest::newRow("seconds") << 8 << "8 s";
    QTest::newRow("almost a minute") << 59 << "59 s";
    QTest::newRow("minutes") << 150 << "2 min";
    QTest::newRow("hours") << 3600 << "1 h";
    QTest::newRow("days") << 3 * 86400 << "3 d";
}

void FormatTest::ages_grow_by_the_coarsest_unit()
{
    QFETCH(int, seconds);
    QFETCH(QString, shown);
    const QDateTime now(QDate(2026, 11, 21), QTime(13, 32, 7), Qt::UTC);
    QCOMPARE(Format().age(now.addSecs(-seconds), now), shown);
}

void FormatTest::durations_name_two_units_below_a_day_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("longForm");
    QTest::addColumn<QString>("shortForm");
    QTest::newRow("none left") << qint64(0) << "0 s"
                               << "0 min";
    QTest::newRow("minutes") << qint64(41 * 60) << "41 min"
                             << "41 min";
    QTest::newRow("hours and minutes") << qint64(3 * 3600 + 600) << "3 h 10 min"
                                       << "3 h";
    QTest::newRow("whole hours") << qint64(14 * 3600) << "14 h"
                                 << "14 h";
    QTest::newRow("days") << qint64(12 * 86400 + 5) << "12 d"
                          << "12 d";
}

void FormatTest::durations_name_two_units_below_a_day()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, longForm);
    QFETCH(QString, shortForm);
    QCOMPARE(Format().duration(seconds), longForm);
    QCOMPARE(Format().runway({Runway::Kind::Known, seconds}), shortForm);
}

void FormatTest::percent_drops_trailing_zeros_data()
{
    QTest::addColumn<qint64>("hundredths");
    QTest::addColumn<QString>("shown");
    QTest::newRow("two digits") << qint64(9923) << "99.23_%";
    QTest::newRow("one digit") << qint64(620) << "6.2_%";
    QTest::newRow("whole") << qint64(10000) << "100_%";
    QTest::newRow("negative") << qint64(-150) << "-1.5_%";
}

void FormatTest::percent_drops_trailing_zeros()
{
    QFETCH(qint64, hundredths);
    QFETCH(QString, shown);
    QCOMPARE(plain(Format().percent(hundredths)), shown);
}

void FormatTest::a_time_is_shown_in_the_chosen_zone_and_copied_in_utc()
{
    Format format;
    FormatSettings settings;
    settings.zone = QTimeZone(3600);
    settings.words = QLocale(QLocale::English);
    format.setSettings(settings);
    const QDateTime time(QDate(2026, 11, 21), QTime(13, 32, 7, 104), Qt::UTC);
    QCOMPARE(format.timestamp(time), QStringLiteral("21 Nov 2026, 14:32:07.104 UTC+1"));
    QCOMPARE(format.clock(time), QStringLiteral("14:32:07"));
    QCOMPARE(Format::timestampCopied(time), QStringLiteral("2026-11-21T13:32:07.104Z"));
    settings.zone = QTimeZone(-(4 * 3600 + 30 * 60));
    format.setSettings(settings);
    QCOMPARE(plain(format.timestamp(time)), QStringLiteral("21 Nov 2026, 09:02:07.104 UTC-4:30"));
    QCOMPARE(format.timestamp(QDateTime()), Format::none());
}

void FormatTest::ids_keep_their_ends()
{
    QCOMPARE(Format::shortId(QStringLiteral("0193b2c4-7d10-7cc2-b1aa-52e07b1c9f1e")), QStringLiteral("0193b2c4…9f1e"));
    QCOMPARE(Format::shortId(QStringLiteral("invoice-20418")), QStringLiteral("invoice-20418"));
}

void FormatTest::an_address_splits_into_host_and_person_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("person");
    QTest::newRow("with scheme") << "https://birch.test/thabo.m"
                                 << "birch.test/"
                                 << "thabo.m";
    QTest::newRow("deep") << "https://birch.test/a/b"
                          << "birch.test/"
                          << "a/b";
    QTest::newRow("host only") << "https://birch.test/"
                               << ""
                               << "birch.test/";
    QTest::newRow("no host") << "invoice-20418"
                             << ""
                             << "invoice-20418";
}

void FormatTest::an_address_splits_into_host_and_person()
{
    QFETCH(QString, url);
    QFETCH(QString, host);
    QFETCH(QString, person);
    QCOMPARE(Format::addressParts(url).first, host);
    QCOMPARE(Format::addressParts(url).second, person);
}

void FormatTest::offsets_and_bytes_stay_short()
{
    const Format format;
    QCOMPARE(format.offset(38), QStringLiteral("+38 ms"));
    QCOMPARE(format.offset(1900), QStringLiteral("+1.90 s"));
    QCOMPARE(format.bytes(999), QStringLiteral("999 B"));
    QCOMPARE(format.bytes(1200), QStringLiteral("1.2 kB"));
    QCOMPARE(format.bytes(40'000'000), QStringLiteral("40 MB"));
    QCOMPARE(plain(format.count(-1284)), QStringLiteral("-1_284"));
    QCOMPARE(format.rate(180512, 4), QStringLiteral("18.0512"));
}

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
