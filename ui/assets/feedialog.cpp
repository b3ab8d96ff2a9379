#include "ui/assets/feedialog.h"

#include "ui/assets/feepreview.h"
#include "ui/common/look.h"
#include "ui/resource/optionalamount.h"

#include <QGridLayout>

namespace signalbox::ui {

namespace {

constexpr int LineHeight = 30;

QString percentText(int basisPoints, QChar point)
{
    constexpr int Hundred = 100;
    const int decimals = basisPoints % Hundred;
    QString text = QString::number(basisPoints / Hundred);
    if (decimals != 0) {
        text += point + QStringLiteral("%1").arg(decimals, 2, 10, QLatin1Char('0'));
        if (text.endsWith(u'0')) text.chop(1);
    }
    return text;
}

} // namespace

FeeDialog::FeeDialog(Look& look, QWidget* host, NodeClient& client, const AssetRow& asset, FeeType type, NewId newId)
    : FormDialog(look, host, tr("Change a fee of %1").arg(asset.code), tr("It counts for payments from now on"),
                 tr("Change fee"), std::move(newId)),
      m_look(look), m_client(client), m_asset(asset)
{
    setObjectName(QStringLiteral("feeDialog"));
    m_type = new Segmented(look);
    m_type->setObjectName(QStringLiteral("type"));
    m_type->add(tr("Sending"));
    m_type->add(tr("Receiving"));
    m_type->setEqual(true);
    m_type->setCurrent(type == FeeType::Sending ? 0 : 1);
    addRow(tr("Which fee"), m_type);
    m_fixed = new MoneyField(look, asset.scale, asset.code);
    m_fixed->setObjectName(QStringLiteral("fixed"));
    m_fixedRow = addRow(tr("Fixed part"), m_fixed);
    m_share = new QLineEdit;
    m_share->setObjectName(QStringLiteral("share"));
    m_share->setAlignment(Qt::AlignRight);
    m_shareRow = addRow(tr("Share of the amount, in percent"), m_share);
    m_shareRow->setHint(tr("From 0 to 100, at most two decimals"));
    m_fixedRow->setHint(tr("Taken from every payment"));

    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto hundred = hundredOf(asset.scale);
    const QString amount =
        hundred ? look.format.money({.units = *hundred, .scale = asset.scale, .negative = false, .code = asset.code})
                : tr("100 %1").arg(asset.code);
    column->addWidget(new Label(look, Type::SmallMedium, Token::Text, tr("A payment of %1").arg(amount)));
    m_changes = new QWidget;
    column->addWidget(m_changes);
    m_note = new Label(look, Type::Small, Token::Text2);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch(1);
    setSide(side, SideWidth);
    setNote(QStringLiteral("history"), tr("The fee until now stays in the history."));

    connect(m_type, &Segmented::currentChanged, this, &FeeDialog::showType);
    connect(m_fixed, &MoneyField::moneyChanged, this, &FeeDialog::preview);
    connect(m_share, &QLineEdit::textChanged, this, &FeeDialog::preview);
    connect(this, &FormDialog::submitted, this, &FeeDialog::save);
    showType();
}

FeeType FeeDialog::type() const
{
    return m_type->current() == 0 ? FeeType::Sending : FeeType::Receiving;
}

const std::optional<FeeRow>& FeeDialog::before() const
{
    return type() == FeeType::Sending ? m_asset.sendingFee : m_asset.receivingFee;
}

void FeeDialog::showType()
{
    const quint64 fixed = before() ? before()->fixed : 0;
    const int points = before() ? before()->basisPoints : 0;
    m_fixed->setMoney({.units = fixed, .scale = m_asset.scale, .negative = false, .code = m_asset.code});
    m_share->setText(percentText(points, m_look.format.settings().decimalSign));
    preview();
}

void FeeDialog::preview()
{
    m_fixedRow->setError({});
    m_shareRow->setError({});
    m_lines.clear();
    delete m_changes->layout();
    qDeleteAll(m_changes->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_changes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    const auto hundred = hundredOf(m_asset.scale);
    const OptionalAmount fixed = readOptional(m_look, *m_fixed, m_asset.scale, m_asset.code);
    const std::optional<int> share = basisPointsFrom(m_share->text());
    if (!hundred || !fixed.problem.isEmpty() || !share) {
        m_note->setText(!hundred ? tr("This asset's scale is too fine to show an example.")
                                 : tr("The example appears when both fields can be read."));
        return;
    }
    const auto was = feeOn(*hundred, before() ? before()->fixed : 0, before() ? before()->basisPoints : 0);
    const auto will = feeOn(*hundred, fixed.units.value_or(0), *share);
    const auto text = [this](const std::optional<quint64>& units) {
        if (!units) return tr("too large");
        return m_look.format.amount({.units = *units, .scale = m_asset.scale, .negative = false, .code = m_asset.code});
    };
    const auto line = [&](const QString& label, const QString& from, const QString& to) {
        const int row = grid->rowCount();
        grid->setRowMinimumHeight(row, LineHeight);
        grid->addWidget(new Label(m_look, Type::Body, Token::Text2, label), row, 0);
        grid->addWidget(new Label(m_look, Type::Body, Token::Text2, from), row, 1, Qt::AlignRight);
        grid->addWidget(new IconLabel(m_look, QStringLiteral("arrow-right"), 14, Token::Text2, m_changes), row, 2);
        grid->addWidget(new Label(m_look, Type::BodyBold, Token::Text, to), row, 3, Qt::AlignRight);
        m_lines.append(tr("%1: %2 → %3").arg(label, from, to));
    };
    line(tr("Fee"), text(was), text(will));
    const bool sending = type() == FeeType::Sending;
    // A sender pays the fee on top; a receiver gets that much less, and never less than nothing.
    const auto total = [&](const std::optional<quint64>& fee) -> std::optional<quint64> {
        if (!fee) return std::nullopt;
        if (!sending) return *hundred > *fee ? *hundred - *fee : 0;
        if (*fee > std::numeric_limits<quint64>::max() - *hundred) return std::nullopt;
        return *hundred + *fee;
    };
    line(sending ? tr("Sender pays") : tr("Receiver gets"), text(total(was)), text(total(will)));
    m_note->setText(sending ? tr("The fee comes on top of what the receiver gets. Shares are rounded up.")
                            : tr("The fee is taken from what arrives. Shares are rounded up."));
}

bool FeeDialog::check()
{
    const OptionalAmount fixed = readOptional(m_look, *m_fixed, m_asset.scale, m_asset.code);
    const std::optional<int> share = basisPointsFrom(m_share->text());
    m_fixedRow->setError(fixed.problem);
    if (!share) m_shareRow->setError(tr("A number from 0 to 100 with at most two decimals, for example 1.25"));
    if (!fixed.problem.isEmpty() || !share) return false;
    m_input = {.assetId = m_asset.id,
               .type = type(),
               .fixed = fixed.units.value_or(0),
               .basisPoints = *share,
               .idempotencyKey = {}};
    return true;
}

void FeeDialog::save()
{
    m_input.idempotencyKey = key();
    send<FeeRow>(m_client.setFee(m_input), [this](const Result<FeeRow>&) { Q_EMIT saved(); });
}

} // namespace signalbox::ui
