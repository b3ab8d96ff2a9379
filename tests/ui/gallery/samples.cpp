#include "tests/ui/gallery/samples.h"

namespace signalbox::ui {

Money sampleMoney(const char* digits, const char* code, quint8 scale)
{
    return *Money::fromWire(QString::fromLatin1(digits), scale, QString::fromLatin1(code));
}

QDateTime sampleNow()
{
    return QDateTime(QDate(2026, 11, 21), QTime(13, 34), Qt::UTC);
}

QList<SamplePeer> samplePeers()
{
    struct Line
    {
        const char* name;
        const char* address;
        const char* digits;
        const char* code;
        int runwayHours;
        int age;
        StateKind link;
    };
    constexpr auto Ok = StateKind::Ok;
    const Line lines[] = {
        {"Cloud Nine", "g.cloudnine.us", "41250", "USD", 3, 2, Ok},
        {"birch", "g.birch.za", "2264055", "ZAR", 14, 1, Ok},
        {"Mercado Luz", "g.luz.mx", "4890000", "MXN", 22, 60, Ok},
        {"Lumen", "g.lumen.eu", "78000", "EUR", 3 * 24, 37, Ok},
        {"Kifaru Remit", "g.kifaru", "18430000", "ZAR", 4 * 24, 6, Ok},
        {"Umbono", "g.umbono.za", "6401500", "ZAR", 6 * 24, 8, Ok},
        {"Vela Wallet", "g.vela.eu", "331000", "EUR", 7 * 24, 19, Ok},
        {"Tienda Azul", "g.azul.mx", "1924000", "MXN", 8 * 24, 60, Ok},
        {"Quay Street", "g.quay", "550000", "USD", 8 * 24 + 1, 14, Ok},
        {"Harbour Pay", "g.harbourpay", "745025", "USD", 9 * 24, 120, StateKind::Warn},
        {"Quay Street", "g.quay", "618040", "EUR", 9 * 24 + 1, 14, Ok},
        {"Rio Grande", "g.riogrande", "33012840", "MXN", 10 * 24, 4, Ok},
        {"Delta Post", "g.delta", "1120000", "EUR", 11 * 24, 26, Ok},
        {"Happy Life", "g.happylife.eu", "912000", "EUR", 12 * 24, 48, Ok},
        {"Rio Grande", "g.riogrande", "410000", "USD", 14 * 24, 4, Ok},
        {"Nimbus FX", "g.nimbus", "8800000", "ZAR", 18 * 24, 11, Ok},
        {"Nimbus FX", "g.nimbus", "2500000", "USD", 21 * 24, 11, Ok},
        {"Banco Sol", "g.bancosol.mx", "231040000", "MXN", 31 * 24, 3, Ok},
        {"Sisonke", "g.sisonke.za", "90510", "ZAR", 60 * 24, 5 * 3600, StateKind::Off},
        {"Old Mill", "g.oldmill.eu", "0", "EUR", -1, 9 * 86400, StateKind::Off},
    };
    QList<SamplePeer> peers;
    for (const Line& line : lines) {
        const QString word = line.link == Ok                ? QStringLiteral("Linked")
                             : line.link == StateKind::Warn ? QStringLiteral("Slow")
                                                            : QStringLiteral("Silent");
        peers.append(
            {.id = QStringLiteral("peer-%1").arg(peers.size(), 2, 10, QLatin1Char('0')),
             .name = QString::fromLatin1(line.name),
             .address = QString::fromLatin1(line.address),
             .available = sampleMoney(line.digits, line.code),
             .held = peers.isEmpty() ? std::optional(sampleMoney("5000", "USD")) : std::nullopt,
             .runway = line.runwayHours < 0 ? Runway{} : Runway{Runway::Kind::Known, qint64(line.runwayHours) * 3600},
             .link = {.kind = line.link, .word = word},
             .lastPacket = sampleNow().addSecs(-line.age)});
    }
    return peers;
}

QList<ColumnOf<SamplePeer>> samplePeerColumns()
{
    const auto column = [](const char* key, const char* title, int width, Align align = Align::Left) {
        Column c;
        c.key = QString::fromLatin1(key);
        c.title = QString::fromLatin1(title);
        c.width = width;
        c.align = align;
        return c;
    };
    Column held = column("held", "Held", 112, Align::OnPoint);
    held.codeSlot = false;
    Column name = column("name", "Name", 172);
    Column last = column("last_packet", "Last packet", 110, Align::Right);
    Column runway = column("runway", "Runway", 220);
    runway.stretch = true;
    return {
        {name, [](const SamplePeer& p) { return Cell(NameCell{.text = p.name}); }},
        {column("ilp_address", "ILP address", 180), [](const SamplePeer& p) { return Cell(MonoCell{p.address}); }},
        {column("available", "Available", 150, Align::OnPoint),
         [](const SamplePeer& p) { return Cell(MoneyCell{.money = p.available}); }},
        {held, [](const SamplePeer& p) { return p.held ? Cell(MoneyCell{.money = *p.held, .held = true}) : Cell(); }},
        {runway, [](const SamplePeer& p) { return Cell(p.runway); }},
        {column("link", "Link", 120), [](const SamplePeer& p) { return Cell(p.link); }},
        {last, [](const SamplePeer& p) { return Cell(AgeCell{p.lastPacket}); }},
    };
}

} // namespace signalbox::ui
