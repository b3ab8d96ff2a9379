#pragma once

#include "server/base/result.h"

#include <string>

namespace signalbox::kv {

/// A Redis URL, taken apart.
struct RedisAddress
{
    std::string host;
    std::string port = "6379";
    std::string user;
    std::string password;
    int database = 0;
    bool tls = false;
};
/// BadUserInput for anything but `redis[s]://[user:password@]host[:port][/number]`; the sentence never shows the URL,
/// which may hold a password.
[[nodiscard]] Result<RedisAddress> parseRedisUrl(const std::string& url);

} // namespace signalbox::kv
