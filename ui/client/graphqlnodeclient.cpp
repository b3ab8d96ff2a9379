#include "ui/client/graphqlnodeclient.h"

#include "ui/client/graphqlanswer.h"
#include "ui/client/operations/whoami.h"

#include <QTimer>

namespace signalbox::ui {

namespace {

/// How often one question may be asked again: for a broken connection, or after learning what the node does not know.
constexpr int askAgainMax = 2;
/// A link that fails is asked less and less often, up to this.
constexpr int heartbeatSlowestMs = 60'000;

bool connectionBroke(const Error& error)
{
    return error.code == Error::Code::Unavailable && error.nodeCode.isEmpty();
}

} // namespace

GraphQlNodeClient::GraphQlNodeClient(std::unique_ptr<GraphQlTransport> transport, Options options, NowMs now,
                                     QObject* parent)
    : NodeClient(parent), m_transport(std::move(transport)), m_dialect(options.dialect), m_link(std::move(now)),
      m_heartbeatMs(options.heartbeatMs)
{
    connect(m_transport.get(), &GraphQlTransport::exchanged, this, &GraphQlNodeClient::noteExchange);
    if (m_heartbeatMs > 0) {
        m_heart = new QTimer(this);
        m_heart->setSingleShot(true);
        m_heart->setTimerType(Qt::CoarseTimer);
        connect(m_heart, &QTimer::timeout, this, &GraphQlNodeClient::beat);
        m_heart->start(0);
    }
}

GraphQlNodeClient::~GraphQlNodeClient()
{
    m_transport->disconnect(this);
}

LinkState GraphQlNodeClient::linkState() const
{
    return m_link.state();
}

void GraphQlNodeClient::noteExchange(const ExchangeFacts& facts)
{
    if (facts.failed)
        m_link.failed(facts.error);
    else
        m_link.heard(facts.latencyMs);
    announceLink();
    if (!m_heart) return;
    const bool online = m_announced.status == LinkStatus::Online;
    const int wait = online ? m_heartbeatMs : std::min(std::max(m_heart->interval(), 1000) * 2, heartbeatSlowestMs);
    m_heart->start(wait);
}

void GraphQlNodeClient::announceLink()
{
    const LinkState now = m_link.state();
    // A latency that wavers is no change of state, but the status bar shows it.
    if (now == m_announced) return;
    m_announced = now;
    Q_EMIT linkStateChanged(now);
}

void GraphQlNodeClient::beat()
{
    announceLink(); // time may have made it stale or offline
    (void)whoami();
}

QFuture<Result<Whoami>> GraphQlNodeClient::whoami()
{
    using Operation = operations::Whoami;
    const GraphQlRequest request{Operation::document(), {}, Operation::name()};
    Answer<Whoami> answer;
    whenReady(m_transport->send(request), this, [this, answer](const Result<GraphQlResponse>& response) {
        if (!response) return answer.give(response.error());
        const Result<QJsonObject> data = dataOf(response->body);
        if (!data && doesNotKnowWhoami(data.error())) {
            whenReady(askOldNode(), this, [answer](const Result<Whoami>& old) { answer.give(old); });
            return;
        }
        if (!data) return answer.give(data.error());
        QString problem;
        const std::optional<Operation::Data> parsed = Operation::parse(*data, &problem);
        if (!parsed) return answer.give(misshapen(Operation::name(), problem));
        foundDialect(Dialect::V2);
        answer.give(Whoami{parsed->whoami.id, parsed->whoami.isOperator, Dialect::V2});
    });
    return answer.future();
}

QFuture<Result<Whoami>> GraphQlNodeClient::askOldNode()
{
    return mapped(m_transport->send(oldNodeProbe()), this, [this](const GraphQlResponse& response) -> Result<Whoami> {
        const Result<QJsonObject> data = dataOf(response.body);
        if (!data) return data.error();
        foundDialect(Dialect::V1);
        return Whoami{{}, true, Dialect::V1}; // without tenants whoever is let in may do everything
    });
}

void GraphQlNodeClient::foundDialect(Dialect dialect)
{
    if (m_dialect.dialect() == dialect) return;
    m_dialect.setDialect(dialect);
    Q_EMIT dialectFound(dialect);
}

QFuture<Result<QJsonObject>> GraphQlNodeClient::exchange(OperationKind kind, GraphQlRequest request)
{
    Answer<QJsonObject> answer;
    if (m_dialect.dialect() != Dialect::Unknown) {
        exchangeNow(kind, request, answer, askAgainMax);
        return answer.future();
    }
    whenReady(whoami(), this, [this, kind, request = std::move(request), answer](const Result<Whoami>& who) {
        // A change that waited here was not sent: whatever hindered the question before it, nothing happened.
        if (!who && kind == OperationKind::Mutation && !who.error().refused()) {
            Error unsent = who.error();
            unsent.code = Error::Code::Unreachable;
            return answer.give(unsent);
        }
        if (!who) return answer.give(who.error());
        exchangeNow(kind, request, answer, askAgainMax);
    });
    return answer.future();
}

void GraphQlNodeClient::exchangeNow(OperationKind kind, const GraphQlRequest& request,
                                    const Answer<QJsonObject>& answer, int again)
{
    whenReady(m_transport->send(m_dialect.toNode(request)), this,
              [this, kind, request, answer, again](const Result<GraphQlResponse>& response) {
                  if (!response) {
                      const bool mayRepeat = kind == OperationKind::Query && connectionBroke(response.error());
                      if (mayRepeat && again > 0) return exchangeNow(kind, request, answer, again - askAgainMax);
                      return answer.give(response.error());
                  }
                  // A document that was refused by name did nothing, so a change may be asked again in other words.
                  if (again > 0 && m_dialect.learnFrom(response->body)) {
                      return exchangeNow(kind, request, answer, again - 1);
                  }
                  const Result<QJsonObject> data = dataOf(response->body);
                  if (!data) return answer.give(data.error());
                  answer.give(m_dialect.fromNode(*data));
              });
}

Error GraphQlNodeClient::misshapen(const QString& operation, const QString& problem)
{
    return {Error::Code::Corrupt,
            tr("The node's answer has another shape than it should."),
            QStringLiteral("%1: %2").arg(operation, problem),
            {}};
}

QFuture<Result<RawAnswer>> GraphQlNodeClient::rawQuery(QString document, QJsonObject variables, QString operationName)
{
    return mapped(m_transport->send({std::move(document), std::move(variables), std::move(operationName)}), this,
                  [](const GraphQlResponse& response) -> Result<RawAnswer> {
                      return RawAnswer{response.body, response.latencyMs, response.bytes};
                  });
}

} // namespace signalbox::ui
