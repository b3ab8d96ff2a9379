#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/certificates.h"
#include "ui/client/nodes.h"
#include "ui/client/nodesession.h"
#include "ui/client/profilestore.h"

namespace signalbox::ui {

class GraphQlNodeClient;

/// What all sessions of one console share. Everything in it outlives them.
struct SessionShare
{
    MoneyActs& acts;
    HoldBook& holdBook;
    HoldsCollector& holdsCollector;
    QueryHistory& queryHistory;
    NowMs now;
};

/// A session over the network: a profile and its secret make transport and client. Asks the node at once who it takes
/// us for, and again whenever the link comes back before that was answered.
class LiveSession final : public NodeSession
{
    Q_OBJECT
public:
    LiveSession(Profile profile, Secret secret, SessionShare share, QObject* parent = nullptr);
    ~LiveSession() override;

    [[nodiscard]] const Profile& profile() const override { return m_profile; }
    [[nodiscard]] NodeClient& client() override;
    [[nodiscard]] MoneyActs& acts() override { return m_share.acts; }
    [[nodiscard]] HoldBook& holdBook() override { return m_share.holdBook; }
    [[nodiscard]] HoldsCollector& holdsCollector() override { return m_share.holdsCollector; }
    [[nodiscard]] QueryHistory& queryHistory() override { return m_share.queryHistory; }
    [[nodiscard]] const Whoami& whoami() const override { return m_whoami; }
    void adoptProfile(const Profile& profile) override;

Q_SIGNALS:
    void dialectFound(signalbox::ui::Dialect dialect);
    /// The first certificate of this node, vouched for by an authority.
    void certificateSeen(const QString& fingerprint);

private:
    void ask();

    Profile m_profile;
    SessionShare m_share;
    std::unique_ptr<GraphQlNodeClient> m_client;
    Whoami m_whoami;
    bool m_known = false;
    bool m_asking = false;
};

/// How Nodes makes sessions in the running console. What a session learns about its node is remembered in `store`.
[[nodiscard]] Nodes::Maker liveSessions(SessionShare share, ProfileStore& store);

} // namespace signalbox::ui
