// A start that is interrupted at any moment leaves a folder the next start is content with; a file that is gone or
// damaged is either mended or named in one sentence, and never replaced in silence.

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

constexpr int runLimitMs = 60'000;
constexpr int interruptions = 24;

const QString program = QStringLiteral(SIGNALBOX_BIN_DIR "/signalboxd");

struct Ended
{
    bool crashed = true;
    int code = -1;
    QString err;
};

quint16 freePortBase()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return static_cast<quint16>(20'000 + server.serverPort() % 40'000);
}

QStringList demoOn(const QString& data)
{
    return {QStringLiteral("sandbox"),     QStringLiteral("--data"),        data,
            QStringLiteral("--port-base"), QString::number(freePortBase()), QStringLiteral("--exit-after-demo")};
}

Ended runDemo(const QString& data)
{
    QProcess process;
    process.start(program, demoOn(data));
    if (!process.waitForFinished(runLimitMs)) {
        process.kill();
        process.waitForFinished();
        return {true, -1, QStringLiteral("did not end")};
    }
    return {process.exitStatus() != QProcess::NormalExit, process.exitCode(),
            QString::fromUtf8(process.readAllStandardError())};
}

QStringList filesOf(const QString& folder)
{
    QStringList files;
    QDirIterator iterator(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) files << QDir(folder).relativeFilePath(iterator.next());
    files.sort();
    return files;
}

void copyFolder(const QString& from, const QString& to)
{
    for (const QString& file : filesOf(from)) {
        QDir().mkpath(QFileInfo(to + QLatin1Char('/') + file).path());
        QFile::copy(from + QLatin1Char('/') + file, to + QLatin1Char('/') + file);
    }
}

quint32 seed()
{
    bool given = false;
    const quint32 wanted = qEnvironmentVariable("SIGNALBOX_SEED").toUInt(&given);
    const quint32 chosen = given ? wanted : QRandomGenerator::global()->generate();
    qInfo("seed=%u", chosen);
    return chosen;
}

} // namespace

class StartupTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_whole; ///< a folder after one complete demonstration

private Q_SLOTS:
    void initTestCase()
    {
        const Ended ended = runDemo(m_whole.filePath(QStringLiteral("data")));
        QVERIFY2(ended.code == 0, qPrintable(ended.err));
    }

    void a_start_killed_at_any_moment_leaves_a_folder_the_next_start_is_content_with()
    {
        QRandomGenerator random(seed());
        QElapsedTimer watch;
        watch.start();
        QTemporaryDir measured;
        QCOMPARE(runDemo(measured.filePath(QStringLiteral("data"))).code, 0);
        const int wholeMs = static_cast<int>(watch.elapsed());

        QTemporaryDir folder;
        for (int round = 0; round < interruptions; ++round) {
            // Half of the kills on a new folder, half on one that was left by the kill before.
            const QString data = folder.filePath(QString::number(round / 2));
            QProcess process;
            process.start(program, demoOn(data));
            QVERIFY(process.waitForStarted());
            process.waitForFinished(random.bounded(wholeMs + 1));
            process.kill();
            process.waitForFinished();
            if (round % 2 == 1) {
                const Ended ended = runDemo(data);
                QVERIFY2(ended.code == 0, qPrintable(QStringLiteral("round %1: %2").arg(round).arg(ended.err)));
            }
        }
    }

    void a_file_gone_or_damaged_is_mended_or_named_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("harm");
        for (const QString& file : filesOf(m_whole.filePath(QStringLiteral("data"))))
            for (const char* harm : {"removed", "emptied", "garbage", "cut in half"})
                QTest::addRow("%s %s", qPrintable(file), harm) << file << QString::fromLatin1(harm);
    }
    void a_file_gone_or_damaged_is_mended_or_named()
    {
        QFETCH(QString, file);
        QFETCH(QString, harm);
        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        copyFolder(m_whole.filePath(QStringLiteral("data")), data);
        const QString path = data + QLatin1Char('/') + file;
        QFile harmed(path);
        if (harm == QLatin1String("removed")) {
            QVERIFY(harmed.remove());
        } else if (harm == QLatin1String("emptied")) {
            QVERIFY(harmed.resize(0));
        } else if (harm == QLatin1String("garbage")) {
            const qint64 size = std::max<qint64>(harmed.size(), 4096);
            QVERIFY(harmed.open(QIODevice::WriteOnly));
            harmed.write(QByteArray(size, '\xa5'));
        } else {
            QVERIFY(harmed.resize(harmed.size() / 2));
        }
        harmed.close();
        const QByteArray before = [&] {
            QFile again(path);
            return again.open(QIODevice::ReadOnly) ? again.readAll() : QByteArray();
        }();

        const Ended ended = runDemo(data);
        QVERIFY2(!ended.crashed, qPrintable(ended.err));
        if (ended.code == 0) return;
        // 3: what is left does not fit together; 5: damaged.
        QVERIFY2(ended.code == 3 || ended.code == 5, qPrintable(QString::number(ended.code) + ended.err));
        QVERIFY2(ended.err.startsWith(QLatin1String("signalboxd: ")), qPrintable(ended.err));
        // Refused means untouched: what can be saved from it is still there.
        if (QFile again(path); again.open(QIODevice::ReadOnly)) QCOMPARE(again.readAll(), before);
    }
};

QTEST_GUILESS_MAIN(StartupTest)
#include "startuptest.moc"
