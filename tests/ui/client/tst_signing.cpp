#include "ui/client/adminsigner.h"
#include "ui/client/jcs.h"

#include <limits>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace signalbox::ui;

class SigningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_known_request_gets_the_known_signature_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<QString>("secret");
        QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/ui/client/data/admin-signatures.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject vectors = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonArray cases = vectors.value(QLatin1String("cases")).toArray();
        QCOMPARE(cases.size(), 4);
        for (const QJsonValue& one : cases) {
            const QJsonObject request = one.toObject();
            QTest::newRow(request.value(QLatin1String("header")).toString().toUtf8().constData())
                << request << vectors.value(QLatin1String("secret")).toString();
        }
    }

    void every_known_request_gets_the_known_signature()
    {
        QFETCH(QJsonObject, request);
        QFETCH(QString, secret);
        const Result<QByteArray> text = canonicalJson(request.value(QLatin1String("body")));
        QVERIFY(text);
        QCOMPARE(QString::fromUtf8(*text), request.value(QLatin1String("canonical")).toString());
        const QByteArray header = AdminSigner::signatureAt(request.value(QLatin1String("timestamp")).toInteger(), *text,
                                                           Secret(secret.toUtf8()));
        QCOMPARE(QString::fromLatin1(header), request.value(QLatin1String("header")).toString());
    }

    void numbers_are_written_as_ecmascript_does_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* text) { QTest::newRow(text) << number << QByteArray(text); };
        row(0.0, "0");
        row(1.0, "1");
        row(-1.0, "-1");
        row(100.0, "100");
        row(1.5, "1.5");
        row(0.1, "0.1");
        row(0.002, "0.002");
        row(0.000001, "0.000001");
        row(0.0000001, "1e-7");
        row(1.25e-7, "1.25e-7");
        row(123456789012345680000.0, "123456789012345680000");
        row(1e21, "1e+21");
        row(1.234e22, "1.234e+22");
        row(333333333.33333329, "333333333.3333333");
        row(4.50, "4.5");
        row(9007199254740993.0, "9007199254740992");
        row(std::numeric_limits<double>::max(), "1.7976931348623157e+308");
        row(std::numeric_limits<double>::denorm_min(), "5e-324");
        row(-1e-300, "-1e-300");
    }

    void numbers_are_written_as_ecmascript_does()
    {
        QFETCH(double, number);
        QTEST(ecmaScriptNumber(number), "text");
    }

    void minus_zero_is_zero() { QCOMPARE(ecmaScriptNumber(-0.0), QByteArray("0")); }

    void members_are_ordered_by_utf16_units()
    {
        // U+1F600 starts with the unit D83D and so stands before U+FB33, though its code point is larger.
        const QJsonObject object{{QStringLiteral("\uFB33"), 1}, {QStringLiteral("\U0001F600"), 2},
                                 {QStringLiteral("1"), 3},      {QStringLiteral("\r"), 4},
                                 {QStringLiteral("\u0080"), 5}, {QString(), 6}};
        QCOMPARE(QString::fromUtf8(*canonicalJson(object)),
                 QStringLiteral("{\"\":6,\"\\r\":4,\"1\":3,\"\u0080\":5,\"\U0001F600\":2,\"\uFB33\":1}"));
    }

    void what_cannot_be_signed_is_refused_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QJsonValue deep = QJsonArray();
        for (int i = 0; i < jcsDepthMax + 1; ++i) deep = QJsonArray{deep};
        QTest::newRow("too deep") << deep;
        QTest::newRow("half a surrogate pair") << QJsonValue(QString(QChar(0xD800)));
        QTest::newRow("halves in the wrong order") << QJsonValue(QString(QChar(0xDC00)) + QChar(0xD800));
        QTest::newRow("a member's name that is no text") << QJsonValue(QJsonObject{{QString(QChar(0xDFFF)), 1}});
        QTest::newRow("not a number") << QJsonValue(std::numeric_limits<double>::quiet_NaN());
        QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined);
    }

    void what_cannot_be_signed_is_refused()
    {
        QFETCH(QJsonValue, value);
        // Qt turns a number that is not finite into null on its own; both ways nothing wrong is signed.
        const Result<QByteArray> text = canonicalJson(value);
        if (value.isNull()) {
            QCOMPARE(*text, QByteArray("null"));
            return;
        }
        QVERIFY(!text);
        QCOMPARE(text.error().code, Error::Code::InvalidInput);
        QVERIFY(!text.error().message.isEmpty());
    }

    void no_two_signatures_of_one_signer_carry_the_same_time()
    {
        qint64 now = 1'700'000'000'000;
        AdminSigner signer(Secret("s"), [&now] { return now; });
        QSet<QByteArray> seen;
        for (int i = 0; i < 50; ++i) seen.insert(signer.signatureFor("{}"));
        now -= 60'000; // the clock is set back
        for (int i = 0; i < 50; ++i) seen.insert(signer.signatureFor("{}"));
        QCOMPARE(seen.size(), 100);
    }

    void a_secret_is_wiped_and_compared_as_a_whole()
    {
        Secret one("open sesame");
        Secret copy = one;
        QVERIFY(one == copy);
        QVERIFY(!(one == Secret("open sesamf")));
        QVERIFY(!(one == Secret("open")));
        const Secret moved = std::move(one);
        QCOMPARE(moved.reveal(), QByteArray("open sesame"));
        QVERIFY(one.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the promise
    }
};

QTEST_GUILESS_MAIN(SigningTest)
#include "tst_signing.moc"
