#include "ui/liquidity/liquiditydialogs.h"

#include "ui/common/form.h"
#include "ui/common/look.h"

#include <QBoxLayout>
#include <QComboBox>

namespace signalbox::ui {

namespace {

constexpr int FieldGap = 13;
constexpr int HoldWidth = 96;

QString subtitleOf(const MoneyAccount& account, const Profile& node)
{
    switch (account.kind) {
    case AccountKind::Asset:
        return MoneyDialog::tr("Asset liquidity in %1 on %2").arg(account.asset.code, node.name);
    case AccountKind::Peer:
        return MoneyDialog::tr("Peer liquidity in %1 on %2").arg(account.asset.code, node.name);
    case AccountKind::WalletAddress:
        return MoneyDialog::tr("Money of a wallet address in %1 on %2").arg(account.asset.code, node.name);
    }
    return {};
}

QVBoxLayout* formColumn(QWidget* form)
{
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(FieldGap);
    return column;
}

/// Rows of what is known, before and after; `after` of one that would not fit 64 bits is absent.
Impact impactOf(Look& look, const MoneyAccount& account, std::optional<quint64> available, std::optional<quint64> held)
{
    Impact impact;
    const auto money = [&](quint64 units) { return amountIn(account.asset, units); };
    if (account.available) {
        impact.lines.append({MoneyDialog::tr("Available"), money(*account.available),
                             available ? std::optional(money(*available)) : std::nullopt, false});
    }
    if (account.held && (*account.held > 0 || (held && *held > 0))) {
        impact.lines.append(
            {MoneyDialog::tr("Held"), money(*account.held), held ? std::optional(money(*held)) : std::nullopt, true});
    }
    if (account.alert && available && account.available) {
        const QString alert = look.format.money(money(*account.alert));
        const bool was = *account.available < *account.alert;
        const bool is = *available < *account.alert;
        if (is && !was)
            impact.notes.append({QStringLiteral("triangle-alert"), Token::Warn,
                                 MoneyDialog::tr("Falls below your alert of %1.").arg(alert)});
        else if (is)
            impact.notes.append({QStringLiteral("triangle-alert"), Token::Warn,
                                 MoneyDialog::tr("Stays below your alert of %1.").arg(alert)});
        else if (was)
            impact.notes.append(
                {QStringLiteral("check"), Token::Ok, MoneyDialog::tr("Rises above your alert of %1.").arg(alert)});
    }
    return impact;
}

} // namespace

// Deposit

DepositDialog::DepositDialog(Look& look, NodeSession& session, QWidget* host, const MoneyAccount& account)
    : MoneyDialog({look, session, host, tr("Deposit to %1").arg(account.name), subtitleOf(account, session.profile()),
                   account.name}),
      m_account(account)
{
    setObjectName(QStringLiteral("depositDialog"));
    auto* form = new QWidget;
    auto* column = formColumn(form);
    m_amount = new MoneyField(look, account.asset.scale, account.asset.code);
    m_amount->setObjectName(QStringLiteral("amount"));
    m_amountRow = new FormRow(look, tr("Amount"), m_amount);
    if (account.available)
        m_amountRow->setHint(tr("%1 available").arg(look.format.amount(amountIn(account.asset, *account.available))));
    column->addWidget(m_amountRow);
    column->addWidget(makeReason());
    column->addStretch(1);
    connect(m_amount, &MoneyField::moneyChanged, this, [this] {
        m_amountRow->setError(m_amount->text().isEmpty() ? QString() : m_amount->problem());
        formChanged();
    });
    finish(form, QStringLiteral("circle-arrow-down"));
}

std::optional<MoneyIntent> DepositDialog::intent() const
{
    const std::optional<Money> money = m_amount->money();
    if (!money || money->isZero()) return std::nullopt;
    MoneyIntent intent;
    intent.act = MoneyAct::Deposit;
    intent.accountKind = m_account.kind;
    intent.accountId = m_account.id;
    intent.accountName = m_account.name;
    intent.amount = money->units;
    intent.asset = m_account.asset;
    intent.reason = reason();
    return intent;
}

QString DepositDialog::verb() const
{
    const std::optional<Money> money = m_amount->money();
    return money ? tr("Deposit %1").arg(look().format.money(*money)) : tr("Deposit");
}

QString DepositDialog::doneSentence(const Settlement& settlement) const
{
    return tr("%1 deposited to %2.")
        .arg(look().format.money(amountIn(m_account.asset, settlement.receipt.amount)), m_account.name);
}

Impact DepositDialog::impact() const
{
    std::optional<quint64> available;
    const std::optional<Money> money = m_amount->money();
    if (money && m_account.available && *m_account.available <= UINT64_MAX - money->units)
        available = *m_account.available + money->units;
    Impact impact = impactOf(look(), m_account, available, m_account.held);
    // A deposit leaves what is held alone.
    impact.lines.removeIf([](const Impact::Line& line) { return line.held; });
    return impact;
}

// Withdrawal

WithdrawDialog::WithdrawDialog(Look& look, NodeSession& session, QWidget* host, const MoneyAccount& account)
    : MoneyDialog({look, session, host, tr("Withdraw from %1").arg(account.name),
                   subtitleOf(account, session.profile()), account.name}),
      m_account(account)
{
    setObjectName(QStringLiteral("withdrawDialog"));
    auto* form = new QWidget;
    auto* column = formColumn(form);
    const bool whole = account.kind == AccountKind::WalletAddress;
    m_amount = new MoneyField(look, account.asset.scale, account.asset.code);
    m_amount->setObjectName(QStringLiteral("amount"));
    m_amountRow = new FormRow(look, tr("Amount"), m_amount);
    if (account.available) {
        const Money most = amountIn(account.asset, *account.available);
        m_amount->setMost(most);
        m_amountRow->setHint(tr("%1 available").arg(look.format.amount(most)));
        if (whole) {
            m_amount->setMoney(most);
            m_amount->setReadOnly(true);
            m_amountRow->setHint(tr("A wallet address gives all it has."));
        } else {
            auto* all = makeButton(look, tr("All of it"), ButtonKind::Link);
            all->setObjectName(QStringLiteral("allOfIt"));
            all->setAutoDefault(false);
            connect(all, &QPushButton::clicked, m_amount, &MoneyField::fillMost);
            m_amountRow->setHintLink(all);
        }
    }
    m_when = new Segmented(look);
    m_when->setObjectName(QStringLiteral("when"));
    m_when->add(tr("Now"));
    m_when->add(tr("Hold first"), QStringLiteral("lock-keyhole"));
    m_when->setEqual(true);
    m_whenRow = new FormRow(look, tr("When it leaves"), m_when);
    m_holdFor = new QComboBox;
    m_holdFor->setObjectName(QStringLiteral("holdFor"));
    constexpr quint64 Hour = 3600;
    for (const quint64 seconds : {Hour / 4, Hour, 6 * Hour, 24 * Hour, 3 * 24 * Hour, 7 * 24 * Hour, holdSecondsMost})
        m_holdFor->addItem(look.format.duration(qint64(seconds)), seconds);
    m_holdFor->setCurrentIndex(1);
    m_holdFor->setFixedWidth(HoldWidth);
    m_until = new Label(look, Type::Body, Token::Text2, {});
    auto* holdField = new QWidget;
    holdField->setFocusProxy(m_holdFor);
    auto* holdLine = new QHBoxLayout(holdField);
    holdLine->setContentsMargins(0, 0, 0, 0);
    holdLine->setSpacing(12);
    holdLine->addWidget(m_holdFor);
    holdLine->addWidget(m_until, 1);
    setSize(m_holdFor, ControlSize::Form);
    m_holdFor->setAccessibleName(tr("Hold for"));
    m_holdRow = new FormRow(look, tr("Hold for"), holdField);

    column->addWidget(m_amountRow);
    column->addWidget(m_whenRow);
    column->addWidget(m_holdRow);
    column->addWidget(makeReason());
    column->addStretch(1);
    connect(m_amount, &MoneyField::moneyChanged, this, [this] {
        m_amountRow->setError(m_amount->text().isEmpty() ? QString() : m_amount->problem());
        formChanged();
    });
    connect(m_when, &Segmented::currentChanged, this, [this] {
        refreshHold();
        formChanged();
    });
    connect(m_holdFor, &QComboBox::currentIndexChanged, this, [this] {
        refreshHold();
        formChanged();
    });
    refreshHold();
    finish(form, QStringLiteral("circle-arrow-up"));
    refreshHold(); // the button exists only now
}

bool WithdrawDialog::holds() const
{
    return m_when->current() == 1;
}

quint64 WithdrawDialog::holdSeconds() const
{
    return m_holdFor->currentData().toULongLong();
}

QString WithdrawDialog::untilWords(const QDateTime& at) const
{
    const Format& format = look().format;
    const QTimeZone zone = format.settings().zone;
    const QDate day = at.toTimeZone(zone).date();
    const QDate today = QDateTime::currentDateTimeUtc().toTimeZone(zone).date();
    const QString clock = format.clock(at).left(5);
    if (day == today) return tr("until %1 today").arg(clock);
    if (day == today.addDays(1)) return tr("until %1 tomorrow").arg(clock);
    return tr("until %1, %2").arg(format.date(at), clock);
}

void WithdrawDialog::refreshHold()
{
    m_holdRow->setVisible(holds());
    m_whenRow->setHint(holds() ? tr("Reserved now, sent when you post it.") : tr("Sent at once."));
    m_until->setText(untilWords(QDateTime::currentDateTimeUtc().addSecs(qint64(holdSeconds()))));
    if (auto* button = findChild<QPushButton*>(QStringLiteral("act")))
        button->setIcon(look().icons.icon(holds() ? QStringLiteral("lock-keyhole") : QStringLiteral("circle-arrow-up"),
                                          Token::OnFill));
}

std::optional<MoneyIntent> WithdrawDialog::intent() const
{
    const std::optional<Money> money = m_amount->money();
    if (!money || money->isZero()) return std::nullopt;
    MoneyIntent intent;
    intent.act = m_account.kind == AccountKind::WalletAddress ? MoneyAct::WithdrawWalletAddress : MoneyAct::Withdraw;
    intent.accountKind = m_account.kind;
    intent.accountId = m_account.id;
    intent.accountName = m_account.name;
    intent.amount = money->units;
    intent.asset = m_account.asset;
    intent.holdSeconds = holds() ? holdSeconds() : 0;
    intent.reason = reason();
    return intent;
}

QString WithdrawDialog::verb() const
{
    const std::optional<Money> money = m_amount->money();
    if (holds()) return money ? tr("Hold %1").arg(look().format.money(*money)) : tr("Hold");
    return money ? tr("Withdraw %1").arg(look().format.money(*money)) : tr("Withdraw");
}

QString WithdrawDialog::doneSentence(const Settlement& settlement) const
{
    const QString amount = look().format.money(amountIn(m_account.asset, settlement.receipt.amount));
    if (!holds()) return tr("%1 withdrawn from %2.").arg(amount, m_account.name);
    return tr("%1 of %2 held for %3. Post or void it on Holds.")
        .arg(amount, m_account.name, look().format.duration(qint64(holdSeconds())));
}

Impact WithdrawDialog::impact() const
{
    const std::optional<Money> money = m_amount->money();
    std::optional<quint64> available;
    std::optional<quint64> held = m_account.held;
    if (money && m_account.available && money->units <= *m_account.available)
        available = *m_account.available - money->units;
    if (holds() && money && held && *held <= UINT64_MAX - money->units) held = *held + money->units;
    Impact impact = impactOf(look(), m_account, available, money ? held : std::nullopt);
    if (!holds()) impact.lines.removeIf([](const Impact::Line& line) { return line.held; });
    if (available == quint64(0) && money) {
        impact.notes.append({QStringLiteral("circle-alert"), Token::Warn,
                             tr("Nothing is left; %1 cannot pay out until a deposit.").arg(m_account.name)});
    }
    return impact;
}

} // namespace signalbox::ui
