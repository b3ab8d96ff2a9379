#include "ui/client/livesession.h"

#include "ui/client/graphqlnodeclient.h"
#include "ui/client/httptransport.h"

namespace signalbox::ui {

LiveSession::LiveSession(Profile profile, Secret secret, SessionShare share, QObject* parent)
    : NodeSession(parent), m_profile(std::move(profile)), m_share(std::move(share))
{
    HttpTransportOptions options;
    options.url = m_profile.adminUrl;
    options.tenantId = m_profile.tenantId;
    options.secret = std::move(secret);
    options.authorities = QSslCertificate::fromData(m_profile.authoritiesPem, QSsl::Pem);
    options.fingerprint = m_profile.fingerprint;
    auto transport = std::make_unique<HttpTransport>(std::move(options), m_share.now);
    connect(transport.get(), &GraphQlTransport::certificateSeen, this, &LiveSession::certificateSeen);
    connect(transport.get(), &GraphQlTransport::certificateRefused, this, &NodeSession::certificateRefused);
    GraphQlNodeClient::Options clientOptions;
    clientOptions.dialect = m_profile.dialect;
    m_client = std::make_unique<GraphQlNodeClient>(std::move(transport), clientOptions, m_share.now);
    connect(m_client.get(), &GraphQlNodeClient::dialectFound, this, &LiveSession::dialectFound);
    connect(m_client.get(), &NodeClient::linkStateChanged, this, [this](const LinkState& state) {
        if (state.status == LinkStatus::Online && !m_known) ask();
    });
    ask();
}

LiveSession::~LiveSession() = default;

NodeClient& LiveSession::client()
{
    return *m_client;
}

void LiveSession::adoptProfile(const Profile& profile)
{
    if (m_profile == profile) return;
    m_profile = profile;
    Q_EMIT profileChanged();
}

void LiveSession::ask()
{
    if (m_asking) return;
    m_asking = true;
    whenReady(m_client->whoami(), this, [this](const Result<Whoami>& answer) {
        m_asking = false;
        if (!answer) return;
        m_known = true;
        m_whoami = *answer;
        Q_EMIT whoamiChanged();
    });
}

Nodes::Maker liveSessions(SessionShare share, ProfileStore& store)
{
    return [share, &store](const Profile& profile, Secret secret) -> std::unique_ptr<NodeSession> {
        auto session = std::make_unique<LiveSession>(profile, std::move(secret), share);
        const QString id = profile.id;
        // Temporary nodes are not in the store: what is learnt about them is forgotten with them.
        QObject::connect(session.get(), &LiveSession::dialectFound, &store, [&store, id](Dialect dialect) {
            if (store.profile(id)) (void)store.rememberDialect(id, dialect).ok();
        });
        QObject::connect(session.get(), &LiveSession::certificateSeen, &store, [&store, id](const QString& seen) {
            if (store.profile(id)) (void)store.rememberCertificate(id, seen).ok();
        });
        return session;
    };
}

} // namespace signalbox::ui
