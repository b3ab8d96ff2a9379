#include "ui/assets/assetdialog.h"

#include "ui/common/look.h"
#include "ui/resource/optionalamount.h"

#include <QComboBox>

namespace signalbox::ui {

namespace {

constexpr int ScaleMax = 255;
constexpr int CodeLengthMax = 64; // more than any code in use; the node decides what it takes

std::optional<int> scaleFrom(const QString& typed)
{
    bool number = false;
    const int scale = typed.trimmed().toInt(&number);
    if (!number || scale < 0 || scale > ScaleMax) return std::nullopt;
    return scale;
}

/// Says what is wrong at the field; true when nothing is.
bool judge(FormRow* row, const OptionalAmount& amount)
{
    row->setError(amount.problem);
    return amount.problem.isEmpty();
}

} // namespace

NewAssetDialog::NewAssetDialog(Look& look, QWidget* host, NodeClient& client, const QList<TenantChoice>& tenants,
                               NewId newId)
    : FormDialog(look, host, tr("New asset"), tr("What amounts on this node are counted in"), tr("Create asset"),
                 std::move(newId)),
      m_look(look), m_client(client)
{
    setObjectName(QStringLiteral("newAsset"));
    m_code = new QLineEdit;
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setMaxLength(CodeLengthMax);
    m_codeRow = addRow(tr("Code"), m_code);
    m_codeRow->setHint(tr("As others write it: USD, ZAR, JPY"));
    m_scale = new QLineEdit(QStringLiteral("2"));
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scaleRow = addRow(tr("Scale"), m_scale);
    m_alert = new MoneyField(look, 2, {});
    m_alert->setObjectName(QStringLiteral("alert"));
    m_alertRow = addRow(tr("Alert below"), m_alert);
    m_alertRow->setHint(tr("The node tells you when liquidity falls below it. Empty: never"));
    m_withdrawal = new MoneyField(look, 2, {});
    m_withdrawal->setObjectName(QStringLiteral("withdrawal"));
    m_withdrawalRow = addRow(tr("Withdrawal threshold"), m_withdrawal);
    m_withdrawalRow->setHint(tr("Smaller amounts stay where they are. Empty: none"));
    if (!tenants.isEmpty()) {
        m_tenant = new QComboBox;
        m_tenant->setObjectName(QStringLiteral("tenant"));
        for (const TenantChoice& tenant : tenants) m_tenant->addItem(tenant.name, tenant.id);
        addRow(tr("Tenant"), m_tenant)->setHint(tr("Whose asset it is. It cannot be changed later"));
    }
    connect(m_code, &QLineEdit::textChanged, this, [this] {
        m_codeRow->setError({});
        scaleChanged();
    });
    connect(m_scale, &QLineEdit::textChanged, this, &NewAssetDialog::scaleChanged);
    connect(m_alert, &MoneyField::moneyChanged, m_alertRow, [this] { m_alertRow->setError({}); });
    connect(m_withdrawal, &MoneyField::moneyChanged, m_withdrawalRow, [this] { m_withdrawalRow->setError({}); });
    connect(this, &FormDialog::submitted, this, &NewAssetDialog::create);
    scaleChanged();
}

void NewAssetDialog::scaleChanged()
{
    m_scaleRow->setError({});
    const int scale = scaleFrom(m_scale->text()).value_or(0);
    for (MoneyField* field : {m_alert, m_withdrawal}) field->setAsset(quint8(scale), m_code->text().trimmed());
    const Money smallest{.units = 1, .scale = quint8(std::min(scale, MaxEnteredScale)), .negative = false, .code = {}};
    m_scaleRow->setHint(tr("Digits after the point; the smallest amount is %1. It cannot be changed later")
                            .arg(m_look.format.amount(smallest)));
}

bool NewAssetDialog::check()
{
    bool good = true;
    const QString code = m_code->text().trimmed();
    if (code.isEmpty()) {
        m_codeRow->setError(tr("An asset needs a code, for example USD"));
        good = false;
    }
    const std::optional<int> scale = scaleFrom(m_scale->text());
    if (!scale) {
        m_scaleRow->setError(tr("A whole number from 0 to 255. Most money has 2"));
        return false;
    }
    const OptionalAmount alert = readOptional(m_look, *m_alert, quint8(*scale), code);
    const OptionalAmount withdrawal = readOptional(m_look, *m_withdrawal, quint8(*scale), code);
    good &= judge(m_alertRow, alert);
    good &= judge(m_withdrawalRow, withdrawal);
    m_input = {.code = code,
               .scale = quint8(*scale),
               .withdrawalThreshold = withdrawal.units,
               .liquidityThreshold = alert.units,
               .tenantId = m_tenant != nullptr ? m_tenant->currentData().toString() : QString(),
               .idempotencyKey = {}};
    return good;
}

void NewAssetDialog::create()
{
    m_input.idempotencyKey = key();
    send<AssetRow>(m_client.createAsset(m_input), [this](const Result<AssetRow>& made) { Q_EMIT created(made->id); });
}

ThresholdsDialog::ThresholdsDialog(Look& look, QWidget* host, NodeClient& client, const AssetRow& asset, NewId newId)
    : FormDialog(look, host, tr("Thresholds of %1").arg(asset.code), tr("Both are saved together"),
                 tr("Save thresholds"), std::move(newId)),
      m_look(look), m_client(client), m_asset(asset)
{
    setObjectName(QStringLiteral("thresholds"));
    m_alert = new MoneyField(look, asset.scale, asset.code);
    m_alert->setObjectName(QStringLiteral("alert"));
    if (const auto money = moneyOf(asset.liquidityThreshold, asset.scale, asset.code)) m_alert->setMoney(*money);
    m_alertRow = addRow(tr("Alert below"), m_alert);
    m_withdrawal = new MoneyField(look, asset.scale, asset.code);
    m_withdrawal->setObjectName(QStringLiteral("withdrawal"));
    if (const auto money = moneyOf(asset.withdrawalThreshold, asset.scale, asset.code)) m_withdrawal->setMoney(*money);
    m_withdrawalRow = addRow(tr("Withdrawal threshold"), m_withdrawal);
    for (MoneyField* field : {m_alert, m_withdrawal})
        connect(field, &MoneyField::moneyChanged, this, &ThresholdsDialog::sayWhatGoes);
    connect(this, &FormDialog::submitted, this, &ThresholdsDialog::save);
    sayWhatGoes();
}

void ThresholdsDialog::sayWhatGoes()
{
    const auto say = [this](FormRow* row, const MoneyField* field, const std::optional<quint64>& before,
                            const QString& what) {
        row->setError({});
        const std::optional<Money> had = moneyOf(before, m_asset.scale, m_asset.code);
        if (field->text().trimmed().isEmpty() && had)
            row->setHint(tr("Left empty, the threshold of %1 is removed").arg(m_look.format.money(*had)),
                         QStringLiteral("triangle-alert"));
        else
            row->setHint(what);
    };
    say(m_alertRow, m_alert, m_asset.liquidityThreshold, tr("The node tells you when liquidity falls below it"));
    say(m_withdrawalRow, m_withdrawal, m_asset.withdrawalThreshold, tr("Smaller amounts stay where they are"));
}

bool ThresholdsDialog::check()
{
    const OptionalAmount alert = readOptional(m_look, *m_alert, m_asset.scale, m_asset.code);
    const OptionalAmount withdrawal = readOptional(m_look, *m_withdrawal, m_asset.scale, m_asset.code);
    bool good = judge(m_alertRow, alert);
    good &= judge(m_withdrawalRow, withdrawal);
    m_input = {.id = m_asset.id,
               .withdrawalThreshold = withdrawal.units,
               .liquidityThreshold = alert.units,
               .idempotencyKey = {}};
    return good;
}

void ThresholdsDialog::save()
{
    m_input.idempotencyKey = key();
    send<AssetRow>(m_client.updateAsset(m_input), [this](const Result<AssetRow>&) { Q_EMIT saved(); });
}

} // namespace signalbox::ui
