#include "app/node/commands.h"
#include "app/node/settings.h"
#include "server/http/listener.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace signalbox::cli;

namespace {

template <class... Functions>
struct Match : Functions...
{
    using Functions::operator()...;
};

/// Shells and services start programs with room for 1,024 open files, which as many idle connections would use up, and
/// then nothing can read its own data any more.
void makeRoomForConnections()
{
    constexpr rlim_t ownFilesMax = 512;
    const rlim_t wanted = signalbox::http::Limits().connectionsMax + ownFilesMax;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) return;
    files.rlim_cur = std::min(wanted, files.rlim_max);
    (void)::setrlimit(RLIMIT_NOFILE, &files);
}

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
    makeRoomForConnections();
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
