#include "ui/client/connectiontrial.h"

#include "ui/client/httptransport.h"

namespace signalbox::ui {

TransportMaker httpTransports(NowMs now)
{
    return [now](const Profile& draft, Secret secret, QObject* parent) -> GraphQlTransport* {
        HttpTransportOptions options;
        options.url = draft.adminUrl;
        options.tenantId = draft.tenantId;
        options.secret = std::move(secret);
        options.authorities = QSslCertificate::fromData(draft.authoritiesPem, QSsl::Pem);
        options.fingerprint = draft.fingerprint;
        options.timeoutMs = 10'000; // a person waits for this answer
        return new HttpTransport(std::move(options), now, parent);
    };
}

} // namespace signalbox::ui
