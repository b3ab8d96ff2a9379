#include "tests/ui/client/certificatemaker.h"
#include "tests/ui/client/fakenode.h"
#include "tests/ui/client/waiting.h"
#include "ui/client/httptransport.h"
#include "ui/client/opennode.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;
using Verdict = CertificateFinding::Verdict;

/// Who the console will talk to over TLS, and what it says otherwise (RELIABILITY test 23).
class TlsTest : public QObject
{
    Q_OBJECT

    MadeCertificate m_authority = makeCertificate({.name = QStringLiteral("authority"), .isAuthority = true});

    /// What became of one question to a node that shows `shown`.
    struct Outcome
    {
        Result<GraphQlResponse> answer = Error{};
        QList<CertificateFinding> refused;
        QStringList seen;
        qint64 bytesOfRequest = 0;
    };

    Outcome ask(const MadeCertificate& shown, const QString& remembered, const QList<QSslCertificate>& authorities,
                QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
    {
        FakeNode node;
        node.speakTls(shown.certificate, shown.key);
        node.limitTlsTo(protocol);
        HttpTransportOptions options;
        options.url = node.url();
        options.secret = Secret("secret");
        options.authorities = authorities;
        options.fingerprint = remembered;
        HttpTransport transport(options, systemNowMs());
        Outcome outcome;
        connect(&transport, &GraphQlTransport::certificateRefused, this,
                [&](const CertificateFinding& finding) { outcome.refused << finding; });
        connect(&transport, &GraphQlTransport::certificateSeen, this,
                [&](const QString& fingerprint) { outcome.seen << fingerprint; });
        const auto future = transport.send({QStringLiteral("{ a }"), {}, {}});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000)) qFatal("no end");
        outcome.answer = future.result();
        outcome.bytesOfRequest = node.plainBytes;
        return outcome;
    }

    void mustHaveStopped(const Outcome& outcome, Verdict verdict)
    {
        QVERIFY(!outcome.answer);
        QCOMPARE(outcome.answer.error().code, Code::Untrusted);
        QVERIFY(outcome.answer.error().refused());
        QCOMPARE(outcome.bytesOfRequest, 0);
        QCOMPARE(outcome.refused.size(), 1);
        QCOMPARE(outcome.refused.first().verdict, verdict);
        QVERIFY(outcome.seen.isEmpty());
    }

private Q_SLOTS:
    void a_certificate_of_a_known_authority_is_remembered()
    {
        const MadeCertificate good = makeCertificate({.issuer = &m_authority});
        const Outcome outcome = ask(good, {}, {m_authority.certificate});
        QVERIFY2(outcome.answer.ok(), outcome.answer ? "" : qPrintable(outcome.answer.error().message));
        QCOMPARE(outcome.seen, QStringList{fingerprintOf(good.certificate)});
        QVERIFY(outcome.refused.isEmpty());
    }

    void a_self_signed_certificate_stops_at_first_contact_and_shows_its_fingerprint()
    {
        const MadeCertificate own = makeCertificate({});
        const Outcome outcome = ask(own, {}, {});
        mustHaveStopped(outcome, Verdict::Unknown);
        QCOMPARE(outcome.refused.first().presented, fingerprintOf(own.certificate));
        QVERIFY(outcome.answer.error().message.contains(fingerprintOf(own.certificate)));
    }

    void a_self_signed_certificate_that_a_person_accepted_is_used()
    {
        const MadeCertificate own = makeCertificate({});
        const Outcome outcome = ask(own, fingerprintOf(own.certificate), {});
        QVERIFY2(outcome.answer.ok(), outcome.answer ? "" : qPrintable(outcome.answer.error().message));
    }

    void a_changed_certificate_stops_and_both_fingerprints_are_shown_data()
    {
        QTest::addColumn<bool>("vouched");
        QTest::newRow("by a known authority") << true;
        QTest::newRow("self-signed") << false;
    }

    void a_changed_certificate_stops_and_both_fingerprints_are_shown()
    {
        QFETCH(bool, vouched);
        const MadeCertificate before = makeCertificate({.issuer = vouched ? &m_authority : nullptr});
        const MadeCertificate now = makeCertificate({.issuer = vouched ? &m_authority : nullptr});
        const Outcome outcome = ask(now, fingerprintOf(before.certificate), {m_authority.certificate});
        mustHaveStopped(outcome, Verdict::Changed);
        QVERIFY(outcome.answer.error().message.contains(fingerprintOf(before.certificate)));
        QVERIFY(outcome.answer.error().message.contains(fingerprintOf(now.certificate)));
    }

    void an_unfit_certificate_stops_even_when_remembered_data()
    {
        QTest::addColumn<bool>("vouched");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const QString here = QStringLiteral("IP:127.0.0.1");
        const QString elsewhere = QStringLiteral("DNS:other.example");
        QTest::newRow("expired") << true << here << -10 << -1;
        QTest::newRow("expired, self-signed") << false << here << -10 << -1;
        QTest::newRow("of tomorrow") << true << here << 1 << 10;
        QTest::newRow("of another host") << true << elsewhere << -1 << 10;
        QTest::newRow("of another host, self-signed") << false << elsewhere << -1 << 10;
    }

    void an_unfit_certificate_stops_even_when_remembered()
    {
        QFETCH(bool, vouched);
        QFETCH(QString, address);
        QFETCH(int, from);
        QFETCH(int, to);
        const MadeCertificate bad = makeCertificate(
            {.address = address, .validFromDays = from, .validToDays = to, .issuer = vouched ? &m_authority : nullptr});
        mustHaveStopped(ask(bad, {}, {m_authority.certificate}), Verdict::Unfit);
        mustHaveStopped(ask(bad, fingerprintOf(bad.certificate), {m_authority.certificate}), Verdict::Unfit);
    }

    void the_first_certificate_is_remembered_with_the_profile_and_the_next_one_stops()
    {
        QTemporaryDir folder;
        ProfileStore profiles(folder.filePath(QStringLiteral("profiles.json")));
        const MadeCertificate first = makeCertificate({.issuer = &m_authority});
        const MadeCertificate second = makeCertificate({.issuer = &m_authority});
        Profile profile;
        profile.id = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");
        profile.name = QStringLiteral("node");
        profile.authoritiesPem = m_authority.certificate.toPem();
        profile.dialect = Dialect::V2;
        for (const MadeCertificate* shown : {&first, &second}) {
            FakeNode node;
            node.speakTls(shown->certificate, shown->key);
            profile.adminUrl = node.url();
            if (const auto known = profiles.profile(profile.id)) profile.fingerprint = known->fingerprint;
            QVERIFY(profiles.put(profile));
            const OpenedNode opened = openNode(profile, Secret("secret"), systemNowMs(), &profiles);
            const Result<RawAnswer> answer = wait(opened.client->rawQuery(QStringLiteral("{ a }"), {}, {}));
            QCOMPARE(answer.ok(), shown == &first);
            QCOMPARE(profiles.profile(profile.id)->fingerprint, fingerprintOf(first.certificate));
            QCOMPARE(node.plainBytes > 0, shown == &first);
        }
    }

    void a_node_that_only_knows_old_tls_is_refused()
    {
        const MadeCertificate good = makeCertificate({.issuer = &m_authority});
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        const Outcome outcome = ask(good, {}, {m_authority.certificate}, QSsl::TlsV1_1);
        QT_WARNING_POP
        QCOMPARE(outcome.answer.error().code, Code::Untrusted);
        QCOMPARE(outcome.bytesOfRequest, 0);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
