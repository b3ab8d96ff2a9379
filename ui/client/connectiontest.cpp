#include "ui/client/connectiontest.h"

#include "ui/client/dialect.h"
#include "ui/client/graphqlanswer.h"
#include "ui/client/operations/liquidity.h"
#include "ui/client/operations/whoami.h"
#include "ui/client/whenready.h"

#include <QUuid>

namespace signalbox::ui {

namespace op = operations;
using Outcome = CheckResult::Outcome;
using Code = Error::Code;

ConnectionTest::ConnectionTest(GraphQlTransport* transport, QString tenantId, QObject* parent)
    : QObject(parent), m_transport(transport), m_tenantId(std::move(tenantId))
{
    connect(transport, &GraphQlTransport::exchanged, this, [this](const ExchangeFacts& facts) { m_last = facts; });
}

void ConnectionTest::start()
{
    whenReady(m_transport->send({op::Whoami::document(), {}, op::Whoami::name()}), this,
              [this](const Result<GraphQlResponse>& response) { heardWhoami(response); });
}

void ConnectionTest::say(ConnectionCheck check, Outcome outcome, const QString& sentence, const QString& detail)
{
    if (outcome == Outcome::Failed) m_failed = true;
    Q_EMIT checked({check, outcome, sentence, detail});
}

void ConnectionTest::skipFrom(ConnectionCheck first)
{
    for (int check = int(first); check <= int(ConnectionCheck::Rights); ++check) {
        say(ConnectionCheck(check), Outcome::Skipped, tr("Not tried."));
    }
    finish();
}

void ConnectionTest::finish()
{
    m_facts.usable = !m_failed;
    Q_EMIT finished(m_facts);
}

void ConnectionTest::heardWhoami(const Result<GraphQlResponse>& response)
{
    m_facts.certificate = m_last.certificate;
    m_facts.latencyMs = m_last.latencyMs;
    const bool untrusted = !response && response.error().code == Code::Untrusted && !m_last.connected;
    if (!m_last.connected && !untrusted) {
        const Error error = response ? Error{} : response.error();
        say(ConnectionCheck::Reach, Outcome::Failed, error.message, error.detail);
        return skipFrom(ConnectionCheck::Certificate);
    }
    say(ConnectionCheck::Reach, Outcome::Passed, tr("The node answers within %1 ms.").arg(m_last.latencyMs));
    if (untrusted) {
        say(ConnectionCheck::Certificate, Outcome::Failed, response.error().message, response.error().detail);
        return skipFrom(ConnectionCheck::Clock);
    }
    if (m_last.secure) {
        say(ConnectionCheck::Certificate, Outcome::Passed,
            tr("The certificate of %1 is good until %2.")
                .arg(m_last.certificate.subject, m_last.certificate.expires.toString(Qt::ISODate)),
            m_last.certificate.presented);
    } else {
        say(ConnectionCheck::Certificate, Outcome::Warning,
            tr("The connection is not encrypted: use it on this computer or inside a private network only."));
    }
    sayClock();

    if (!response && response.error().code == Code::Unauthorized) {
        const bool skewed = std::abs(m_facts.clockSkewMs) >= skewFailMs;
        say(ConnectionCheck::Credentials, Outcome::Failed,
            skewed ? tr("The node refused this tenant and secret; the clocks being apart is reason enough.")
                   : response.error().message,
            response.error().detail);
        return skipFrom(ConnectionCheck::Version);
    }
    if (!response) {
        say(ConnectionCheck::Credentials, Outcome::Failed, response.error().message, response.error().detail);
        return skipFrom(ConnectionCheck::Version);
    }
    const Result<QJsonObject> data = dataOf(response->body);
    if (!data && doesNotKnowWhoami(data.error())) return tryOldNode();
    const std::optional<op::Whoami::Data> who = data ? op::Whoami::parse(*data) : std::nullopt;
    if (!who) {
        const QString why = data ? tr("This is not an Admin API this console knows.") : data.error().message;
        say(ConnectionCheck::Credentials, Outcome::Failed, why, data ? QString() : data.error().detail);
        return skipFrom(ConnectionCheck::Version);
    }
    m_facts.who = {who->whoami.id, who->whoami.isOperator, Dialect::V2};
    sayWhoTheNodeSees();
    say(ConnectionCheck::Version, Outcome::Passed, tr("The node has tenants (version 2)."));
    tryRights();
}

void ConnectionTest::sayClock()
{
    if (!m_last.nodeTime.isValid()) {
        say(ConnectionCheck::Clock, Outcome::Warning,
            tr("The node does not tell its time, so the clocks were not compared."));
        return;
    }
    // The header has whole seconds and was written somewhere on the way.
    m_facts.clockSkewMs = m_last.nodeTime.toMSecsSinceEpoch() - m_last.localMs;
    const qint64 apart = std::abs(m_facts.clockSkewMs);
    const qint64 seconds = apart / 1000;
    if (apart < skewWarnMs) {
        say(ConnectionCheck::Clock, Outcome::Passed, tr("The clocks of the node and of this computer agree."));
    } else if (m_facts.clockSkewMs > 0) {
        say(ConnectionCheck::Clock, apart < skewFailMs ? Outcome::Warning : Outcome::Failed,
            tr("This computer's clock is %n second(s) behind the node's; signatures go by the clock.", nullptr,
               int(seconds)));
    } else {
        say(ConnectionCheck::Clock, apart < skewFailMs ? Outcome::Warning : Outcome::Failed,
            tr("This computer's clock is %n second(s) ahead of the node's; signatures go by the clock.", nullptr,
               int(seconds)));
    }
}

void ConnectionTest::sayWhoTheNodeSees()
{
    if (!m_tenantId.isEmpty() && m_facts.who.tenantId != m_tenantId) {
        say(ConnectionCheck::Credentials, Outcome::Failed,
            tr("The node takes these credentials for another tenant: %1.").arg(plainSentence(m_facts.who.tenantId)));
        return;
    }
    say(ConnectionCheck::Credentials, Outcome::Passed, tr("The node accepts this tenant and secret."));
}

void ConnectionTest::tryOldNode()
{
    whenReady(m_transport->send(oldNodeProbe()), this, [this](const Result<GraphQlResponse>& response) {
        const Result<QJsonObject> data = response ? dataOf(response->body) : Result<QJsonObject>(response.error());
        if (!data) {
            say(ConnectionCheck::Credentials, Outcome::Failed, tr("This is not an Admin API this console knows."),
                data.error().message);
            return skipFrom(ConnectionCheck::Version);
        }
        m_facts.who = {{}, true, Dialect::V1};
        say(ConnectionCheck::Credentials, Outcome::Passed, tr("The node lets this console in."));
        say(ConnectionCheck::Version, Outcome::Passed,
            tr("The node is of the generation without tenants (version 1)."));
        tryRights();
    });
}

void ConnectionTest::tryRights()
{
    op::VoidLiquidityWithdrawalInput input;
    input.withdrawalId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    input.idempotencyKey = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const op::VoidWithdrawal::Variables variables{input};
    const GraphQlRequest request{op::VoidWithdrawal::document(), variables.toJson(), op::VoidWithdrawal::name()};
    whenReady(m_transport->send(request), this, [this](const Result<GraphQlResponse>& response) {
        const Result<QJsonObject> data = response ? dataOf(response->body) : Result<QJsonObject>(response.error());
        const bool mayChange = !data && data.error().code == Code::NotFound && !data.error().nodeCode.isEmpty();
        if (!mayChange) {
            say(ConnectionCheck::Rights, Outcome::Warning,
                tr("Changes may not be allowed with these credentials; reading is."),
                data ? QString() : data.error().message);
        } else if (m_facts.who.dialect == Dialect::V1) {
            say(ConnectionCheck::Rights, Outcome::Passed, tr("Reading and changing are allowed."));
        } else if (m_facts.who.isOperator) {
            say(ConnectionCheck::Rights, Outcome::Passed,
                tr("You are the operator: all tenants can be seen and changed."));
        } else {
            say(ConnectionCheck::Rights, Outcome::Passed,
                tr("Reading and changing are allowed, for this tenant only."));
        }
        finish();
    });
}

} // namespace signalbox::ui
