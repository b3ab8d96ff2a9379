#include "ui/tenants/tenantsmodel.h"

#include "ui/tenants/tenantsettings.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TenantsModel)
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

Cell textCell(const QString& text)
{
    return text.isEmpty() ? Cell() : Cell(text);
}

} // namespace

QString nameOf(const TenantRow& tenant)
{
    return tenant.publicName.isEmpty() ? Format::shortId(tenant.id) : tenant.publicName;
}

StateCell stateOf(const TenantRow& tenant, bool isOperator)
{
    if (tenant.deletedAt.isValid()) return {.kind = StateKind::Off, .word = Words::tr("Deleted")};
    if (isOperator) return {.kind = StateKind::Ok, .word = Words::tr("Operator")};
    return {.kind = StateKind::Ok, .word = Words::tr("Active")};
}

QList<ColumnOf<TenantRow>> tenantColumns(std::function<QString()> operatorId)
{
    using Row = TenantRow;
    Column webhook = column("webhook_url", Words::tr("Webhook address"), 190);
    webhook.stretch = true;
    Column consent = column("idp_consent_url", Words::tr("Consent page"), 190);
    Column deleted = column("deleted_at", Words::tr("Deleted"), 190);
    consent.shown = false;
    deleted.shown = false;
    return {
        {column("name", Words::tr("Name"), 170),
         [](const Row& row) {
             return Cell(NameCell{nameOf(row), {}});
         }},
        {column("state", Words::tr("State"), 100),
         [operatorId](const Row& row) { return Cell(stateOf(row, row.id == operatorId())); }},
        {column("email", Words::tr("E-mail"), 170), [](const Row& row) { return textCell(row.email); }},
        {column("ilp_address", Words::tr("ILP address"), 190),
         [](const Row& row) {
             const QString address = valueOf(row.settings, QStringLiteral("ILP_ADDRESS"));
             return address.isEmpty() ? Cell() : Cell(MonoCell{address});
         }},
        {webhook, [](const Row& row) { return textCell(valueOf(row.settings, QStringLiteral("WEBHOOK_URL"))); }},
        {consent, [](const Row& row) { return textCell(row.idpConsentUrl); }},
        {column("age", Words::tr("Age"), 64, Align::Right),
         [](const Row& row) { return Cell(AgeCell{row.createdAt}); }},
        {column("id", Words::tr("Id"), 148), [](const Row& row) { return Cell(IdCell{row.id}); }},
        {deleted, [](const Row& row) { return row.deletedAt.isValid() ? Cell(TimeCell{row.deletedAt}) : Cell(); }},
    };
}

} // namespace signalbox::ui
