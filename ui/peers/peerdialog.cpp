#include "ui/peers/peerdialog.h"

#include "ui/common/look.h"
#include "ui/liquidity/moneyaccount.h"
#include "ui/peers/peerfields.h"
#include "ui/peers/peersmodel.h"
#include "ui/peers/tokenfield.h"
#include "ui/resource/optionalamount.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace signalbox::ui {

namespace {

constexpr int ColumnGap = 20;
constexpr int FieldGap = 13;
constexpr int FormWidth = 660;

} // namespace

PeerDialog::PeerDialog(Look& look, NodeSession& session, QWidget* host, const QList<AssetRow>& assets)
    : FormDialog(look, host, tr("New peer"), tr("on %1").arg(session.profile().name), tr("Create peer"), randomIds()),
      m_session(session), m_assets(assets)
{
    build();
}

PeerDialog::PeerDialog(Look& look, NodeSession& session, QWidget* host, const PeerRow& peer)
    : FormDialog(look, host, tr("Edit %1").arg(nameOf(peer)), tr("on %1").arg(session.profile().name), tr("Save peer"),
                 randomIds()),
      m_session(session), m_peer(peer)
{
    build();
    fill();
}

void PeerDialog::build()
{
    setObjectName(QStringLiteral("peerDialog"));
    setBadge(m_session.profile().environment);
    auto* form = new QWidget;
    form->setMinimumWidth(FormWidth);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ColumnGap);
    grid->setVerticalSpacing(FieldGap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto put = [&](const QString& label, QWidget* field, const char* name, int row, int column, int span = 1) {
        field->setObjectName(QString::fromLatin1(name));
        auto* line = new FormRow(look(), label, field);
        m_rows.insert(field, line);
        grid->addWidget(line, row, column, 1, span, Qt::AlignTop);
        return line;
    };
    m_name = new QLineEdit;
    m_asset = new QComboBox;
    m_address = new QLineEdit;
    m_endpoint = new QLineEdit;
    m_outgoing = new TokenField(look(), tr("Token sent to the peer"));
    m_incoming = new TokenField(look(), tr("Token the peer sends"));
    const AssetRef first = isNew() ? AssetRef{} : m_peer.asset;
    m_packet = new MoneyField(look(), first.scale, first.code);
    m_alert = new MoneyField(look(), first.scale, first.code);
    m_initial = new MoneyField(look(), first.scale, first.code);
    m_routes = new QLineEdit;

    int row = 0;
    put(tr("Name"), m_name, "name", row, 0);
    put(tr("Asset"), m_asset, "asset", row, 1);
    put(tr("ILP address"), m_address, "ilpAddress", ++row, 0);
    put(tr("Endpoint"), m_endpoint, "endpoint", row, 1);
    put(tr("Token sent to the peer"), m_outgoing, "outgoingToken", ++row, 0)
        ->setHint(isNew() ? tr("The peer knows you by it.") : tr("Empty keeps it; it goes with the endpoint."));
    put(tr("Token the peer sends"), m_incoming, "incomingToken", row, 1)
        ->setHint(isNew() ? tr("You know the peer by it. Give it to the peer.")
                          : tr("Empty keeps those it has; a new one replaces all."));
    put(tr("Packets at most"), m_packet, "packetMost", ++row, 0)->setHint(tr("Empty is no limit."));
    put(tr("Alert below"), m_alert, "alertBelow", row, 1)->setHint(tr("Empty is no alert."));
    put(tr("Routes"), m_routes, "routes", ++row, 0, isNew() ? 1 : 2)
        ->setHint(tr("More address prefixes behind this peer, with spaces between."));
    if (isNew()) put(tr("First liquidity"), m_initial, "initial", row, 1)->setHint(tr("Empty deposits nothing."));
    m_initial->setParent(isNew() ? m_initial->parentWidget() : form);
    m_initial->setVisible(isNew());
    m_address->setPlaceholderText(QStringLiteral("test.birch"));                 // tidy: not for people
    m_endpoint->setPlaceholderText(QStringLiteral("https://birch.example/ilp")); // tidy: not for people
    addWidget(form);

    for (const AssetRow& asset : m_assets)
        m_asset->addItem(tr("%1, %n digit(s) after the point", nullptr, asset.scale).arg(asset.code), asset.id);
    if (!isNew()) {
        m_asset->addItem(m_peer.asset.code, m_peer.asset.id);
        m_asset->setEnabled(false);
    }
    connect(m_asset, &QComboBox::currentIndexChanged, this, &PeerDialog::refreshAsset);
    const auto clears = [this](QWidget* field) { return [this, field] { m_rows.value(field)->setError({}); }; };
    for (QLineEdit* field : {m_name, m_address, m_endpoint, m_routes})
        connect(field, &QLineEdit::textChanged, this, clears(field));
    for (MoneyField* field : {m_packet, m_alert}) connect(field, &MoneyField::moneyChanged, this, clears(field));
    if (isNew()) connect(m_initial, &MoneyField::moneyChanged, this, clears(m_initial));
    for (TokenField* field : {m_outgoing, m_incoming}) connect(field, &TokenField::changed, this, clears(field));
    connect(this, &FormDialog::submitted, this, &PeerDialog::save);
    refreshAsset();
}

void PeerDialog::fill()
{
    m_name->setText(m_peer.name);
    m_address->setText(m_peer.staticIlpAddress);
    m_endpoint->setText(m_peer.outgoingEndpoint);
    QStringList routes = m_peer.routes;
    routes.removeAll(m_peer.staticIlpAddress); // always its own
    m_routes->setText(routes.join(u' '));
    if (m_peer.maxPacketAmount) m_packet->setMoney(amountIn(m_peer.asset, *m_peer.maxPacketAmount));
    if (m_peer.liquidityThreshold) m_alert->setMoney(amountIn(m_peer.asset, *m_peer.liquidityThreshold));
    // The node has no way to take these away again, only to change them.
    if (m_peer.maxPacketAmount) m_rows.value(m_packet)->setHint(tr("The limit can be changed, not taken away."));
    if (m_peer.liquidityThreshold) m_rows.value(m_alert)->setHint(tr("The alert can be changed, not taken away."));
}

AssetRef PeerDialog::asset() const
{
    if (!isNew()) return m_peer.asset;
    for (const AssetRow& row : m_assets) {
        if (row.id == m_asset->currentData().toString()) return {row.id, row.code, row.scale};
    }
    return {};
}

void PeerDialog::refreshAsset()
{
    const AssetRef chosen = asset();
    for (MoneyField* field : {m_packet, m_alert, m_initial}) field->setAsset(chosen.scale, chosen.code);
}

std::optional<quint64> PeerDialog::units(const MoneyField& field) const
{
    return readOptional(look(), field, asset().scale, asset().code).units;
}

bool PeerDialog::check()
{
    QWidget* firstWrong = nullptr;
    const auto say = [&](QWidget* field, const QString& problem) {
        m_rows.value(field)->setError(problem);
        if (!problem.isEmpty() && firstWrong == nullptr) firstWrong = field;
    };
    say(m_name,
        m_name->text().trimmed().isEmpty() ? tr("Say what you call this peer, such as Birch Bank.") : QString());
    say(m_asset, asset().id.isEmpty() ? tr("Make an asset first; a peer is in one asset.") : QString());
    say(m_address, ilpAddressProblem(m_address->text().trimmed()));
    say(m_endpoint, endpointProblem(m_endpoint->text().trimmed()));
    const bool moved = !isNew() && m_endpoint->text().trimmed() != m_peer.outgoingEndpoint;
    if (isNew() && m_outgoing->text().isEmpty())
        say(m_outgoing, tr("The peer knows you by this token; type its, or make one."));
    else if (moved && m_outgoing->text().isEmpty())
        say(m_outgoing, tr("A new endpoint needs its token as well."));
    else
        say(m_outgoing, {});
    for (MoneyField* field : {m_packet, m_alert})
        say(field, readOptional(look(), *field, asset().scale, asset().code).problem);
    if (isNew()) say(m_initial, readOptional(look(), *m_initial, asset().scale, asset().code).problem);
    say(m_routes, routesProblem(m_routes->text()));
    if (!isNew() && m_peer.maxPacketAmount && m_packet->text().trimmed().isEmpty())
        say(m_packet, tr("The node cannot take a limit away; type a higher one."));
    if (!isNew() && m_peer.liquidityThreshold && m_alert->text().trimmed().isEmpty())
        say(m_alert, tr("The node cannot take an alert away; type 0."));
    if (firstWrong != nullptr) firstWrong->setFocus(Qt::OtherFocusReason);
    return firstWrong == nullptr;
}

void PeerDialog::save()
{
    if (isNew())
        create();
    else
        change();
}

void PeerDialog::create()
{
    NewPeer input;
    input.name = m_name->text().trimmed();
    input.assetId = asset().id;
    input.staticIlpAddress = m_address->text().trimmed();
    input.outgoingEndpoint = m_endpoint->text().trimmed();
    input.outgoingToken = m_outgoing->secret();
    if (!m_incoming->text().isEmpty()) input.incomingTokens.append(m_incoming->secret());
    input.maxPacketAmount = units(*m_packet);
    input.liquidityThreshold = units(*m_alert);
    input.initialLiquidity = units(*m_initial);
    if (input.initialLiquidity == quint64(0)) input.initialLiquidity.reset();
    if (const QStringList routes = routesFrom(m_routes->text()); !routes.isEmpty()) input.routes = routes;
    input.idempotencyKey = key();
    send<PeerRow>(m_session.client().createPeer(input), [this](const Result<PeerRow>& peer) {
        Q_EMIT done(peer->id, tr("%1 is a peer now.").arg(nameOf(*peer)));
    });
}

void PeerDialog::change()
{
    PeerChange input;
    input.id = m_peer.id;
    const auto differs = [](const QString& typed, const QString& had) {
        return typed == had ? std::nullopt : std::optional(typed);
    };
    input.name = differs(m_name->text().trimmed(), m_peer.name);
    input.staticIlpAddress = differs(m_address->text().trimmed(), m_peer.staticIlpAddress);
    if (!m_outgoing->text().isEmpty()) {
        input.outgoingEndpoint = m_endpoint->text().trimmed();
        input.outgoingToken = m_outgoing->secret();
    }
    if (!m_incoming->text().isEmpty()) input.incomingTokens = QList<Secret>{m_incoming->secret()};
    if (units(*m_packet) != m_peer.maxPacketAmount) input.maxPacketAmount = units(*m_packet);
    if (units(*m_alert) != m_peer.liquidityThreshold) input.liquidityThreshold = units(*m_alert);
    QStringList had = m_peer.routes;
    had.removeAll(m_peer.staticIlpAddress);
    // A changed address would stay among the routes otherwise.
    if (const QStringList routes = routesFrom(m_routes->text()); routes != had || input.staticIlpAddress)
        input.routes = routes;
    input.idempotencyKey = key();
    send<PeerRow>(m_session.client().updatePeer(input), [this](const Result<PeerRow>& peer) {
        Q_EMIT done(peer->id, tr("%1 is saved.").arg(nameOf(*peer)));
    });
}

} // namespace signalbox::ui
