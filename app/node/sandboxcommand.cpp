#include "app/node/commands.h"

#include "app/node/process.h"
#include "server/http/client.h"
#include "server/sandbox/demo.h"
#include "server/sandbox/sandbox.h"

#include <filesystem>
#include <future>
#include <iostream>

namespace signalbox::cli {
namespace {

/// Each of the two nodes gets this much of StopSignals::sandboxLimit.
constexpr std::chrono::seconds nodeStopLimit{2};

ExitCode demonstrate(const sandbox::Sandbox& sandbox, Process& process)
{
    const std::unique_ptr<http::Client> client = http::curlClient(http::ClientOptions());
    const auto before = process.clock.steady();
    const sandbox::DemoSurroundings around{process.clock, process.random, *client,
                                           [](const std::string& line) { std::cout << line << std::endl; }};
    const auto done = sandbox::runDemo(sandbox, around);
    if (!done) {
        std::cerr << "signalboxd: The demonstration failed: " << done.error().message << "\n";
        return ExitCode::Failed;
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(process.clock.steady() - before);
    std::cout << "Demonstration completed in " << took.count() << " ms." << std::endl;
    return ExitCode::Ok;
}

} // namespace

ExitCode runSandbox(const SandboxCommand& command, StopSignals& signals)
{
    // A file of an earlier run would say that this one is ready.
    if (!command.readyFile.empty()) {
        std::error_code ignored;
        std::filesystem::remove(command.readyFile, ignored);
    }
    std::promise<void> stopAsked;
    signals.onFirst(StopSignals::sandboxLimit, [&stopAsked] { stopAsked.set_value(); });
    Process process(LogLevel::Warn);
    sandbox::Sandbox::Options options;
    options.dataFolder = command.dataFolder;
    options.portBase = command.portBase;
    const auto sandbox = sandbox::Sandbox::start(std::move(options), process.surroundings());
    if (!sandbox) return tellFailure(sandbox.error());
    for (const auto& node : (*sandbox)->nodes()) std::cout << node.seeds.name << "  " << node.adminUrl() << std::endl;
    if (!command.readyFile.empty())
        if (const auto written = (*sandbox)->writeReadyFile(command.readyFile); !written)
            return tellFailure(written.error());

    ExitCode code = ExitCode::Ok;
    if (command.afterStart == AfterStart::ExitAfterDemo)
        code = demonstrate(**sandbox, process);
    else
        stopAsked.get_future().wait();
    (*sandbox)->stop(nodeStopLimit);
    return code;
}

} // namespace signalbox::cli
