#include "app/desktop/instance.h"
#include "app/desktop/options.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace signalbox::desktop;

/// The console's command line, and that there is one console for each profile.
class DesktopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_command_line_is_read()
    {
        const auto plain = parse({});
        QVERIFY(plain && plain->what == Options::What::Window && !plain->demo);
        const auto all =
            parse({"--demo", "--safe", "--profile", "here", "--connect=http://x", "signalbox:alder/peers"});
        QVERIFY(all);
        QVERIFY(all->demo && all->safe);
        QCOMPARE(all->profileFolder, QStringLiteral("here"));
        QCOMPARE(all->connectUrl, QStringLiteral("http://x"));
        QCOMPARE(all->link, QStringLiteral("signalbox:alder/peers"));
        QVERIFY(parse({"--help"})->what == Options::What::Help);
        QVERIFY(parse({"--version"})->what == Options::What::Version);
        QVERIFY(parse({"profiles", "list"})->what == Options::What::ListProfiles);
        const auto query = parse({"query", "--node", "alder", "{ whoami { id } }"});
        QVERIFY(query && query->what == Options::What::Query);
        QCOMPARE(query->document, QStringLiteral("{ whoami { id } }"));
    }

    void what_makes_no_sense_is_refused_with_a_sentence()
    {
        const QList<QStringList> senseless{{QStringLiteral("--nonsense")},
                                           {QStringLiteral("--profile")},
                                           {QStringLiteral("something")},
                                           {QStringLiteral("query"), QStringLiteral("{ x }")},
                                           {QStringLiteral("profiles")}};
        for (const QStringList& arguments : senseless) {
            QString problem;
            QVERIFY2(!parseOptions(arguments, &problem), qPrintable(arguments.join(u' ')));
            QVERIFY(problem.endsWith(u'.'));
        }
    }

    void a_second_start_hands_its_arguments_over()
    {
        const QTemporaryDir folder;
        Instance first(folder.path());
        QVERIFY(first.claim());
        QSignalSpy came(&first, &Instance::argumentsCame);
        // The second one blocks, as its program does; so it runs on a thread of its own.
        bool claimed = true;
        bool handed = false;
        const std::unique_ptr<QThread> other(QThread::create([&] {
            Instance second(folder.path());
            claimed = second.claim();
            handed = second.handOver({QStringLiteral("signalbox:alder/peers")});
        }));
        other->start();
        QTRY_COMPARE(came.size(), 1);
        QTRY_VERIFY(other->isFinished());
        QVERIFY(!claimed);
        QVERIFY(handed);
        QCOMPARE(came.first().first().toStringList(), QStringList{QStringLiteral("signalbox:alder/peers")});
    }

    void two_profiles_run_side_by_side()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        Instance first(one.path());
        Instance second(two.path());
        QVERIFY(first.claim());
        QVERIFY(second.claim());
    }

private:
    static std::optional<Options> parse(std::initializer_list<const char*> arguments)
    {
        QStringList list;
        for (const char* argument : arguments) list.append(QString::fromLatin1(argument));
        QString problem;
        return parseOptions(list, &problem);
    }
};

QTEST_GUILESS_MAIN(DesktopTest)
#include "tst_desktop.moc"
