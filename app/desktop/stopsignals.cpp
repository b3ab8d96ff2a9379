#include "app/desktop/stopsignals.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::desktop {

namespace {

// A handler can reach nothing but what has static life.
std::array<int, 2> ends{-1, -1};
volatile std::sig_atomic_t asked = 0;

extern "C" void signalboxStopHandler(int number)
{
    if (asked != 0) _exit(128 + number);
    asked = 1;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(ends[0], &byte, 1);
}

} // namespace

StopSignals::StopSignals(QObject* parent) : QObject(parent)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT stopWanted();
    });
    struct sigaction action = {};
    action.sa_handler = signalboxStopHandler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

StopSignals::~StopSignals()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int& end : ends) {
        if (end >= 0) close(end);
        end = -1;
    }
}

} // namespace signalbox::desktop
