#include "server/node.h"

namespace signalbox {

Result<std::unique_ptr<Node>> Node::start(Options options, Surroundings surroundings)
{
    std::unique_ptr<Node> node(new Node());
    if (options.backend) {
        const backend::Backend::Surroundings around{surroundings.clock, surroundings.random, surroundings.log,
                                                    surroundings.threads, surroundings.diskFailed};
        auto backend = backend::Backend::start(std::move(*options.backend), around);
        if (!backend) return backend.error();
        node->m_backend = std::move(*backend);
    }
    return node;
}

Node::~Node() = default;

void Node::stop(std::chrono::milliseconds limit)
{
    if (m_backend) m_backend->stop(limit);
}

} // namespace signalbox
