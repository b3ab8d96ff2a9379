#include "tests/support/nodeprocess.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace signalbox::tests {

namespace {

using Steady = std::chrono::steady_clock;

constexpr uid_t nobody = 65'534;

[[noreturn]] void giveUp(const char* what)
{
    std::perror(what);
    std::abort();
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

NodeProcess::NodeProcess(const Options& options)
{
    std::vector<std::string> arguments = options.arguments;
    arguments.insert(arguments.begin(), options.program);
    std::vector<std::string> environment = options.environment;
    // Sanitizers are configured from outside.
    for (const char* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    // Everything is made before fork(): the child of a process with threads may only make system calls.
    const std::vector<char*> argumentPointers = pointersTo(arguments);
    const std::vector<char*> environmentPointers = pointersTo(environment);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) giveUp("pipe");
    m_pid = ::fork();
    if (m_pid < 0) giveUp("fork");
    if (m_pid == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
        if (options.fileBytesMax) {
            const rlimit limit{*options.fileBytesMax, *options.fileBytesMax};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            std::signal(SIGXFSZ, SIG_IGN);
        }
        if (options.asNobody && ::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(125);
        ::execve(argumentPointers[0], argumentPointers.data(), environmentPointers.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

NodeProcess::~NodeProcess()
{
    if (!m_ended) kill();
    ::close(m_pipe);
}

bool NodeProcess::readMore(Steady::time_point deadline)
{
    const auto left = std::chrono::ceil<Milliseconds>(deadline - Steady::now()).count();
    pollfd waiting{m_pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<Milliseconds::rep>(left, 0)));
    if (ready < 0 && errno == EINTR) return true;
    if (ready <= 0) return false;
    char buffer[4096];
    const ssize_t count = ::read(m_pipe, buffer, sizeof buffer);
    if (count > 0) m_output.append(buffer, static_cast<std::size_t>(count));
    m_outputEnded = count <= 0;
    return count > 0;
}

bool NodeProcess::waitForOutput(std::string_view text, Milliseconds limit)
{
    const auto deadline = Steady::now() + limit;
    while (m_output.find(text) == std::string::npos)
        if (!readMore(deadline)) return false;
    return true;
}

bool NodeProcess::waitForLines(std::size_t count, Milliseconds limit)
{
    const auto deadline = Steady::now() + limit;
    while (std::count(m_output.begin(), m_output.end(), '\n') < static_cast<std::ptrdiff_t>(count))
        if (!readMore(deadline)) return false;
    return true;
}

std::optional<NodeProcess::Ended> NodeProcess::waitForEnd(Milliseconds limit)
{
    if (m_ended) return m_ended;
    // Its end of the pipe closes when it ends, so the end of its output is the end of the process.
    const auto deadline = Steady::now() + limit;
    while (readMore(deadline)) {
    }
    if (!m_outputEnded) return std::nullopt;
    int status = 0;
    if (::waitpid(m_pid, &status, 0) != m_pid) giveUp("waitpid");
    m_ended.emplace();
    if (WIFEXITED(status)) m_ended->code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) m_ended->signal = WTERMSIG(status);
    return m_ended;
}

void NodeProcess::send(int signal) const
{
    if (!m_ended) ::kill(m_pid, signal);
}

void NodeProcess::kill()
{
    constexpr Milliseconds forever = std::chrono::minutes(5);
    send(SIGKILL);
    (void)waitForEnd(forever);
}

ProcessUse NodeProcess::use() const
{
    ProcessUse use;
    const std::string process = "/proc/" + std::to_string(m_pid);
    std::ifstream sizes(process + "/statm");
    long total = 0;
    long resident = 0;
    sizes >> total >> resident;
    use.residentMiB = static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
    std::error_code ignored;
    for (const auto& thread : std::filesystem::directory_iterator(process + "/task", ignored)) {
        std::ifstream schedule(thread.path() / "schedstat");
        std::uint64_t ranNs = 0;
        std::uint64_t waitedNs = 0;
        std::uint64_t turns = 0;
        schedule >> ranNs >> waitedNs >> turns;
        use.cpuSeconds += static_cast<double>(ranNs) / 1e9;
        use.wakeups += turns;
        ++use.threads;
    }
    return use;
}

std::uint16_t freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
        ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        giveUp("bind");
    ::close(fd);
    return ntohs(address.sin_port);
}

std::vector<std::string> serveEnvironment(const std::string& folder, std::uint16_t adminPort,
                                          const std::string& tenantId, const std::string& secret)
{
    // Those of services that do not listen yet must differ too.
    const int otherPort = adminPort < 32'768 ? adminPort + 1 : adminPort - 2;
    return {
        "PATH=/usr/bin:/bin",
        "HOME=" + folder,
        "INSTANCE_NAME=test",
        "ILP_ADDRESS=test.node",
        "ILP_CONNECTOR_URL=http://127.0.0.1:3002",
        "OPEN_PAYMENTS_URL=https://node.test",
        "KEY_ID=key",
        "AUTH_SERVER_GRANT_URL=http://127.0.0.1:3006",
        "AUTH_SERVER_INTROSPECTION_URL=http://127.0.0.1:3007",
        "WEBHOOK_URL=http://127.0.0.1:4000/webhook",
        "DATABASE_URL=sqlite:" + folder + "/backend.sqlite",
        "ADMIN_PORT=" + std::to_string(adminPort),
        "OPEN_PAYMENTS_PORT=" + std::to_string(otherPort),
        "CONNECTOR_PORT=" + std::to_string(otherPort + 1),
        "OPERATOR_TENANT_ID=" + tenantId,
        "API_SECRET=" + secret,
    };
}

} // namespace signalbox::tests
