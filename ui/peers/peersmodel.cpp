#include "ui/peers/peersmodel.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeersModel)
};

Column column(const char* key, const QString& title, int width, Align align = Align::Left)
{
    Column c;
    c.key = QString::fromLatin1(key);
    c.title = title;
    c.width = width;
    c.align = align;
    return c;
}

Cell moneyOrNothing(const PeerLine& line, const std::optional<quint64>& units)
{
    if (!units) return {};
    return MoneyCell{.money = amountIn(line.peer.asset, *units)};
}

} // namespace

QString nameOf(const PeerRow& peer)
{
    return peer.name.isEmpty() ? peer.staticIlpAddress : peer.name;
}

QString liquidityKeyOf(const PeerRow& peer)
{
    if (!peer.liquidityThreshold || !peer.liquidity) return QStringLiteral("none");
    return *peer.liquidity < *peer.liquidityThreshold ? QStringLiteral("below") : QStringLiteral("enough");
}

StateCell liquidityStateOf(const PeerRow& peer)
{
    const QString key = liquidityKeyOf(peer);
    if (key == QLatin1String("below")) return {.kind = StateKind::Warn, .word = Words::tr("Below alert")};
    if (key == QLatin1String("enough")) return {.kind = StateKind::Ok, .word = Words::tr("Enough")};
    return {.kind = StateKind::Off, .word = Words::tr("No alert")};
}

MoneyAccount accountOf(const PeerLine& line)
{
    return {.kind = AccountKind::Peer,
            .id = line.id,
            .name = nameOf(line.peer),
            .asset = line.peer.asset,
            .available = line.peer.liquidity,
            .held = line.held.value_or(0),
            .alert = line.peer.liquidityThreshold};
}

QList<ColumnOf<PeerLine>> peerColumns()
{
    Column held = column("held", Words::tr("Held"), 112, Align::OnPoint);
    held.codeSlot = false;
    Column alert = column("alert_below", Words::tr("Alert below"), 112, Align::OnPoint);
    alert.codeSlot = false;
    Column packet = column("packet_most", Words::tr("Packets at most"), 132, Align::OnPoint);
    packet.codeSlot = false;
    packet.shown = false;
    Column endpoint = column("endpoint", Words::tr("Endpoint"), 170);
    endpoint.stretch = true;
    Column routes = column("routes", Words::tr("Routes"), 160);
    routes.shown = false;
    Column asset = column("asset", Words::tr("Asset"), 72);
    asset.shown = false;
    Column created = column("created_at", Words::tr("Age"), 76, Align::Right);
    Column tenant = column("tenant", Words::tr("Tenant"), 140);
    tenant.shown = false;
    Column id = column("id", Words::tr("Id"), 140);
    id.shown = false;
    return {
        {column("name", Words::tr("Name"), 156),
         [](const PeerLine& l) { return Cell(NameCell{.text = nameOf(l.peer)}); }},
        {column("ilp_address", Words::tr("ILP address"), 160),
         [](const PeerLine& l) { return Cell(MonoCell{l.peer.staticIlpAddress}); }},
        {column("available", Words::tr("Available"), 150, Align::OnPoint),
         [](const PeerLine& l) { return moneyOrNothing(l, l.peer.liquidity); }},
        {held,
         [](const PeerLine& l) {
             return l.held ? Cell(MoneyCell{.money = amountIn(l.peer.asset, *l.held), .held = true}) : Cell();
         }},
        {alert, [](const PeerLine& l) { return moneyOrNothing(l, l.peer.liquidityThreshold); }},
        {column("liquidity", Words::tr("Liquidity"), 120),
         [](const PeerLine& l) { return Cell(liquidityStateOf(l.peer)); }},
        {packet, [](const PeerLine& l) { return moneyOrNothing(l, l.peer.maxPacketAmount); }},
        {endpoint, [](const PeerLine& l) { return Cell(MonoCell{l.peer.outgoingEndpoint}); }},
        {routes, [](const PeerLine& l) { return Cell(MonoCell{l.peer.routes.join(u' ')}); }},
        {asset, [](const PeerLine& l) { return Cell(l.peer.asset.code); }},
        {created, [](const PeerLine& l) { return Cell(AgeCell{l.peer.createdAt}); }},
        {tenant, [](const PeerLine& l) { return l.peer.tenantId.isEmpty() ? Cell() : Cell(IdCell{l.peer.tenantId}); }},
        {id, [](const PeerLine& l) { return Cell(IdCell{l.id}); }},
    };
}

} // namespace signalbox::ui
