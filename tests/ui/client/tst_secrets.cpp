#include "tests/ui/client/waiting.h"
#include "ui/client/keychainsecretstore.h"
#include "ui/client/vaultsecretstore.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;

namespace {

/// The least scrypt does: the tests are about the seal, not the cost.
constexpr VaultCost cheap{.n = 2, .r = 1, .p = 1};
const Secret passphrase("correct horse battery");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_vault_gives_back_what_was_put_in_after_a_restart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("vault.json"));
        const Secret secret("iyIgCprjb9uL8wFckR+pLEkJWMB7FJhgkvqhTQR/964=");
        {
            VaultSecretStore store(path, cheap);
            QVERIFY(!store.exists());
            QCOMPARE(wait(store.write(QStringLiteral("a"), secret)).error().code, Code::Unauthorized);
            QVERIFY(wait(store.unlock(passphrase)));
            QVERIFY(wait(store.write(QStringLiteral("a"), secret)));
            QVERIFY(wait(store.write(QStringLiteral("b"), Secret("other"))));
            QVERIFY(wait(store.remove(QStringLiteral("b"))));
            store.lock();
            QCOMPARE(wait(store.read(QStringLiteral("a"))).error().code, Code::Unauthorized);
        }
        QVERIFY(!contentOf(path).contains(secret.reveal()));
        VaultSecretStore store(path, cheap);
        QVERIFY(store.exists());
        QVERIFY(wait(store.unlock(passphrase)));
        QVERIFY(*wait(store.read(QStringLiteral("a"))) == secret);
        QCOMPARE(wait(store.read(QStringLiteral("b"))).error().code, Code::NotFound);
    }

    void a_wrong_or_short_passphrase_is_refused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("vault.json"));
        VaultSecretStore store(path, cheap);
        QCOMPARE(wait(store.unlock(Secret("short"))).error().code, Code::InvalidInput);
        QVERIFY(wait(store.unlock(passphrase)));
        QVERIFY(wait(store.write(QStringLiteral("a"), Secret("s"))));
        store.lock();
        QCOMPARE(wait(store.unlock(Secret("incorrect horse battery"))).error().code, Code::Unauthorized);
        QVERIFY(store.isLocked());
        QVERIFY(wait(store.unlock(passphrase)));
    }

    void every_flipped_byte_of_a_vault_is_noticed()
    {
        Result<Vault> vault = Vault::create(passphrase, cheap);
        QVERIFY(vault);
        vault->write(QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787"), Secret("first secret"));
        vault->write(QStringLiteral("cf5fd7d3-1eb1-4041-8e43-ba45747e9e5d"), Secret("second secret"));
        const QByteArray file = QJsonDocument(*vault->seal()).toJson(QJsonDocument::Compact);
        QVERIFY(Vault::open(QJsonDocument::fromJson(file).object(), passphrase));
        int tried = 0;
        for (qsizetype at = 0; at < file.size(); ++at) {
            for (const char bit : {'\x01', '\x20', '\x80'}) {
                QByteArray changed = file;
                changed[at] = char(changed[at] ^ bit);
                const QJsonDocument document = QJsonDocument::fromJson(changed);
                ++tried;
                if (!document.isObject()) continue;
                const Result<Vault> opened = Vault::open(document.object(), passphrase);
                QVERIFY2(!opened, qPrintable(QStringLiteral("byte %1 of %2").arg(at).arg(QString::fromUtf8(changed))));
                QVERIFY(opened.error().code == Code::Unauthorized || opened.error().code == Code::Corrupt);
            }
        }
        QVERIFY(tried > 1000);
    }

    void entries_cannot_be_swapped_or_taken_away()
    {
        Result<Vault> vault = Vault::create(passphrase, cheap);
        vault->write(QStringLiteral("a"), Secret("first"));
        vault->write(QStringLiteral("b"), Secret("second"));
        const QJsonObject file = *vault->seal();
        const QJsonObject entries = file.value(QLatin1String("entries")).toObject();
        QJsonObject swapped = file;
        swapped.insert(QStringLiteral("entries"),
                       QJsonObject{{QStringLiteral("a"), entries.value(QLatin1String("b"))},
                                   {QStringLiteral("b"), entries.value(QLatin1String("a"))}});
        QCOMPARE(Vault::open(swapped, passphrase).error().code, Code::Unauthorized);
        QJsonObject fewer = file;
        fewer.insert(QStringLiteral("entries"), QJsonObject{{QStringLiteral("a"), entries.value(QLatin1String("a"))}});
        QCOMPARE(Vault::open(fewer, passphrase).error().code, Code::Unauthorized);
    }

    void a_vault_that_asks_for_too_much_memory_is_refused()
    {
        QJsonObject file = *Vault::create(passphrase, cheap)->seal();
        QJsonObject kdf = file.value(QLatin1String("kdf")).toObject();
        kdf.insert(QStringLiteral("n"), qint64(1) << 40);
        file.insert(QStringLiteral("kdf"), kdf);
        QCOMPARE(Vault::open(file, passphrase).error().code, Code::Corrupt);
    }

    void the_default_cost_is_bearable()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(Vault::create(passphrase));
        qInfo("scrypt with the default cost: %lld ms", timer.elapsed());
    }

    void a_damaged_vault_is_set_aside_and_said()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("vault.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"kind\":");
        file.close();
        VaultSecretStore store(path, cheap);
        const Result<QString> notice = wait(store.unlock(passphrase));
        QVERIFY(notice);
        QVERIFY(notice->contains(QLatin1String(".damaged-")));
    }

    void without_a_keychain_the_console_says_so_and_stores_nothing()
    {
        // No session bus can be reached under this address, and none may be started.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        KeychainSecretStore store(QStringLiteral("signalbox-test"));
        const Result<void> tried = wait(store.tryOut());
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, Code::Unavailable);
        QCOMPARE(tried.error().message, QStringLiteral("This session has no keychain that works."));
        QVERIFY(!wait(store.write(QStringLiteral("a"), Secret("s"))));
        QVERIFY(!wait(store.read(QStringLiteral("a"))));
    }

    void memory_forgets_with_its_owner()
    {
        MemorySecretStore store;
        QVERIFY(wait(store.write(QStringLiteral("a"), Secret("s"))));
        QVERIFY(*wait(store.read(QStringLiteral("a"))) == Secret("s"));
        QVERIFY(wait(store.remove(QStringLiteral("a"))));
        QCOMPARE(wait(store.read(QStringLiteral("a"))).error().code, Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
