#pragma once

#include "server/base/result.h"
#include "server/node.h"
#include "server/sandbox/seeds.h"
#include "server/sandbox/state.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::sandbox {

/// Two complete nodes on loopback, *alder* and *birch*: each with assets, fees, liquidity, people with wallet
/// addresses, and the other as its peer. Everything is kept in one folder; started again on it, everything is still
/// there.
class Sandbox
{
public:
    struct Options
    {
        std::string dataFolder;     ///< made when it is not there
        std::uint16_t portBase = 0; ///< nodes take portBase, portBase + PortsPerNode …; 0: any free port
    };
    /// Ports of one node, in order: Admin API first; the rest are reserved for its other services.
    static constexpr std::uint16_t PortsPerNode = 10;

    struct RunningNode
    {
        Seeds seeds;
        Uuid tenantId;
        std::unique_ptr<Node> node;
        struct Address
        {
            std::string url;
            Uuid id;
            std::string assetCode;
            std::uint8_t assetScale = 0;
            std::string keyId;
        };
        std::vector<Address> addresses;

        [[nodiscard]] std::string adminUrl() const;
    };

    /// Starts both and adds what is missing. Blocks. Errors as Node::start.
    [[nodiscard]] static Result<std::unique_ptr<Sandbox>> start(Options options, Node::Surroundings surroundings);
    ~Sandbox();

    [[nodiscard]] const std::vector<RunningNode>& nodes() const { return m_nodes; }
    [[nodiscard]] Secret apiSecret(const std::string& node) const;
    /// What another program needs to use the sandbox, as JSON (README, "The sandbox"). Holds secrets.
    [[nodiscard]] std::string readyJson() const;
    /// Writes readyJson() to a file that only its owner may read; whoever sees the file sees all of it.
    [[nodiscard]] Result<void> writeReadyFile(const std::string& path) const;
    void stop(std::chrono::milliseconds limit);

private:
    Sandbox(Options options, Node::Surroundings surroundings);
    /// Every node has an operator whose secret is on the disk, and a folder.
    [[nodiscard]] Result<void> knowOperators(const std::vector<Seeds>& all);
    [[nodiscard]] Result<void> startNodes(const std::vector<Seeds>& all);
    [[nodiscard]] Result<void> startNode(const Seeds& seeds, std::size_t index, RunningNode& running);
    [[nodiscard]] std::string folderOf(const Seeds& seeds) const;
    [[nodiscard]] std::string statePath() const;

    Options m_options;
    Node::Surroundings m_surroundings;
    State m_state;
    std::vector<RunningNode> m_nodes;
};

} // namespace signalbox::sandbox
