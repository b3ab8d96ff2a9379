#pragma once

#include "server/base/clock.h"
#include "server/base/log.h"
#include "server/base/random.h"
#include "server/http/listener.h"
#include "server/node.h"

#include <algorithm>
#include <memory>
#include <thread>

namespace signalbox::cli {

/// What every node of this process stands on. Made after StopSignals and destroyed after the nodes.
struct Process
{
    explicit Process(LogLevel level)
        : sink(standardErrorLogSink()), log(clock, *sink, level),
          threads(std::max(1U, std::thread::hardware_concurrency()))
    {
    }

    [[nodiscard]] Node::Surroundings surroundings() { return {clock, random, log, threads}; }

    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<LogSink> sink;
    Log log;
    http::IoThreads threads;
};

} // namespace signalbox::cli
