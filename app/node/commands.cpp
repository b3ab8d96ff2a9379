#include "app/node/commands.h"

#include "app/node/backendoptions.h"
#include "app/node/encryptionkey.h"
#include "app/node/process.h"
#include "app/node/settings.h"

#include <atomic>
#include <filesystem>
#include <future>
#include <iostream>
#include <mutex>

namespace signalbox::cli {
namespace {

/// What is left of StopSignals::serveLimit is for closing the stores.
constexpr std::chrono::seconds serveStopLimit{25};

/// nullopt: everything is as it must be.
std::optional<ExitCode> tellProblems(const std::vector<std::string>& problems)
{
    if (problems.empty()) return std::nullopt;
    for (const std::string& problem : problems) std::cerr << "signalboxd: " << problem << "\n";
    return ExitCode::Configuration;
}

/// The folder of a database that nobody named is made; one that was named has to be there.
Result<void> prepareDataFolder(const backend::BackendConfig& config)
{
    const std::string folder = dataDirectory(processEnvironment());
    if (folder.empty() || config.databaseUrl != "sqlite:" + folder + "/backend.sqlite") return {};
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return Error{
            ErrorCode::BadUserInput, "The folder " + folder + " cannot be made: " + problem.message() + ".", {}};
    return {};
}

} // namespace

ExitCode tellFailure(const Error& error)
{
    std::cerr << "signalboxd: " << error.message << "\n";
    if (!error.detail.empty()) std::cerr << "  " << error.detail << "\n";
    return exitCodeOf(error.code);
}

ExitCode runServe(const ServeCommand& command, StopSignals& signals)
{
    const Settings settings = readSettings(command.flags, command.configFile);
    if (command.mode == ServeMode::Check) std::cout << settings.effective << std::flush;
    if (const auto code = tellProblems(settings.problems)) return *code;
    if (command.mode == ServeMode::Check) return ExitCode::Ok;
    if (const auto folder = prepareDataFolder(settings.backend); !folder) return tellFailure(folder.error());

    // Two may ask: a signal and a failed disk.
    std::promise<void> stopAsked;
    std::once_flag once;
    const auto askToStop = [&] { std::call_once(once, [&stopAsked] { stopAsked.set_value(); }); };
    signals.onFirst(StopSignals::serveLimit, askToStop);
    Process process(settings.backend.logLevel);
    Node::Options options;
    options.backend = backendOptions(settings.backend);
    std::atomic<bool> diskFailed = false;
    Node::Surroundings surroundings = process.surroundings();
    surroundings.diskFailed = [&](const Error&) {
        diskFailed = true;
        askToStop();
    };
    const auto node = Node::start(std::move(options), surroundings);
    if (!node) return tellFailure(node.error());
    const Logger log(process.log, "node");
    if (settings.backend.useTigerBeetle)
        log.warn("USE_TIGERBEETLE has no effect in this version: accounts are kept beside the database.");
    log.info("Ready.", {{"adminPort", (*node)->backend()->adminPort()}});
    stopAsked.get_future().wait();
    log.info("Stopping.");
    (*node)->stop(serveStopLimit);
    // After a failed sync only a new start tells what the disk holds (a failed fsync must never be tried again).
    return diskFailed ? ExitCode::DataDamaged : ExitCode::Ok;
}

ExitCode runMigrate(const MigrateCommand& command)
{
    const Settings settings = readSettings(command.flags, command.configFile);
    if (const auto code = tellProblems(settings.problems)) return *code;
    if (const auto folder = prepareDataFolder(settings.backend); !folder) return tellFailure(folder.error());
    Process process(settings.backend.logLevel);
    const auto applied = backend::Backend::migrate(backendOptions(settings.backend),
                                                   {process.clock, process.random, process.log, process.threads});
    if (!applied) return tellFailure(applied.error());
    for (const std::string& name : *applied) std::cout << name << "\n";
    std::cout << applied->size() << " migrations applied.\n" << std::flush;
    return ExitCode::Ok;
}

ExitCode runGenerateEncryptionKey()
{
    SystemRandom random;
    std::cout << newEncryptionKey(random) << "\n" << std::flush;
    return std::cout ? ExitCode::Ok : ExitCode::Failed;
}

} // namespace signalbox::cli
