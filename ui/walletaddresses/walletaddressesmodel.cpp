#include "ui/walletaddresses/walletaddressesmodel.h"

#include "ui/liquidity/moneyaccount.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WalletAddressesModel)
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

} // namespace

StateCell stateOf(const WalletAddressRow& row)
{
    if (row.status == WalletAddressStatus::Active) return {.kind = StateKind::Ok, .word = Words::tr("Active")};
    return {.kind = StateKind::Off, .word = Words::tr("Inactive")};
}

StateCell stateOf(const WalletAddressKeyRow& key)
{
    if (!key.revoked) return {.kind = StateKind::Ok, .word = Words::tr("Active")};
    return {.kind = StateKind::Off, .word = Words::tr("Revoked")};
}

QList<ColumnOf<WalletAddressRow>> walletAddressColumns()
{
    Column name = column("public_name", Words::tr("Public name"), 110);
    name.stretch = true;
    Column properties = column("properties", Words::tr("Properties"), 96, Align::Right);
    properties.shown = false;
    Column tenant = column("tenant", Words::tr("Tenant"), 140);
    tenant.shown = false;
    Column id = column("id", Words::tr("Id"), 140);
    id.shown = false;
    return {
        {column("address", Words::tr("Address"), 210),
         [](const WalletAddressRow& r) { return Cell(AddressCell{.url = r.address}); }},
        {name, [](const WalletAddressRow& r) { return r.publicName.isEmpty() ? Cell() : Cell(r.publicName); }},
        {column("asset", Words::tr("Asset"), 64), [](const WalletAddressRow& r) { return Cell(r.asset.code); }},
        {column("status", Words::tr("Status"), 96), [](const WalletAddressRow& r) { return Cell(stateOf(r)); }},
        {column("available", Words::tr("Available"), 122, Align::OnPoint),
         [](const WalletAddressRow& r) {
             return r.liquidity ? Cell(MoneyCell{.money = amountIn(r.asset, *r.liquidity)}) : Cell();
         }},
        {properties, [](const WalletAddressRow& r) { return Cell(CountCell{r.properties.size()}); }},
        {column("created_at", Words::tr("Age"), 62, Align::Right),
         [](const WalletAddressRow& r) { return Cell(AgeCell{r.createdAt}); }},
        {tenant, [](const WalletAddressRow& r) { return r.tenantId.isEmpty() ? Cell() : Cell(IdCell{r.tenantId}); }},
        {id, [](const WalletAddressRow& r) { return Cell(IdCell{r.id}); }},
    };
}

QList<ColumnOf<WalletAddressKeyRow>> walletKeyColumns()
{
    Column key = column("x", Words::tr("Public key"), 120);
    key.stretch = true;
    return {
        {column("kid", Words::tr("Key id"), 120), [](const WalletAddressKeyRow& k) { return Cell(MonoCell{k.keyId}); }},
        {key, [](const WalletAddressKeyRow& k) { return Cell(IdCell{k.publicKey}); }},
        {column("state", Words::tr("State"), 90), [](const WalletAddressKeyRow& k) { return Cell(stateOf(k)); }},
        {column("age", Words::tr("Age"), 60, Align::Right),
         [](const WalletAddressKeyRow& k) { return Cell(AgeCell{k.createdAt}); }},
    };
}

} // namespace signalbox::ui
