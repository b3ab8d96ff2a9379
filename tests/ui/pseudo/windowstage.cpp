#include "tests/ui/pseudo/windowstage.h"

#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QTest>

namespace signalbox::ui::test {

namespace {

QString id(int kind, int number)
{
    return QStringLiteral("%1-0000-4000-8000-%2")
        .arg(0x10000000 + kind, 8, 16, QLatin1Char('0'))
        .arg(number, 12, 16, QLatin1Char('0'));
}

enum Kind { AssetKind = 1, PeerKind, WalletKind, KeyKind, TenantKind, FeeKind, TransferKind };

QDateTime ago(int minutes)
{
    return QDateTime::currentDateTimeUtc().addSecs(-60 * minutes);
}

/// Nobody answers: the connect dialog shows how that looks.
class SilentTransport final : public GraphQlTransport
{
public:
    using GraphQlTransport::GraphQlTransport;
    QFuture<Result<GraphQlResponse>> send(GraphQlRequest) override
    {
        m_promise.start();
        return m_promise.future();
    }

private:
    QPromise<Result<GraphQlResponse>> m_promise;
};

} // namespace

struct WindowStage::Parts
{
    QTemporaryDir folder;
    NowMs now = systemNowMs();
    FileSettings settings{folder.filePath(QStringLiteral("settings.json"))};
    Preferences preferences;
    LocalStore store{folder.path()};
    IntentJournal journal{store, now, randomIds()};
    MoneyActs acts{journal};
    ProfileStore profiles{folder.filePath(QStringLiteral("profiles.json"))};
    MemorySecretStore keychain;
    VaultSecretStore vault{folder.filePath(QStringLiteral("vault.json")), VaultCost{}};
    MemorySecretStore memory;
    QHash<QString, std::function<void(FakeNodeClient&)>> prepare;
    QHash<QString, FakeNodeSession*> sessions;
    Nodes nodes;
    QList<PageSpec> pages;

    Parts(Look& look, const QList<PageSpec>& all)
        : preferences(look, settings), nodes(profiles, {keychain, vault, memory},
                                             [this](const Profile& profile, const Secret&) { return make(profile); }),
          pages(all)
    {
    }

    std::unique_ptr<NodeSession> make(const Profile& profile)
    {
        auto session = std::make_unique<FakeNodeSession>();
        session->editProfile() = profile;
        const auto prepared = prepare.value(profile.id);
        if (prepared) prepared(session->client());
        sessions.insert(profile.id, session.get());
        return session;
    }
};

WindowStage::WindowStage(const QList<PageSpec>& pages)
{
    Theme::loadFonts();
    look.theme.setMode(Theme::Mode::Light);
    look.theme.setReducedMotion(true);
    FormatSettings formats = look.format.settings();
    formats.zone = QTimeZone::utc();
    look.format.setSettings(formats);
    QApplication::setStyle(new SignalboxStyle(look));
    look.theme.applyTo(*qApp);
    m_parts = std::make_unique<Parts>(look, pages);
    m_parts->preferences.set(QStringLiteral("appearance/reducedMotion"), true);
}

WindowStage::~WindowStage()
{
    m_window.reset();
    m_parts.reset();
    QApplication::setStyle(QStringLiteral("fusion")); // ours paints from this look
}

void WindowStage::addNode(const QString& name, Environment environment, std::function<void(FakeNodeClient&)> prepare)
{
    Profile profile;
    profile.id = id(0x99, int(m_parts->prepare.size()) + 1);
    profile.name = name;
    profile.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:3001/graphql"));
    profile.tenantId = id(TenantKind, 1);
    profile.environment = environment;
    profile.secretPlace = SecretPlace::Memory;
    m_parts->prepare.insert(profile.id, std::move(prepare));
    m_parts->nodes.addTemporary(profile, Secret(QByteArrayLiteral("iyIgCprjb9uL8wFckR+pLEkJWMB7FJhgkvqhTQR/964=")));
}

void WindowStage::fill(FakeNodeClient& client)
{
    client.me.tenantId = id(TenantKind, 1);
    client.me.isOperator = true;
    const QList<std::pair<QString, quint8>> codes{
        {QStringLiteral("USD"), 2}, {QStringLiteral("EUR"), 2}, {QStringLiteral("XRP"), 9}};
    int n = 0;
    for (const auto& [code, scale] : codes) {
        AssetRow asset;
        asset.id = id(AssetKind, ++n);
        asset.code = code;
        asset.scale = scale;
        asset.liquidity = 1'204'050'00ULL * quint64(n);
        asset.liquidityThreshold = n == 2 ? std::optional<quint64>(9'000'000'00) : std::optional<quint64>(500'00);
        asset.withdrawalThreshold = 100;
        asset.createdAt = ago(90 * n);
        asset.tenantId = client.me.tenantId;
        FeeRow fee;
        fee.id = id(FeeKind, n);
        fee.assetId = asset.id;
        fee.fixed = 15;
        fee.basisPoints = 35;
        fee.createdAt = ago(50 * n);
        asset.sendingFee = fee;
        client.fees.append(fee);
        client.assets.append(asset);
        const AssetRef ref{asset.id, code, scale};
        PeerRow peer;
        peer.id = id(PeerKind, n);
        peer.name = QStringLiteral("qxpeer%1").arg(n);
        peer.asset = ref;
        peer.staticIlpAddress = QStringLiteral("test.qxpeer%1").arg(n);
        peer.outgoingEndpoint = QStringLiteral("http://127.0.0.1:3002");
        peer.maxPacketAmount = 10'000;
        peer.liquidityThreshold = 500'00;
        peer.liquidity = n == 1 ? 120'00 : 20'000'00;
        peer.routes = {QStringLiteral("test.qxpeer%1").arg(n)};
        peer.createdAt = ago(2000 * n);
        peer.tenantId = client.me.tenantId;
        client.peers.append(peer);
        WalletAddressRow wallet;
        wallet.id = id(WalletKind, n);
        wallet.address = QStringLiteral("https://qxhost.test/qxperson%1").arg(n);
        wallet.publicName = QStringLiteral("qxperson%1").arg(n);
        wallet.asset = ref;
        wallet.status = n == 3 ? WalletAddressStatus::Inactive : WalletAddressStatus::Active;
        wallet.liquidity = 12'00;
        wallet.properties = {
            {.key = QStringLiteral("qxkey"), .value = QStringLiteral("qxvalue"), .visibleInOpenPayments = true}};
        wallet.createdAt = ago(30 * n);
        wallet.tenantId = client.me.tenantId;
        client.walletAddresses.append(wallet);
        client.keys.append({.id = id(KeyKind, n),
                            .walletAddressId = wallet.id,
                            .keyId = id(KeyKind, 100 + n),
                            .publicKey = QStringLiteral("0123456789012345678901234567890123456789012"),
                            .revoked = n == 2,
                            .createdAt = ago(20 * n)});
        Transfers transfers;
        for (int i = 0; i < 4; ++i) {
            TransferRow transfer;
            transfer.id = id(TransferKind, 10 * n + i);
            transfer.debitAccountId = i % 2 == 0 ? asset.id : peer.id;
            transfer.creditAccountId = i % 2 == 0 ? peer.id : asset.id;
            transfer.amount = 1000ULL * quint64(i + 1);
            transfer.type = i == 0 ? TransferType::Deposit : i == 1 ? TransferType::Withdrawal : TransferType::Transfer;
            transfer.state = i == 1 ? TransferState::Pending : i == 2 ? TransferState::Voided : TransferState::Posted;
            transfer.createdAt = ago(10 * i + 1);
            if (i == 1) transfer.expiresAt = QDateTime::currentDateTimeUtc().addSecs(1800);
            (i % 2 == 0 ? transfers.debits : transfers.credits).append(transfer);
        }
        client.transfers.insert(asset.id, transfers);
        Transfers ofPeer;
        ofPeer.debits = transfers.credits;
        ofPeer.credits = transfers.debits;
        client.transfers.insert(peer.id, ofPeer);
        TenantRow tenant;
        tenant.id = id(TenantKind, n);
        tenant.publicName = QStringLiteral("qxtenant%1").arg(n);
        tenant.email = QStringLiteral("qx%1@qxhost.test").arg(n);
        tenant.idpConsentUrl = QStringLiteral("https://qxhost.test/consent");
        tenant.settings = {{.key = QStringLiteral("WEBHOOK_URL"), .value = QStringLiteral("https://qxhost.test/hook")}};
        tenant.createdAt = ago(5000 * n);
        if (n == 3) tenant.deletedAt = ago(60);
        client.tenants.append(tenant);
    }
}

QStringList WindowStage::data()
{
    return {QStringLiteral("qxpeer"),      QStringLiteral("qxperson"), QStringLiteral("qxtenant"),
            QStringLiteral("qxhost.test"), QStringLiteral("qxkey"),    QStringLiteral("qxvalue"),
            QStringLiteral("WEBHOOK_URL"), QStringLiteral("test."),    QStringLiteral("qx"),
            QStringLiteral("alder"),       QStringLiteral("birch"),    QStringLiteral("cedar"),
            QStringLiteral("USD"),         QStringLiteral("EUR"),      QStringLiteral("XRP"),
            QStringLiteral("UTC"),         QStringLiteral("/consent"), QStringLiteral("/hook"),
            QStringLiteral("/sandbox")};
}

void WindowStage::show(QSize size)
{
    if (!m_window) {
        Parts& p = *m_parts;
        m_window = std::make_unique<MainWindow>(
            ShellParts{.look = look,
                       .settings = p.settings,
                       .preferences = p.preferences,
                       .profiles = p.profiles,
                       .nodes = p.nodes,
                       .secrets = {p.keychain, p.vault, p.memory},
                       .vault = p.vault,
                       .acts = p.acts,
                       .demo = demo,
                       .transports = [](const Profile&, const Secret&, QObject* parent) -> GraphQlTransport* {
                           return new SilentTransport(parent);
                       },
                       .now = p.now,
                       .pages = p.pages,
                       .folder = p.folder.path(),
                       .version = QStringLiteral("0.1.0")});
    }
    m_window->resize(size);
    m_window->show();
    (void)QTest::qWaitForWindowExposed(m_window.get());
    settle();
}

void WindowStage::settle()
{
    // Answers of lists and layouts come through the event loop, each a turn or two later; a store of its own thread may
    // take a few more.
    for (int turn = 0; turn < 12; ++turn) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
}

FakeNodeClient* WindowStage::client(const QString& profileId)
{
    FakeNodeSession* session = m_parts->sessions.value(profileId);
    return session == nullptr ? nullptr : &session->client();
}

Dialog* WindowStage::dialog() const
{
    for (Dialog* found : m_window->findChildren<Dialog*>()) {
        if (found->isVisible()) return found;
    }
    return nullptr;
}

} // namespace signalbox::ui::test
