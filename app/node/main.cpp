#include "app/node/commands.h"
#include "app/node/settings.h"

#include <QCoreApplication>

#include <csignal>
#include <iostream>
#include <string_view>
#include <vector>

#include <sys/stat.h>

using namespace signalbox::cli;

namespace {

template <class... Functions>
struct Match : Functions...
{
    using Functions::operator()...;
};

ExitCode run(const Command& command, StopSignals& signals)
{
    return std::visit(Match{
                          [&](const ServeCommand& serve) { return runServe(serve, signals); },
                          [&](const MigrateCommand& migrate) { return runMigrate(migrate); },
                          [&](const SandboxCommand& sandbox) { return runSandbox(sandbox, signals); },
                          [](const GenerateEncryptionKeyCommand&) { return runGenerateEncryptionKey(); },
                          [](const ShowCommand& show) {
                              std::cout << show.text << std::flush;
                              return std::cout ? ExitCode::Ok : ExitCode::Failed;
                          },
                      },
                      command);
}

} // namespace

int main(int argc, char** argv)
{
    // Databases hold the secrets of tenants and peers: whatever is made here is for its owner only.
    ::umask(S_IRWXG | S_IRWXO);
    // A peer that closes its connection is an error value, not a signal.
    std::signal(SIGPIPE, SIG_IGN);
    StopSignals signals;

    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    const auto command = parseCommandLine(arguments, vocabulary());
    if (!command) {
        std::cerr << "signalboxd: " << command.error().message << "\nTry: signalboxd --help\n";
        return static_cast<int>(ExitCode::Usage);
    }

    // Qt finds its SQLite driver only when there is an application; nothing here runs its event loop.
    const QCoreApplication application(argc, argv);
    return static_cast<int>(run(*command, signals));
}
