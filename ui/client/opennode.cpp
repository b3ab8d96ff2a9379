#include "ui/client/opennode.h"

namespace signalbox::ui {

HttpTransportOptions transportOptions(const Profile& profile, Secret secret)
{
    HttpTransportOptions options;
    options.url = profile.adminUrl;
    options.tenantId = profile.tenantId;
    options.secret = std::move(secret);
    options.fingerprint = profile.fingerprint;
    if (!profile.authoritiesPem.isEmpty()) {
        options.authorities = QSslCertificate::fromData(profile.authoritiesPem, QSsl::Pem);
    }
    return options;
}

OpenedNode openNode(const Profile& profile, Secret secret, NowMs now, ProfileStore* profiles)
{
    auto transport = std::make_unique<HttpTransport>(transportOptions(profile, std::move(secret)), now);
    OpenedNode opened;
    opened.transport = transport.get();
    GraphQlNodeClient::Options how;
    how.dialect = profile.dialect;
    opened.client = std::make_unique<GraphQlNodeClient>(std::move(transport), how, std::move(now));
    if (!profiles) return opened;
    // Failing to remember costs a question next time, nothing else.
    QObject::connect(opened.transport, &GraphQlTransport::certificateSeen, profiles,
                     [profiles, id = profile.id](const QString& fingerprint) {
                         (void)profiles->rememberCertificate(id, fingerprint);
                     });
    QObject::connect(opened.client.get(), &GraphQlNodeClient::dialectFound, profiles,
                     [profiles, id = profile.id](Dialect dialect) { (void)profiles->rememberDialect(id, dialect); });
    return opened;
}

} // namespace signalbox::ui
