#include "server/sandbox/state.h"

#include <boost/json.hpp>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::sandbox {

namespace json = boost::json;

namespace {

Error damaged(const std::string& path)
{
    return {ErrorCode::Corrupt, "The sandbox's file " + path + " is damaged. Move it away to start a new sandbox.", {}};
}

Error notWritten(const std::string& path)
{
    return {ErrorCode::Unavailable, "The file " + path + " could not be written: " + std::strerror(errno) + ".", {}};
}

std::optional<State::Node> nodeOf(const json::value& value)
{
    const json::object* object = value.if_object();
    if (!object) return std::nullopt;
    const json::value* tenant = object->if_contains("tenantId");
    const json::value* secret = object->if_contains("apiSecret");
    const json::value* keys = object->if_contains("keys");
    if (!tenant || !tenant->is_string() || !secret || !secret->is_string() || !keys || !keys->is_object())
        return std::nullopt;
    const auto id = Uuid::parse(std::string_view(tenant->get_string()));
    if (!id) return std::nullopt;
    State::Node node{.tenantId = *id, .apiSecret = Secret(std::string(secret->get_string())), .keys = {}};
    for (const auto& [url, entry] : keys->get_object()) {
        const json::object* key = entry.if_object();
        const json::value* keyId = key ? key->if_contains("keyId") : nullptr;
        const json::value* pem = key ? key->if_contains("privateKeyPem") : nullptr;
        if (!keyId || !keyId->is_string() || !pem || !pem->is_string()) return std::nullopt;
        node.keys.emplace(std::string(url), State::Key{.keyId = std::string(keyId->get_string()),
                                                       .privateKeyPem = Secret(std::string(pem->get_string()))});
    }
    return node;
}

/// Writes and syncs a file that only its owner may read.
bool writeSynced(const std::string& path, std::string_view text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return false;
    bool good = true;
    while (good && !text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        good = written > 0;
        if (good) text.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(file) == 0;
    return ::close(file) == 0 && good;
}

} // namespace

Result<State> State::load(const std::string& path)
{
    std::ifstream file(path);
    if (!file) return State();
    std::stringstream text;
    text << file.rdbuf();
    boost::system::error_code problem;
    const json::value value = json::parse(text.str(), problem);
    const json::object* root = problem ? nullptr : value.if_object();
    const json::value* nodes = root ? root->if_contains("nodes") : nullptr;
    if (!nodes || !nodes->is_object()) return damaged(path);
    State state;
    for (const auto& [name, entry] : nodes->get_object()) {
        auto node = nodeOf(entry);
        if (!node) return damaged(path);
        state.nodes.emplace(std::string(name), std::move(*node));
    }
    return state;
}

Result<void> State::save(const std::string& path) const
{
    json::object entries;
    for (const auto& [name, node] : nodes) {
        json::object keys;
        for (const auto& [url, key] : node.keys)
            keys.emplace(
                url, json::object{{"keyId", key.keyId}, {"privateKeyPem", std::string(key.privateKeyPem.reveal())}});
        entries.emplace(name, json::object{{"tenantId", node.tenantId.toString()},
                                           {"apiSecret", std::string(node.apiSecret.reveal())},
                                           {"keys", std::move(keys)}});
    }
    const std::string text = json::serialize(json::object{{"nodes", std::move(entries)}});
    return writePrivateFile(path, text);
}

Result<void> writePrivateFile(const std::string& path, std::string_view text)
{
    const std::string fresh = path + ".new";
    if (!writeSynced(fresh, text)) return notWritten(fresh);
    if (std::rename(fresh.c_str(), path.c_str()) != 0) return notWritten(path);
    return {};
}

} // namespace signalbox::sandbox
