#include "server/backend/common/weburl.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <cctype>

namespace signalbox::backend {

namespace {

constexpr std::size_t UrlLengthMax = 8'192;

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool isSchemesOwnPort(std::string_view scheme, std::string_view port)
{
    return port.empty() || (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
}

} // namespace

std::string WebUrl::href() const
{
    std::string text = scheme + "://" + authority + path;
    if (!query.empty()) text += "?" + query;
    if (!fragment.empty()) text += "#" + fragment;
    return text;
}

std::optional<WebUrl> WebUrl::parse(std::string_view text)
{
    if (text.size() > UrlLengthMax) return std::nullopt;
    const auto parsed = boost::urls::parse_uri(text);
    if (parsed.has_error() || !parsed->has_authority()) return std::nullopt;
    boost::urls::url normal(*parsed);
    normal.normalize();
    WebUrl url;
    url.scheme = lowerCase(normal.scheme());
    url.host = lowerCase(normal.host());
    if (url.host.empty()) return std::nullopt;
    url.authority = lowerCase(normal.encoded_host());
    if (!isSchemesOwnPort(url.scheme, normal.port())) url.authority += ":" + std::string(normal.port());
    url.path = std::string(normal.encoded_path());
    if (url.path.empty()) url.path = "/";
    url.query = std::string(normal.encoded_query());
    url.fragment = std::string(normal.encoded_fragment());
    return url;
}

bool isHttpEndpoint(std::string_view text)
{
    const auto url = WebUrl::parse(text);
    if (!url || (url->scheme != "http" && url->scheme != "https")) return false;
    if (url->host.front() == '[') return true;
    std::string_view rest = url->host;
    if (rest.ends_with('.')) rest.remove_suffix(1);
    while (true) {
        const std::size_t dot = rest.find('.');
        if (rest.substr(0, dot).empty()) return false;
        if (dot == std::string_view::npos) return true;
        rest.remove_prefix(dot + 1);
    }
}

} // namespace signalbox::backend
