#include "ui/common/format.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::ui;

namespace {

quint32 seed()
{
    bool given = false;
    const quint32 chosen = qEnvironmentVariable("SIGNALBOX_SEED").toUInt(&given);
    return given ? chosen : 20261121;
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_a_person_types_is_read_exactly_or_refused_data();
    void what_a_person_types_is_read_exactly_or_refused();
    void every_amount_survives_being_written_and_read();
    void every_refusal_has_a_sentence_data();
    void every_refusal_has_a_sentence();
    void amounts_are_ordered_whatever_their_scales();
    void the_wire_form_takes_nothing_but_digits();
};

void MoneyTest::what_a_person_types_is_read_exactly_or_refused_data()
{
    using P = MoneyProblem;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QChar>("sign");
    QTest::addColumn<quint64>("units");
    QTest::addColumn<MoneyProblem>("problem");
    const QChar point = u'.';
    const QChar comma = u',';
    const auto row = [](const char* name, const QString& typed, int scale, QChar sign, quint64 units, P problem) {
        QTest::newRow(name) << typed << scale << sign << units << problem;
    };
    row("whole", QStringLiteral("50"), 2, point, 5000, P::None);
    row("with cents", QStringLiteral("50.05"), 2, point, 5005, P::None);
    row("one digit", QStringLiteral("50.5"), 2, point, 5050, P::None);
    row("point at the end", QStringLiteral("50."), 2, point, 5000, P::None);
    row("point first", QStringLiteral(".5"), 2, point, 50, P::None);
    row("groups by spaces", QStringLiteral("1 048 220.75"), 2, point, 104822075, P::None);
    row("groups by thin spaces", QStringLiteral("1\u202F048\u202F220.75"), 2, point, 104822075, P::None);
    row("groups by commas", QStringLiteral("1,048,220.75"), 2, point, 104822075, P::None);
    row("comma as sign", QStringLiteral("1.048,75"), 2, comma, 104875, P::None);
    row("with the code", QStringLiteral("64.20 usd"), 2, point, 6420, P::None);
    row("scale nought", QStringLiteral("9000"), 0, point, 9000, P::None);
    row("largest", QStringLiteral("184467440737095516.15"), 2, point, 18446744073709551615U, P::None);
    row("empty", QStringLiteral("  "), 2, point, 0, P::Empty);
    row("a word", QStringLiteral("ten"), 2, point, 0, P::NotANumber);
    row("letter O", QStringLiteral("5OO"), 2, point, 0, P::LetterForDigit);
    row("two points", QStringLiteral("1.2.3"), 2, point, 0, P::TwoPoints);
    row("the other sign as a point", QStringLiteral("12,50"), 2, point, 0, P::MisplacedGroup);
    row("short group", QStringLiteral("1 04.00"), 2, point, 0, P::MisplacedGroup);
    row("group at the end", QStringLiteral("1 "), 2, point, 100, P::None);
    row("extra digits", QStringLiteral("0.001"), 2, point, 0, P::TooManyDecimals);
    row("any digit where there is none", QStringLiteral("1.0"), 0, point, 0, P::TooManyDecimals);
    row("one too large", QStringLiteral("184467440737095516.16"), 2, point, 0, P::TooLarge);
    row("too large by its scale", QStringLiteral("99999999999999999"), 9, point, 0, P::TooLarge);
    row("negative", QStringLiteral("-5"), 2, point, 0, P::Negative);
    row("zero", QStringLiteral("0.00"), 2, point, 0, P::Zero);
    row("only a point", QStringLiteral("."), 2, point, 0, P::NotANumber);
    row("exponent", QStringLiteral("1e3"), 2, point, 0, P::NotANumber);
    row("arabic digits", QStringLiteral("\u0661"), 2, point, 0, P::NotANumber);
    row("very long", QString(500, u'1'), 2, point, 0, P::TooLarge);
}

void MoneyTest::what_a_person_types_is_read_exactly_or_refused()
{
    QFETCH(QString, typed);
    QFETCH(int, scale);
    QFETCH(QChar, sign);
    QFETCH(quint64, units);
    QFETCH(MoneyProblem, problem);
    const MoneyParse parse = parseMoney(typed, quint8(scale), QStringLiteral("USD"), sign);
    QCOMPARE(int(parse.problem), int(problem));
    QCOMPARE(parse.money.has_value(), problem == MoneyProblem::None);
    if (parse.money) QCOMPARE(parse.money->units, units);
}

void MoneyTest::every_amount_survives_being_written_and_read()
{
    const quint32 start = seed();
    qInfo("seed=%u", start);
    QRandomGenerator random(start);
    Format format;
    for (int round = 0; round < 5000; ++round) {
        FormatSettings settings;
        settings.decimalSign = random.bounded(2) == 0 ? u'.' : u',';
        const QChar groups[] = {QChar(0x202F), u' ', settings.decimalSign == u'.' ? u',' : u'.', u'\''};
        settings.groupSign = groups[random.bounded(4)];
        format.setSettings(settings);
        const Money wanted{.units = std::max<quint64>(1, random.generate64() >> random.bounded(64)),
                           .scale = quint8(random.bounded(MaxEnteredScale + 1)),
                           .negative = false,
                           .code = QStringLiteral("USD")};
        const MoneyParse shown = format.parse(format.amount(wanted), wanted.scale, wanted.code);
        QVERIFY2(shown.money.has_value(), qPrintable(format.amount(wanted)));
        QCOMPARE(*shown.money, wanted);
        QCOMPARE(*Money::fromWire(wanted.toWire(), wanted.scale, wanted.code), wanted);
    }
}

void MoneyTest::every_refusal_has_a_sentence_data()
{
    QTest::addColumn<MoneyProblem>("problem");
    const std::pair<const char*, MoneyProblem> all[] = {{"empty", MoneyProblem::Empty},
                                                        {"not a number", MoneyProblem::NotANumber},
                                                        {"letter", MoneyProblem::LetterForDigit},
                                                        {"two points", MoneyProblem::TwoPoints},
                                                        {"group", MoneyProblem::MisplacedGroup},
                                                        {"decimals", MoneyProblem::TooManyDecimals},
                                                        {"large", MoneyProblem::TooLarge},
                                                        {"negative", MoneyProblem::Negative},
                                                        {"zero", MoneyProblem::Zero}};
    for (const auto& [name, problem] : all) QTest::newRow(name) << problem;
}

void MoneyTest::every_refusal_has_a_sentence()
{
    QFETCH(MoneyProblem, problem);
    const Format format;
    MoneyParse parse;
    parse.problem = problem;
    parse.character = u'O';
    for (const int scale : {0, 2, 9}) {
        const QString sentence = format.sentence(parse, quint8(scale));
        QVERIFY(sentence.size() > 10);
        QVERIFY(!sentence.contains(u'%'));
    }
    QVERIFY(format.sentence({}, 2).isEmpty());
}

void MoneyTest::amounts_are_ordered_whatever_their_scales()
{
    const auto money = [](quint64 units, int scale, bool negative = false) {
        return Money{.units = units, .scale = quint8(scale), .negative = negative, .code = {}};
    };
    QVERIFY(Money::compareValue(money(150, 2), money(15, 1)) == 0);
    QVERIFY(Money::compareValue(money(149, 2), money(15, 1)) < 0);
    QVERIFY(Money::compareValue(money(5, 0, true), money(1, 0)) < 0);
    QVERIFY(Money::compareValue(money(5, 0, true), money(4, 0, true)) < 0);
    QVERIFY(Money::compareValue(money(0, 0, true), money(0, 9)) == 0);
    QVERIFY(Money::compareValue(money(std::numeric_limits<quint64>::max(), 0), money(1, 255)) > 0);
}

void MoneyTest::the_wire_form_takes_nothing_but_digits()
{
    for (const char* bad : {"", "-", "+1", " 1", "1.0", "1e3", "18446744073709551616", "0x1"})
        QVERIFY2(!Money::fromWire(QString::fromLatin1(bad), 2, QStringLiteral("USD")), bad);
    QCOMPARE(Money::fromWire(u"-0", 2, QStringLiteral("USD"))->negative, false);
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
