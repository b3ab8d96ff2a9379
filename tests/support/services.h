#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::tests {

/// A private PostgreSQL and Redis on 127.0.0.1. tests/run starts one pair for all programs and names it in
/// SIGNALBOX_TEST_POSTGRES_URL and SIGNALBOX_TEST_REDIS_URL; a program that is run by hand gets a pair of its own,
/// which ends with this object. Ends the process with a sentence when the servers cannot be started.
class Services
{
public:
    Services();
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    /// An empty PostgreSQL database of this object's own; dropped at the end.
    [[nodiscard]] std::string freshPostgresUrl();
    [[nodiscard]] const std::string& redisUrl() const { return m_redisUrl; }

private:
    std::string m_postgresUrl;
    std::string m_redisUrl;
    std::vector<std::string> m_databases;
    int m_helper = -1;    ///< process id of tests/support/with-services
    int m_keepAlive = -1; ///< closing it ends the helper
};

/// The same URL with another database name.
[[nodiscard]] std::string withDatabase(const std::string& url, const std::string& name);

} // namespace signalbox::tests
