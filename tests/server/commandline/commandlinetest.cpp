#include "app/node/commandline.h"
#include "app/node/encryptionkey.h"
#include "app/node/exitcode.h"
#include "server/base/encoding.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::cli;

namespace {

constexpr KnownSetting settings[] = {
    {"ADMIN_PORT"},
    {"DATABASE_URL"},
    {"ADMIN_API_SECRET", KnownSetting::Kind::Secret},
};
constexpr std::string_view oneRole[] = {"backend"};
constexpr std::string_view twoRoles[] = {"backend", "auth"};

Result<Command> parse(const std::vector<std::string_view>& arguments, std::span<const std::string_view> roles = oneRole)
{
    return parseCommandLine(arguments, Vocabulary{settings, roles});
}

template <class Wanted>
std::optional<Wanted> parsed(const std::vector<std::string_view>& arguments)
{
    const auto command = parse(arguments);
    if (!command || !std::holds_alternative<Wanted>(*command)) return std::nullopt;
    return std::get<Wanted>(*command);
}

std::string shown(const std::vector<std::string_view>& arguments)
{
    const auto command = parsed<ShowCommand>(arguments);
    return command ? command->text : std::string();
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serve_alone_runs_every_role()
    {
        const auto command = parsed<ServeCommand>({"serve"});
        QVERIFY(command);
        QCOMPARE(command->roles, std::vector<std::string>{"backend"});
        QVERIFY(command->mode == ServeMode::Run);
        QVERIFY(command->configFile.empty());
        QVERIFY(command->flags.empty());
    }

    void check_config_and_roles_are_read_in_both_forms()
    {
        const auto command =
            parse({"serve", "--check", "--config=/etc/node.toml", "--roles", "auth,backend"}, twoRoles);
        QVERIFY(command);
        const auto& serve = std::get<ServeCommand>(*command);
        QVERIFY(serve.mode == ServeMode::Check);
        QCOMPARE(serve.configFile, std::string("/etc/node.toml"));
        QCOMPARE(serve.roles, (std::vector<std::string>{"auth", "backend"}));
    }

    void a_setting_is_a_flag_under_its_documented_name()
    {
        const auto command = parsed<ServeCommand>({"serve", "--admin-port", "4001", "--database-url=sqlite:/tmp/a=b"});
        QVERIFY(command);
        const FlagSettings wanted = {{"ADMIN_PORT", "4001"}, {"DATABASE_URL", "sqlite:/tmp/a=b"}};
        QVERIFY(command->flags == wanted);
    }

    void an_empty_value_is_a_value()
    {
        const auto command = parsed<ServeCommand>({"serve", "--admin-port="});
        QVERIFY(command);
        const FlagSettings wanted = {{"ADMIN_PORT", ""}};
        QVERIFY(command->flags == wanted);
    }

    void migrate_takes_what_serve_takes_but_check()
    {
        const auto command = parsed<MigrateCommand>({"migrate", "--config", "node.toml", "--admin-port", "1"});
        QVERIFY(command);
        QCOMPARE(command->configFile, std::string("node.toml"));
        QVERIFY(!parse({"migrate", "--check"}));
    }

    void sandbox_has_a_default_port_and_no_ready_file()
    {
        const auto command = parsed<SandboxCommand>({"sandbox", "--data", "d"});
        QVERIFY(command);
        QCOMPARE(command->dataFolder, std::string("d"));
        QCOMPARE(command->portBase, sandboxPortBaseDefault);
        QVERIFY(command->readyFile.empty());
        QVERIFY(command->afterStart == AfterStart::Stay);
    }

    void sandbox_reads_all_its_options()
    {
        const auto command = parsed<SandboxCommand>(
            {"sandbox", "--exit-after-demo", "--ready-file", "r.json", "--port-base=15000", "--data=d"});
        QVERIFY(command);
        QCOMPARE(command->portBase, std::uint16_t{15000});
        QCOMPARE(command->readyFile, std::string("r.json"));
        QVERIFY(command->afterStart == AfterStart::ExitAfterDemo);
    }

    void a_key_is_made_without_options()
    {
        QVERIFY(parsed<GenerateEncryptionKeyCommand>({"gen-encryption-key"}));
        QVERIFY(!parse({"gen-encryption-key", "--length=3"}));
    }

    void a_key_is_32_bytes_and_no_two_are_the_same()
    {
        SystemRandom random;
        const std::string first = newEncryptionKey(random);
        QCOMPARE(fromBase64(first).value_or("").size(), encryptionKeyBytes);
        QVERIFY(newEncryptionKey(random) != first);
    }

    void help_and_version_are_shown_for_the_program_and_each_command()
    {
        QVERIFY(shown({"--help"}).starts_with("Usage: signalboxd COMMAND"));
        QVERIFY(shown({"-h"}) == shown({"--help"}));
        QVERIFY(shown({"--version"}).starts_with("signalboxd "));
        const std::string serve = shown({"serve", "--check", "--help"});
        QVERIFY(serve.find("--admin-port VALUE") != std::string::npos);
        QVERIFY(serve.find("ADMIN_API_SECRET  (a secret") != std::string::npos);
        QVERIFY(serve.find("--admin-api-secret") == std::string::npos);
        QVERIFY(shown({"migrate", "--help"}).starts_with("Usage: signalboxd migrate"));
        QVERIFY(shown({"sandbox", "--help"}).starts_with("Usage: signalboxd sandbox"));
        QVERIFY(shown({"gen-encryption-key", "--help"}).starts_with("Usage: signalboxd gen-encryption-key"));
    }

    void nonsense_is_refused_in_one_sentence_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* arguments, const char* sentence) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(sentence);
        };
        row("", "signalboxd needs a command.");
        row("start", "signalboxd has no command \"start\".");
        row("gen-worker-keys", "signalboxd has no command \"gen-worker-keys\".");
        row("serve --colour=red", "signalboxd serve does not know --colour.");
        row("serve quickly", "signalboxd serve does not know quickly.");
        row("serve --config", "--config needs a value.");
        row("serve --config --check", "--config needs a value.");
        row("serve --check=yes", "--check takes no value.");
        row("serve --roles backend,workflows", "There is no role \"workflows\"; this version has backend.");
        row("serve --roles backend,", "There is no role \"\"; this version has backend.");
        row("serve --roles backend,backend", "The role backend is named twice.");
        row("serve --admin-port 1 --admin-port 2", "--admin-port is given twice.");
        row("serve --ADMIN_PORT 1", "signalboxd serve does not know --ADMIN_PORT.");
        row("serve --admin-api-secret s", "--admin-api-secret would show a secret to every user of this machine; set "
                                          "ADMIN_API_SECRET in the environment or in the file given by --config.");
        row("sandbox", "signalboxd sandbox needs --data DIR, the folder it keeps its nodes in.");
        row("sandbox --data=", "--data needs a value.");
        row("sandbox --data d --port-base 80", "--port-base must be a whole number from 1024 to 65000, not \"80\".");
        row("sandbox --data d --port-base 65001",
            "--port-base must be a whole number from 1024 to 65000, not \"65001\".");
        row("sandbox --data d --port-base 9e9", "--port-base must be a whole number from 1024 to 65000, not \"9e9\".");
        row("sandbox --data d --admin-port 1", "signalboxd sandbox does not know --admin-port.");
    }
    void nonsense_is_refused_in_one_sentence()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, sentence);
        const std::string line = arguments.toStdString();
        std::vector<std::string_view> words;
        for (std::size_t begin = 0; begin < line.size();) {
            const std::size_t end = std::min(line.find(' ', begin), line.size());
            words.push_back(std::string_view(line).substr(begin, end - begin));
            begin = end + 1;
        }
        const auto command = parse(words);
        QVERIFY(!command);
        QVERIFY(command.error().code == ErrorCode::BadUserInput);
        QCOMPARE(QString::fromStdString(command.error().message), sentence);
    }

    void each_reason_not_to_start_has_its_exit_code()
    {
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::BadUserInput)), 3);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Conflict)), 4);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Corrupt)), 5);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Duplicate)), 6);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Unavailable)), 75);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Timeout)), 75);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorCode::Internal)), 1);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
