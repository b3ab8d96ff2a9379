#pragma once

#include "server/base/clock.h"

#include <atomic>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {

/// The levels of LOG_LEVEL (node-spec §19.1), least severe first. Nothing is ever written at Silent.
enum class LogLevel : std::uint8_t { Trace, Debug, Info, Warn, Error, Fatal, Silent };

/// `trace`, `debug`, `info`, `warn`, `error`, `fatal`, `silent`; nullopt for anything else.
[[nodiscard]] std::optional<LogLevel> logLevelFromName(std::string_view name);
[[nodiscard]] std::string_view logLevelName(LogLevel level);

/// Where lines go. write() may be called from any thread; `line` has no line end.
class LogSink
{
public:
    virtual ~LogSink() = default;
    virtual void write(LogLevel level, std::string_view line) = 0;
};

[[nodiscard]] std::unique_ptr<LogSink> standardErrorLogSink();
/// Keeps at most `filesMax` files of `bytesMax` each; nullptr when `path` cannot be opened for writing.
[[nodiscard]] std::unique_ptr<LogSink> rotatingFileLogSink(const std::string& path, std::size_t bytesMax,
                                                           std::size_t filesMax);

/// Keeps the lines; for tests.
class MemoryLogSink final : public LogSink
{
public:
    void write(LogLevel level, std::string_view line) override;
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_lines;
};

/// One `key=value` of a line. There is no way to make one of a Secret.
struct LogField
{
    LogField(std::string_view name, std::string_view text) : key(name), value(text) {}
    LogField(std::string_view name, const char* text) : key(name), value(text) {}
    LogField(std::string_view name, bool flag) : key(name), value(flag ? "true" : "false") {}
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    LogField(std::string_view name, T number) : key(name), value(std::to_string(number))
    {
    }

    std::string_view key;
    std::string value;
};

/// Puts lines together and hands them to a sink:
/// `2026-11-21T20:14:00.123Z INFO backend.peers req=7f… Peer created. id=… asset=USD`
/// A line stays one line: control characters of messages and values are escaped. May be used from any thread.
class Log
{
public:
    /// `clock` and `sink` must outlive the log.
    Log(const Clock& clock, LogSink& sink, LogLevel level) : m_clock(clock), m_sink(sink), m_level(level) {}

    [[nodiscard]] bool enabled(LogLevel level) const { return level >= m_level && level != LogLevel::Silent; }
    void setLevel(LogLevel level) { m_level = level; }
    void write(LogLevel level, std::string_view category, std::string_view requestId, std::string_view message,
               std::initializer_list<LogField> fields = {});

private:
    const Clock& m_clock;
    LogSink& m_sink;
    std::atomic<LogLevel> m_level;
};

/// A log seen from one category, such as `backend.peers`, and perhaps from one request. Cheap to copy.
class Logger
{
public:
    /// `log` must outlive the logger.
    Logger(Log& log, std::string category, std::string requestId = {})
        : m_log(&log), m_category(std::move(category)), m_requestId(std::move(requestId))
    {
    }
    [[nodiscard]] Logger forRequest(std::string requestId) const { return {*m_log, m_category, std::move(requestId)}; }
    [[nodiscard]] bool enabled(LogLevel level) const { return m_log->enabled(level); }

    using Fields = std::initializer_list<LogField>;
    void trace(std::string_view message, Fields fields = {}) const { write(LogLevel::Trace, message, fields); }
    void debug(std::string_view message, Fields fields = {}) const { write(LogLevel::Debug, message, fields); }
    void info(std::string_view message, Fields fields = {}) const { write(LogLevel::Info, message, fields); }
    void warn(std::string_view message, Fields fields = {}) const { write(LogLevel::Warn, message, fields); }
    void error(std::string_view message, Fields fields = {}) const { write(LogLevel::Error, message, fields); }
    void fatal(std::string_view message, Fields fields = {}) const { write(LogLevel::Fatal, message, fields); }

private:
    void write(LogLevel level, std::string_view message, Fields fields) const
    {
        if (m_log->enabled(level)) m_log->write(level, m_category, m_requestId, message, fields);
    }

    Log* m_log;
    std::string m_category;
    std::string m_requestId;
};

} // namespace signalbox
