#include "tests/ui/client/certificatemaker.h"
#include "tests/ui/client/waiting.h"
#include "ui/client/profilestore.h"
#include "ui/client/queryhistory.h"
#include "ui/client/viewsettings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;

namespace {

Profile aProfile(const QString& name = QStringLiteral("alder"))
{
    Profile profile;
    profile.id = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");
    profile.name = name;
    profile.adminUrl = QUrl(QStringLiteral("https://node.example/graphql"));
    profile.tenantId = QStringLiteral("cf5fd7d3-1eb1-4041-8e43-ba45747e9e5d");
    profile.environment = Environment::Production;
    profile.dialect = Dialect::V2;
    profile.color = QStringLiteral("#a0b1c2");
    return profile;
}

void put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size()) qFatal("disk");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Settings survive (RELIABILITY test 29): whatever lies there, the console starts, says so and loses nothing.
class ProfilesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("profiles.json")); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void a_saved_profile_comes_back_as_it_was()
    {
        Profile profile = aProfile();
        const MadeCertificate authority = makeCertificate({.name = QStringLiteral("authority"), .isAuthority = true});
        profile.authoritiesPem = authority.certificate.toPem();
        profile.fingerprint = QString::fromLatin1(QByteArray(32, '\x1f').toHex(':')).toUpper();
        {
            ProfileStore store(path());
            QCOMPARE(store.load(), QString());
            QVERIFY(store.put(profile));
            QVERIFY(store.rememberDialect(profile.id, Dialect::V1));
        }
        profile.dialect = Dialect::V1;
        ProfileStore store(path());
        QCOMPARE(store.load(), QString());
        QCOMPARE(store.profiles().size(), 1);
        QVERIFY(store.profiles().first() == profile);
        QCOMPARE(QFileInfo(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(store.remove(profile.id));
        QVERIFY(store.remove(profile.id));
        QVERIFY(store.profiles().isEmpty());
    }

    void a_profile_that_makes_no_sense_is_refused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("no name") << QStringLiteral("name") << QStringLiteral("  ");
        QTest::newRow("endless name") << QStringLiteral("name") << QString(101, QLatin1Char('x'));
        QTest::newRow("no address") << QStringLiteral("url") << QStringLiteral("");
        QTest::newRow("no host") << QStringLiteral("url") << QStringLiteral("https:///graphql");
        QTest::newRow("a file") << QStringLiteral("url") << QStringLiteral("file:///etc/passwd");
        QTest::newRow("a password in the address")
            << QStringLiteral("url") << QStringLiteral("https://me:secret@node.example/graphql");
        QTest::newRow("no tenant's form") << QStringLiteral("tenant") << QStringLiteral("acme");
        QTest::newRow("no identifier") << QStringLiteral("id") << QStringLiteral("../../x");
        QTest::newRow("no colour") << QStringLiteral("color") << QStringLiteral("red");
        QTest::newRow("no fingerprint") << QStringLiteral("fingerprint") << QStringLiteral("AA:BB");
        QTest::newRow("no certificate") << QStringLiteral("authorities") << QStringLiteral("hello");
    }

    void a_profile_that_makes_no_sense_is_refused()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        Profile profile = aProfile();
        if (member == QLatin1String("name")) profile.name = value;
        if (member == QLatin1String("url")) profile.adminUrl = QUrl(value);
        if (member == QLatin1String("tenant")) profile.tenantId = value;
        if (member == QLatin1String("id")) profile.id = value;
        if (member == QLatin1String("color")) profile.color = value;
        if (member == QLatin1String("fingerprint")) profile.fingerprint = value;
        if (member == QLatin1String("authorities")) profile.authoritiesPem = value.toLatin1();
        ProfileStore store(path());
        const Result<void> result = store.put(profile);
        QCOMPARE(result.error().code, Code::InvalidInput);
        QVERIFY(result.error().message.endsWith(QLatin1Char('.')));
        QVERIFY(!QFile::exists(path()));
    }

    void damage_is_renamed_said_and_never_fatal_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("suffix");
        ProfileStore store(path());
        init();
        ProfileStore writer(path());
        (void)writer.put(aProfile());
        const QByteArray good = contentOf(path());
        const auto with = [&](const char* name, const QJsonValue& value) {
            QJsonObject object = QJsonDocument::fromJson(good).object();
            object.insert(QString::fromLatin1(name), value);
            return QJsonDocument(object).toJson();
        };
        const QString damaged = QStringLiteral(".damaged-");
        QTest::newRow("empty") << QByteArray() << damaged;
        QTest::newRow("truncated") << good.left(good.size() / 2) << damaged;
        QTest::newRow("one byte short") << good.trimmed().chopped(1) << damaged;
        QTest::newRow("binary") << QByteArray("\x00\xff\x7f\x01 binary", 11) << damaged;
        QTest::newRow("an array") << QByteArray("[1,2]") << damaged;
        QTest::newRow("of another kind") << with("kind", QStringLiteral("other")) << damaged;
        QTest::newRow("no version") << with("version", QJsonValue::Null) << damaged;
        QTest::newRow("version as text") << with("version", QStringLiteral("1")) << damaged;
        QTest::newRow("version zero") << with("version", 0) << damaged;
        QTest::newRow("wrong type") << with("profiles", QStringLiteral("none")) << damaged;
        QTest::newRow("wrong item") << with("profiles", QJsonArray{1}) << damaged;
        QTest::newRow("twice the same") << with("profiles", QJsonArray{toJson(aProfile()), toJson(aProfile())})
                                        << damaged;
        QTest::newRow("too large") << QByteArray(int(VersionedFile::bytesMax) + 1, ' ') << damaged;
        QTest::newRow("of a future version") << with("version", 999) << QStringLiteral(".newer-");
    }

    void damage_is_renamed_said_and_never_fatal()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, suffix);
        put(path(), content);
        {
            ProfileStore store(path());
            const QString notice = store.load();
            QVERIFY2(notice.contains(suffix), qPrintable(notice));
            QVERIFY(store.profiles().isEmpty());
            QVERIFY(store.put(aProfile())); // and work goes on
        }
        const QStringList kept =
            QDir(m_folder->path()).entryList({QStringLiteral("profiles.json%1*").arg(suffix)}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contentOf(m_folder->filePath(kept.first())), content);
        ProfileStore store(path());
        QCOMPARE(store.load(), QString());
        QCOMPARE(store.profiles().size(), 1);
    }

    void the_last_good_copy_is_used_when_the_file_is_damaged_or_gone()
    {
        for (const bool gone : {false, true}) {
            init();
            {
                ProfileStore store(path());
                QVERIFY(store.put(aProfile(QStringLiteral("first"))));
                QVERIFY(store.put(aProfile(QStringLiteral("second"))));
            }
            if (gone)
                QVERIFY(QFile::remove(path()));
            else
                put(path(), "{");
            ProfileStore store(path());
            QVERIFY(store.load().contains(QLatin1String("last good copy")));
            QCOMPARE(store.profiles().first().name, QStringLiteral("first"));
        }
    }

    void what_cannot_be_written_is_said_and_changes_nothing()
    {
        put(m_folder->filePath(QStringLiteral("file")), "x");
        ProfileStore store(m_folder->filePath(QStringLiteral("file/profiles.json")));
        QCOMPARE(store.load(), QString());
        const Result<void> result = store.put(aProfile());
        QCOMPARE(result.error().code, Code::Unavailable);
        QVERIFY(store.profiles().isEmpty());
    }

    void what_cannot_be_read_is_said()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("profiles.json")));
        ProfileStore store(path());
        QVERIFY(!store.load().isEmpty());
        QVERIFY(store.profiles().isEmpty());
    }

    void queries_are_kept_without_secrets()
    {
        const QString canary = QStringLiteral("CANARY-7f3a");
        {
            LocalStore store(m_folder->path());
            QueryHistory history(store);
            AskedQuery query;
            query.document = QStringLiteral("mutation { createTenant(input: { apiSecret: \"%1\", publicName: \"kept\", "
                                            "x: { authTokens: [\"a\", \"%1\"] } }) { tenant { apiSecret id } } }")
                                 .arg(canary);
            query.variables = {{QStringLiteral("input"),
                                QJsonObject{{QStringLiteral("idpSecret"), canary},
                                            {QStringLiteral("name"), QStringLiteral("kept too")},
                                            {QStringLiteral("list"),
                                             QJsonArray{QJsonObject{{QStringLiteral("auth_token"), canary}}}}}}};
            query.askedAt = QDateTime::currentDateTimeUtc();
            QVERIFY(wait(history.add(QStringLiteral("p"), query)));
            const QList<AskedQuery> list = *wait(history.list(QStringLiteral("p"), 10));
            QCOMPARE(list.size(), 1);
            QVERIFY(list.first().document.contains(QLatin1String("publicName: \"kept\"")));
            QVERIFY(list.first().document.contains(QLatin1String("{ tenant { apiSecret id } }")));
            QCOMPARE(list.first().variables.value(QLatin1String("input")).toObject().value(QLatin1String("name")),
                     QJsonValue(QStringLiteral("kept too")));
        }
        for (const QFileInfo& file : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QVERIFY2(!contentOf(file.filePath()).contains(canary.toUtf8()), qPrintable(file.fileName()));
        }
    }

    void the_history_is_bounded()
    {
        LocalStore store(m_folder->path());
        QueryHistory history(store);
        QList<QFuture<Result<void>>> added;
        for (int i = 0; i < QueryHistory::entriesMax + 20; ++i) {
            AskedQuery query;
            query.document = QString::number(i);
            added << history.add(QStringLiteral("p"), query);
        }
        for (const auto& one : added) QVERIFY(wait(one));
        const QList<AskedQuery> list = *wait(history.list(QStringLiteral("p"), 10'000));
        QCOMPARE(list.size(), QueryHistory::entriesMax);
        QCOMPARE(list.first().document, QString::number(QueryHistory::entriesMax + 19));
    }

    void columns_are_remembered()
    {
        const QJsonObject columns{{QStringLiteral("name"), 120}};
        {
            LocalStore store(m_folder->path());
            ViewSettings settings(store);
            QVERIFY(wait(settings.load()));
            settings.setValue(QStringLiteral("peers/columns"), columns);
            settings.setValue(QStringLiteral("peers/sort"), QStringLiteral("name"));
            QCOMPARE(settings.value(QStringLiteral("peers/columns")).toObject(), columns);
        }
        LocalStore store(m_folder->path());
        ViewSettings settings(store);
        QVERIFY(wait(settings.load()));
        QCOMPARE(settings.value(QStringLiteral("peers/columns")).toObject(), columns);
        QCOMPARE(settings.value(QStringLiteral("peers/sort")).toString(), QStringLiteral("name"));
        QCOMPARE(settings.value(QStringLiteral("none"), 7).toInt(), 7);
    }
};

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
