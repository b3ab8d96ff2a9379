#include "tests/support/services.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace signalbox::tests {

namespace {

[[noreturn]] void giveUp(const std::string& sentence)
{
    std::fprintf(stderr, "services: %s\n", sentence.c_str());
    std::_Exit(75);
}

std::string readLine(std::FILE* from)
{
    std::string line;
    for (int c = std::fgetc(from); c != EOF && c != '\n'; c = std::fgetc(from)) line += char(c);
    return line;
}

/// CREATE and DROP DATABASE refuse to run inside a transaction, so this asks psql.
void administer(const std::string& url, const std::string& statement)
{
    const std::array<const char*, 8> arguments = {"psql", "-q",        "-X",   "-c", statement.c_str(),
                                                  "-d",   url.c_str(), nullptr};
    const pid_t child = ::fork();
    if (child == 0) {
        ::execvp(arguments[0], const_cast<char* const*>(arguments.data()));
        std::_Exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) giveUp("psql failed: " + statement);
}

} // namespace

Services::Services()
{
    const char* postgres = std::getenv("SIGNALBOX_TEST_POSTGRES_URL");
    const char* redis = std::getenv("SIGNALBOX_TEST_REDIS_URL");
    if (postgres && redis) {
        m_postgresUrl = postgres;
        m_redisUrl = redis;
        return;
    }
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) giveUp("no pipe");
    m_helper = ::fork();
    if (m_helper == 0) {
        ::dup2(in[0], 0);
        ::dup2(out[1], 1);
        ::execl(
            SIGNALBOX_SOURCE_DIR "/tests/support/with-services", "with-services", "sh", "-c",
            "printf '%s\\n%s\\n' \"$SIGNALBOX_TEST_POSTGRES_URL\" \"$SIGNALBOX_TEST_REDIS_URL\"; exec cat >/dev/null",
            nullptr);
        std::_Exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    m_keepAlive = in[1];
    std::FILE* answers = ::fdopen(out[0], "r");
    m_postgresUrl = readLine(answers);
    m_redisUrl = readLine(answers);
    std::fclose(answers);
    if (m_redisUrl.empty()) giveUp("PostgreSQL and Redis could not be started");
}

Services::~Services()
{
    for (const std::string& name : m_databases)
        administer(m_postgresUrl, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    if (m_helper < 0) return;
    ::close(m_keepAlive);
    int status = 0;
    ::waitpid(m_helper, &status, 0);
}

std::string Services::freshPostgresUrl()
{
    const std::string name = "test_" + std::to_string(::getpid()) + "_" + std::to_string(m_databases.size());
    administer(m_postgresUrl, "CREATE DATABASE " + name);
    m_databases.push_back(name);
    return withDatabase(m_postgresUrl, name);
}

std::string withDatabase(const std::string& url, const std::string& name)
{
    const std::size_t authority = url.find("://") + 3;
    const std::size_t slash = url.find('/', authority);
    const std::size_t query = std::min(url.find('?', authority), url.size());
    return url.substr(0, std::min(slash, query)) + "/" + name + url.substr(query);
}

} // namespace signalbox::tests
