#include "ui/tenants/tenantsettings.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <cmath>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TenantSettings)
};

const auto exchangeRatesUrl = QStringLiteral("EXCHANGE_RATES_URL");
const auto webhookUrl = QStringLiteral("WEBHOOK_URL");
const auto webhookTimeout = QStringLiteral("WEBHOOK_TIMEOUT");
const auto webhookMaxRetry = QStringLiteral("WEBHOOK_MAX_RETRY");
const auto walletAddressUrl = QStringLiteral("WALLET_ADDRESS_URL");
const auto ilpAddress = QStringLiteral("ILP_ADDRESS");

bool isUrl(const QString& value)
{
    const QUrl url(value, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
}

bool isIlpAddress(const QString& value)
{
    constexpr int LengthMax = 1023; // RFC 15
    static const QRegularExpression form(
        QStringLiteral(R"(^(g|private|example|peer|self|test[1-3]?|local)(\.[A-Za-z0-9_~-]+)+$)"));
    return value.size() <= LengthMax && form.match(value).hasMatch();
}

} // namespace

QStringList tenantSettingKeys()
{
    return {webhookUrl, webhookTimeout, webhookMaxRetry, walletAddressUrl, ilpAddress, exchangeRatesUrl};
}

QString wordOfSetting(const QString& key)
{
    if (key == exchangeRatesUrl) return Words::tr("Exchange rates address");
    if (key == webhookUrl) return Words::tr("Webhook address");
    if (key == webhookTimeout) return Words::tr("Webhook time-out");
    if (key == webhookMaxRetry) return Words::tr("Webhook attempts");
    if (key == walletAddressUrl) return Words::tr("Wallet address base");
    if (key == ilpAddress) return Words::tr("ILP address");
    return key;
}

QString hintOfSetting(const QString& key)
{
    if (key == exchangeRatesUrl) return Words::tr("Where rates for this tenant are fetched");
    if (key == webhookUrl) return Words::tr("Where the node sends this tenant's events");
    if (key == webhookTimeout) return Words::tr("Milliseconds until a delivery counts as failed");
    if (key == webhookMaxRetry) return Words::tr("In all, the first one included; 0 sends nothing");
    if (key == walletAddressUrl) return Words::tr("What the tenant's wallet addresses begin with");
    if (key == ilpAddress) return Words::tr("Where packets for this tenant go");
    return {};
}

QString problemOfSetting(const QString& key, const QString& value)
{
    const QString text = value.trimmed();
    if (key == exchangeRatesUrl || key == webhookUrl || key == walletAddressUrl) {
        if (!isUrl(text)) return Words::tr("Not a web address. Write it like https://example.com/path");
        return {};
    }
    if (key == webhookTimeout || key == webhookMaxRetry) {
        bool number = false;
        const double amount = text.toDouble(&number);
        if (!number || !std::isfinite(amount)) return Words::tr("Not a number. Write it like 2000");
        if (key == webhookTimeout && amount <= 0) return Words::tr("It must be more than 0, for example 2000");
        if (key == webhookMaxRetry && amount <= -1) return Words::tr("It must not be negative, for example 10");
        return {};
    }
    if (key == ilpAddress && !isIlpAddress(text))
        return Words::tr("Not an ILP address. Write it like g.alder.birch or test.alder");
    return {};
}

QString valueOf(const QList<TenantSetting>& settings, const QString& key)
{
    for (const TenantSetting& setting : settings) {
        if (setting.key == key) return setting.value;
    }
    return {};
}

} // namespace signalbox::ui
