#include "server/kv/redisaddress.h"

#include <charconv>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace signalbox::kv {

namespace {

Error badUrl(std::string_view what)
{
    return {ErrorCode::BadUserInput, "REDIS_URL " + std::string(what) + ".", {}};
}

} // namespace

Result<RedisAddress> parseRedisUrl(const std::string& url)
{
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || !parsed->has_authority() || parsed->host().empty()) return badUrl("is not a URL with a host");
    RedisAddress address;
    if (parsed->scheme() == "rediss")
        address.tls = true;
    else if (parsed->scheme() != "redis")
        return badUrl("must begin with `redis:` or `rediss:`");
    address.host = parsed->host_address();
    if (parsed->has_port()) {
        address.port = parsed->port();
        unsigned port = 0;
        std::from_chars(address.port.data(), address.port.data() + address.port.size(), port);
        if (port == 0 || port > 65535) return badUrl("has no valid port");
    }
    address.user = parsed->user();
    address.password = parsed->password();
    const std::string path = parsed->path();
    if (path.size() > 1) {
        const char* end = path.data() + path.size();
        const auto number = std::from_chars(path.data() + 1, end, address.database);
        if (number.ec != std::errc() || number.ptr != end || address.database < 0)
            return badUrl("must end with the number of a database");
    }
    return address;
}

} // namespace signalbox::kv
