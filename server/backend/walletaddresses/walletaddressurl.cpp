#include "server/backend/walletaddresses/walletaddressurl.h"

#include "server/backend/common/weburl.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace signalbox::backend {

namespace {

Error invalidUrl()
{
    return {ErrorCode::BadUserInput, "invalid url", {}};
}

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

Result<std::string> walletAddressUrl(std::string_view base, std::string_view address)
{
    static constexpr std::array<std::string_view, 3> Reserved{"/incoming-payments", "/outgoing-payments", "/quotes"};

    auto root = WebUrl::parse(base);
    if (!root) return invalidUrl();
    root->query.clear();
    root->fragment.clear();
    const std::string rootHref = root->href();
    if (!root->path.ends_with('/')) root->path += '/';

    std::string text(address);
    if (auto full = WebUrl::parse(address)) {
        text = full->href();
        if (!text.starts_with(root->href()) && text != rootHref) return invalidUrl();
    } else {
        text = root->href() + (text.starts_with('/') ? text.substr(1) : text);
    }
    const auto url = WebUrl::parse(text);
    if (!url || url->scheme != "https" || url->path == "/") return invalidUrl();
    // A name like `../other` would leave the base, where another tenant's addresses may be.
    const std::string href = url->href();
    if (!href.starts_with(root->href()) && href != rootHref) return invalidUrl();
    const std::string path = lowerCase(url->path);
    for (const std::string_view route : Reserved)
        if (path.find(route) != std::string::npos) return invalidUrl();
    return lowerCase(href);
}

std::optional<std::string> normalizedBase(std::string_view base)
{
    auto root = WebUrl::parse(base);
    if (!root) return std::nullopt;
    root->query.clear();
    root->fragment.clear();
    if (!root->path.ends_with('/')) root->path += '/';
    return lowerCase(root->href());
}

} // namespace signalbox::backend
