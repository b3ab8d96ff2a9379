#include "server/base/log.h"

#include <array>

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace signalbox {

namespace {

constexpr std::array<std::string_view, 7> levelNames = {"trace", "debug", "info", "warn", "error", "fatal", "silent"};
constexpr std::array<std::string_view, 7> levelLabels = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "SILENT"};

/// Escapes what would break the line or let a caller forge another one.
void appendOneLine(std::string_view text, std::string& line)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) {
            line.push_back(c);
        } else if (c == '\n') {
            line += "\\n";
        } else {
            line += "\\x";
            line.push_back(hexDigits[byte >> 4]);
            line.push_back(hexDigits[byte & 15]);
        }
    }
}

void appendValue(std::string_view value, std::string& line)
{
    if (!value.empty() && value.find_first_of(" \"=\\") == std::string_view::npos) {
        appendOneLine(value, line);
        return;
    }
    line.push_back('"');
    for (const char c : value) {
        if (c == '"' || c == '\\') line.push_back('\\');
        appendOneLine(std::string_view(&c, 1), line);
    }
    line.push_back('"');
}

/// spdlog keeps the file, the rotation and the locks; the line is ours.
class SpdlogSink final : public LogSink
{
public:
    explicit SpdlogSink(spdlog::sink_ptr sink) : m_logger("signalbox", std::move(sink))
    {
        m_logger.set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
        m_logger.set_level(spdlog::level::trace);
        m_logger.flush_on(spdlog::level::info);
    }

    void write(LogLevel level, std::string_view line) override
    {
        m_logger.log(static_cast<spdlog::level::level_enum>(level), spdlog::string_view_t(line.data(), line.size()));
    }

private:
    spdlog::logger m_logger;
};

} // namespace

std::optional<LogLevel> logLevelFromName(std::string_view name)
{
    for (std::size_t i = 0; i < levelNames.size(); ++i)
        if (levelNames[i] == name) return static_cast<LogLevel>(i);
    return std::nullopt;
}

std::string_view logLevelName(LogLevel level)
{
    return levelNames[static_cast<std::size_t>(level)];
}

std::unique_ptr<LogSink> standardErrorLogSink()
{
    return std::make_unique<SpdlogSink>(std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

std::unique_ptr<LogSink> rotatingFileLogSink(const std::string& path, std::size_t bytesMax, std::size_t filesMax)
{
    try {
        return std::make_unique<SpdlogSink>(
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path, bytesMax, filesMax));
    } catch (const spdlog::spdlog_ex&) {
        return nullptr;
    }
}

void MemoryLogSink::write(LogLevel, std::string_view line)
{
    const std::lock_guard lock(m_mutex);
    m_lines.emplace_back(line);
}

std::vector<std::string> MemoryLogSink::lines() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

void Log::write(LogLevel level, std::string_view category, std::string_view requestId, std::string_view message,
                std::initializer_list<LogField> fields)
{
    if (!enabled(level)) return;
    std::string line = toIso8601(m_clock.now());
    line.push_back(' ');
    line += levelLabels[static_cast<std::size_t>(level)];
    line.push_back(' ');
    line += category;
    if (!requestId.empty()) {
        line += " req=";
        appendValue(requestId, line);
    }
    line.push_back(' ');
    appendOneLine(message, line);
    for (const LogField& field : fields) {
        line.push_back(' ');
        line += field.key;
        line.push_back('=');
        appendValue(field.value, line);
    }
    m_sink.write(level, line);
}

} // namespace signalbox
