#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace signalbox::tests {

/// What /proc says of a process.
struct ProcessUse
{
    double residentMiB = 0;
    double cpuSeconds = 0; ///< of all its threads that are still there, to the nanosecond
    int threads = 0;
    std::uint64_t wakeups = 0; ///< how often its threads have waited and gone on
};

/// A program under test as its own process, started and watched from outside. What it writes to standard output and
/// standard error is kept together. Used by one thread. Destroying it kills the process.
class NodeProcess
{
public:
    using Milliseconds = std::chrono::milliseconds;
    struct Options
    {
        std::string program;
        std::vector<std::string> arguments;
        std::vector<std::string> environment; ///< `NAME=value`; all the process gets
        std::string folder;                   ///< its working folder
        /// Largest file it may write: a write beyond fails, as on a full disk.
        std::optional<std::uint64_t> fileBytesMax;
        /// When the test is root, the program is nobody, so that permissions of files mean something.
        bool asNobody = false;
    };
    struct Ended
    {
        std::optional<int> code; ///< nullopt: a signal ended it
        int signal = 0;
    };

    explicit NodeProcess(const Options& options);
    ~NodeProcess();
    NodeProcess(const NodeProcess&) = delete;
    NodeProcess& operator=(const NodeProcess&) = delete;

    /// False when the process ended, or the limit passed, before it wrote `text`.
    [[nodiscard]] bool waitForOutput(std::string_view text, Milliseconds limit);
    /// The same for that many whole lines.
    [[nodiscard]] bool waitForLines(std::size_t count, Milliseconds limit);
    /// nullopt when it still runs after the limit.
    [[nodiscard]] std::optional<Ended> waitForEnd(Milliseconds limit);
    void send(int signal) const;
    /// SIGKILL, and its end.
    void kill();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] const std::string& output() const { return m_output; }
    [[nodiscard]] ProcessUse use() const;

private:
    /// Reads what is there until `deadline`; false at the end of the output or at the deadline.
    bool readMore(std::chrono::steady_clock::time_point deadline);

    pid_t m_pid = -1;
    int m_pipe = -1;
    std::string m_output;
    bool m_outputEnded = false;
    std::optional<Ended> m_ended;
};

/// A port of 127.0.0.1 nobody has at this moment.
[[nodiscard]] std::uint16_t freePort();

/// The environment of `signalboxd serve` over SQLite in `folder`, and nothing else: the names of version 1, so that
/// tenants can be made without an authorization server.
[[nodiscard]] std::vector<std::string> serveEnvironment(const std::string& folder, std::uint16_t adminPort,
                                                        const std::string& tenantId, const std::string& secret);

} // namespace signalbox::tests
