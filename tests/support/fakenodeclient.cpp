#include "tests/support/fakenodeclient.h"

namespace signalbox::ui::test {

namespace {

/// A page as the node cuts it: cursors are ids, newest first is the order of the list.
template <class Row>
Page<Row> cut(const QList<Row>& rows, const PageQuery& query)
{
    qsizetype first = 0;
    for (qsizetype i = 0; !query.after.isEmpty() && i < rows.size(); ++i) {
        if (rows[i].id == query.after) first = i + 1;
    }
    const int size = std::clamp(query.size, 1, PageQuery::sizeMax);
    Page<Row> page;
    page.rows = rows.mid(first, size);
    page.hasNext = first + page.rows.size() < rows.size();
    page.hasPrevious = first > 0;
    if (!page.rows.isEmpty()) {
        page.startCursor = page.rows.first().id;
        page.endCursor = page.rows.last().id;
    }
    return page;
}

template <class Row>
Result<Row> one(const QList<Row>& rows, const QString& id)
{
    for (const Row& row : rows) {
        if (row.id == id) return row;
    }
    return Error{Error::Code::NotFound, QStringLiteral("not found"), {}, QStringLiteral("NOT_FOUND")};
}

template <class Row>
Row* seek(QList<Row>& rows, const QString& id)
{
    for (Row& row : rows) {
        if (row.id == id) return &row;
    }
    return nullptr;
}

Error notFound()
{
    return {Error::Code::NotFound, QStringLiteral("not found"), {}, QStringLiteral("NOT_FOUND")};
}

QDateTime birthday()
{
    return QDateTime(QDate(2026, 11, 21), QTime(13, 0), Qt::UTC);
}

} // namespace

template <class V>
QFuture<Result<V>> FakeNodeClient::reply(const QString& question, std::function<Result<V>()> work)
{
    asked.append(question);
    if (m_refusals.contains(question)) return answered<V>(m_refusals.value(question));
    if (!m_waiting.contains(question)) return answered<V>(work());
    Answer<V> answer;
    m_held.append([answer, work = std::move(work)] { answer.give(work()); });
    return answer.future();
}

void FakeNodeClient::letGo()
{
    const auto held = std::exchange(m_held, {});
    for (const auto& answer : held) answer();
}

QString FakeNodeClient::newId()
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(++m_lastId, 12, 10, QLatin1Char('0'));
}

QFuture<Result<Whoami>> FakeNodeClient::whoami()
{
    return reply<Whoami>(QStringLiteral("whoami"), [this] { return Result<Whoami>(me); });
}

QFuture<Result<Page<AssetRow>>> FakeNodeClient::listAssets(PageQuery query)
{
    return reply<Page<AssetRow>>(QStringLiteral("listAssets"), [this, query] { return cut(assets, query); });
}

QFuture<Result<AssetRow>> FakeNodeClient::asset(QString id)
{
    return reply<AssetRow>(QStringLiteral("asset"), [this, id] { return one(assets, id); });
}

QFuture<Result<Page<FeeRow>>> FakeNodeClient::feesOf(QString assetId, PageQuery query)
{
    return reply<Page<FeeRow>>(QStringLiteral("feesOf"), [this, assetId, query] {
        QList<FeeRow> own;
        for (const FeeRow& fee : fees) {
            if (fee.assetId == assetId) own.append(fee);
        }
        return cut(own, query);
    });
}

QFuture<Result<AssetRow>> FakeNodeClient::createAsset(NewAsset input)
{
    newAssets.append(input);
    return reply<AssetRow>(QStringLiteral("createAsset"), [this, input] {
        AssetRow row;
        row.id = newId();
        row.code = input.code;
        row.scale = input.scale;
        row.liquidity = 0;
        row.withdrawalThreshold = input.withdrawalThreshold;
        row.liquidityThreshold = input.liquidityThreshold;
        row.createdAt = birthday();
        row.tenantId = input.tenantId.isEmpty() ? me.tenantId : input.tenantId;
        assets.prepend(row);
        Q_EMIT changed(EntityKind::Asset, {row.id});
        return row;
    });
}

QFuture<Result<AssetRow>> FakeNodeClient::updateAsset(AssetChange input)
{
    assetChanges.append(input);
    return reply<AssetRow>(QStringLiteral("updateAsset"), [this, input]() -> Result<AssetRow> {
        AssetRow* row = seek(assets, input.id);
        if (row == nullptr) return notFound();
        row->withdrawalThreshold = input.withdrawalThreshold;
        row->liquidityThreshold = input.liquidityThreshold;
        Q_EMIT changed(EntityKind::Asset, {input.id});
        return *row;
    });
}

QFuture<Result<void>> FakeNodeClient::deleteAsset(QString id, QString idempotencyKey)
{
    deleteKeys.append(idempotencyKey);
    return reply<void>(QStringLiteral("deleteAsset"), [this, id]() -> Result<void> {
        if (assets.removeIf([&](const AssetRow& row) { return row.id == id; }) == 0) return notFound();
        Q_EMIT changed(EntityKind::Asset, {id});
        return {};
    });
}

QFuture<Result<FeeRow>> FakeNodeClient::setFee(FeeChange input)
{
    feeChanges.append(input);
    return reply<FeeRow>(QStringLiteral("setFee"), [this, input]() -> Result<FeeRow> {
        AssetRow* asset = seek(assets, input.assetId);
        if (asset == nullptr) return notFound();
        const FeeRow fee{newId(), input.assetId, input.type, input.fixed, input.basisPoints, birthday()};
        fees.prepend(fee);
        (input.type == FeeType::Sending ? asset->sendingFee : asset->receivingFee) = fee;
        Q_EMIT changed(EntityKind::Fee, {fee.id});
        return fee;
    });
}

QFuture<Result<Page<PeerRow>>> FakeNodeClient::listPeers(PageQuery query)
{
    return reply<Page<PeerRow>>(QStringLiteral("listPeers"), [this, query] { return cut(peers, query); });
}

QFuture<Result<PeerRow>> FakeNodeClient::peer(QString id)
{
    return reply<PeerRow>(QStringLiteral("peer"), [this, id] { return one(peers, id); });
}

QFuture<Result<PeerRow>> FakeNodeClient::createPeer(NewPeer input)
{
    newPeers.append(input);
    return reply<PeerRow>(QStringLiteral("createPeer"), [this, input]() -> Result<PeerRow> {
        const AssetRow* asset = seek(assets, input.assetId);
        if (asset == nullptr) return notFound();
        PeerRow row;
        row.id = newId();
        row.name = input.name;
        row.asset = {asset->id, asset->code, asset->scale};
        row.staticIlpAddress = input.staticIlpAddress;
        row.outgoingEndpoint = input.outgoingEndpoint;
        row.maxPacketAmount = input.maxPacketAmount;
        row.liquidityThreshold = input.liquidityThreshold;
        row.liquidity = input.initialLiquidity.value_or(0);
        row.routes = input.routes.value_or(QStringList());
        row.createdAt = birthday();
        row.tenantId = asset->tenantId;
        peers.prepend(row);
        Q_EMIT changed(EntityKind::Peer, {row.id});
        return row;
    });
}

QFuture<Result<PeerRow>> FakeNodeClient::createPeerByUrl(NewPeerByUrl input)
{
    newPeersByUrl.append(input);
    return reply<PeerRow>(QStringLiteral("createPeerByUrl"), [this, input]() -> Result<PeerRow> {
        const AssetRow* asset = seek(assets, input.assetId);
        if (asset == nullptr) return notFound();
        PeerRow row;
        row.id = newId();
        row.name = input.name;
        row.asset = {asset->id, asset->code, asset->scale};
        row.staticIlpAddress = QStringLiteral("test.found");
        row.outgoingEndpoint = input.peerUrl;
        row.maxPacketAmount = input.maxPacketAmount;
        row.liquidityThreshold = input.liquidityThreshold;
        row.liquidity = input.liquidityToDeposit.value_or(0);
        row.createdAt = birthday();
        peers.prepend(row);
        Q_EMIT changed(EntityKind::Peer, {row.id});
        return row;
    });
}

QFuture<Result<PeerRow>> FakeNodeClient::updatePeer(PeerChange input)
{
    peerChanges.append(input);
    return reply<PeerRow>(QStringLiteral("updatePeer"), [this, input]() -> Result<PeerRow> {
        PeerRow* row = seek(peers, input.id);
        if (row == nullptr) return notFound();
        if (input.name) row->name = *input.name;
        if (input.staticIlpAddress) row->staticIlpAddress = *input.staticIlpAddress;
        if (input.outgoingEndpoint) row->outgoingEndpoint = *input.outgoingEndpoint;
        if (input.maxPacketAmount) row->maxPacketAmount = input.maxPacketAmount;
        if (input.liquidityThreshold) row->liquidityThreshold = input.liquidityThreshold;
        if (input.routes) row->routes = *input.routes;
        Q_EMIT changed(EntityKind::Peer, {input.id});
        return *row;
    });
}

QFuture<Result<void>> FakeNodeClient::deletePeer(QString id, QString idempotencyKey)
{
    deleteKeys.append(idempotencyKey);
    return reply<void>(QStringLiteral("deletePeer"), [this, id]() -> Result<void> {
        if (peers.removeIf([&](const PeerRow& row) { return row.id == id; }) == 0) return notFound();
        Q_EMIT changed(EntityKind::Peer, {id});
        return {};
    });
}

QFuture<Result<Page<WalletAddressRow>>> FakeNodeClient::listWalletAddresses(PageQuery query)
{
    return reply<Page<WalletAddressRow>>(QStringLiteral("listWalletAddresses"),
                                         [this, query] { return cut(walletAddresses, query); });
}

QFuture<Result<WalletAddressRow>> FakeNodeClient::walletAddress(QString id)
{
    return reply<WalletAddressRow>(QStringLiteral("walletAddress"), [this, id] { return one(walletAddresses, id); });
}

QFuture<Result<WalletAddressRow>> FakeNodeClient::createWalletAddress(NewWalletAddress input)
{
    newWalletAddresses.append(input);
    return reply<WalletAddressRow>(QStringLiteral("createWalletAddress"), [this, input]() -> Result<WalletAddressRow> {
        const AssetRow* asset = seek(assets, input.assetId);
        if (asset == nullptr) return notFound();
        WalletAddressRow row;
        row.id = newId();
        row.address = input.address;
        row.publicName = input.publicName;
        row.asset = {asset->id, asset->code, asset->scale};
        row.properties = input.properties;
        row.createdAt = birthday();
        row.tenantId = input.tenantId.isEmpty() ? me.tenantId : input.tenantId;
        walletAddresses.prepend(row);
        Q_EMIT changed(EntityKind::WalletAddress, {row.id});
        return row;
    });
}

QFuture<Result<WalletAddressRow>> FakeNodeClient::updateWalletAddress(WalletAddressChange input)
{
    walletAddressChanges.append(input);
    return reply<WalletAddressRow>(QStringLiteral("updateWalletAddress"), [this, input]() -> Result<WalletAddressRow> {
        WalletAddressRow* row = seek(walletAddresses, input.id);
        if (row == nullptr) return notFound();
        if (input.publicName) row->publicName = *input.publicName;
        if (input.status) row->status = *input.status;
        if (input.properties) row->properties = *input.properties;
        Q_EMIT changed(EntityKind::WalletAddress, {input.id});
        return *row;
    });
}

QFuture<Result<Page<WalletAddressKeyRow>>> FakeNodeClient::keysOf(QString walletAddressId, PageQuery query)
{
    return reply<Page<WalletAddressKeyRow>>(QStringLiteral("keysOf"), [this, walletAddressId, query] {
        QList<WalletAddressKeyRow> own;
        for (const WalletAddressKeyRow& key : keys) {
            if (key.walletAddressId == walletAddressId) own.append(key);
        }
        return cut(own, query);
    });
}

QFuture<Result<WalletAddressKeyRow>> FakeNodeClient::addKey(NewWalletAddressKey input)
{
    newKeys.append(input);
    return reply<WalletAddressKeyRow>(QStringLiteral("addKey"), [this, input] {
        const WalletAddressKeyRow key{newId(), input.walletAddressId, input.keyId, input.publicKey, false, birthday()};
        keys.prepend(key);
        Q_EMIT changed(EntityKind::WalletAddressKey, {key.id});
        return key;
    });
}

QFuture<Result<WalletAddressKeyRow>> FakeNodeClient::revokeKey(QString keyId, QString idempotencyKey)
{
    deleteKeys.append(idempotencyKey);
    return reply<WalletAddressKeyRow>(QStringLiteral("revokeKey"), [this, keyId]() -> Result<WalletAddressKeyRow> {
        WalletAddressKeyRow* key = seek(keys, keyId);
        if (key == nullptr) return notFound();
        key->revoked = true;
        Q_EMIT changed(EntityKind::WalletAddressKey, {keyId});
        return *key;
    });
}

QFuture<Result<Transfers>> FakeNodeClient::transfersOf(QString accountId, int limit)
{
    return reply<Transfers>(QStringLiteral("transfersOf"), [this, accountId, limit] {
        Transfers of = transfers.value(accountId);
        of.debits = of.debits.first(std::min<qsizetype>(limit, of.debits.size()));
        of.credits = of.credits.first(std::min<qsizetype>(limit, of.credits.size()));
        return of;
    });
}

QFuture<Result<Page<TenantRow>>> FakeNodeClient::listTenants(PageQuery query)
{
    return reply<Page<TenantRow>>(QStringLiteral("listTenants"), [this, query]() -> Result<Page<TenantRow>> {
        if (!me.isOperator) {
            return Error{
                Error::Code::Forbidden, QStringLiteral("cannot get tenants page"), {}, QStringLiteral("FORBIDDEN")};
        }
        return cut(tenants, query);
    });
}

QFuture<Result<TenantRow>> FakeNodeClient::tenant(QString id)
{
    return reply<TenantRow>(QStringLiteral("tenant"), [this, id] { return one(tenants, id); });
}

QFuture<Result<TenantRow>> FakeNodeClient::createTenant(NewTenant input)
{
    newTenants.append(input);
    return reply<TenantRow>(QStringLiteral("createTenant"), [this, input] {
        TenantRow row;
        row.id = input.id.isEmpty() ? newId() : input.id;
        row.publicName = input.publicName;
        row.email = input.email;
        row.idpConsentUrl = input.idpConsentUrl;
        row.settings = input.settings;
        row.createdAt = birthday();
        tenants.prepend(row);
        Q_EMIT changed(EntityKind::Tenant, {});
        return row;
    });
}

QFuture<Result<TenantRow>> FakeNodeClient::updateTenant(TenantChange input)
{
    tenantChanges.append(input);
    return reply<TenantRow>(QStringLiteral("updateTenant"), [this, input]() -> Result<TenantRow> {
        TenantRow* row = seek(tenants, input.id);
        if (row == nullptr) return notFound();
        if (input.publicName) row->publicName = *input.publicName;
        if (input.email) row->email = *input.email;
        if (input.idpConsentUrl) row->idpConsentUrl = *input.idpConsentUrl;
        Q_EMIT changed(EntityKind::Tenant, {input.id});
        return *row;
    });
}

QFuture<Result<void>> FakeNodeClient::deleteTenant(QString id)
{
    return reply<void>(QStringLiteral("deleteTenant"), [this, id]() -> Result<void> {
        TenantRow* row = seek(tenants, id);
        if (row == nullptr) return notFound();
        row->deletedAt = birthday();
        Q_EMIT changed(EntityKind::Tenant, {id});
        return {};
    });
}

QFuture<Result<QList<TenantSetting>>> FakeNodeClient::setTenantSettings(QList<TenantSetting> settings)
{
    settingsSet.append(settings);
    return reply<QList<TenantSetting>>(QStringLiteral("setTenantSettings"), [this, settings] {
        if (TenantRow* own = seek(tenants, me.tenantId)) {
            for (const TenantSetting& setting : settings) {
                own->settings.removeIf([&](const TenantSetting& old) { return old.key == setting.key; });
                own->settings.append(setting);
            }
        }
        Q_EMIT changed(EntityKind::TenantSetting, {});
        return settings;
    });
}

QFuture<Result<Receipt>> FakeNodeClient::perform(RecordedIntent intent)
{
    performed.append(intent);
    return reply<Receipt>(QStringLiteral("perform"), [this, intent]() -> Result<Receipt> {
        if (performs) return performs(intent);
        Receipt receipt;
        receipt.transferId = intent.transferId();
        receipt.amount = intent.intent().amount;
        return receipt;
    });
}

QFuture<Result<RawAnswer>> FakeNodeClient::rawQuery(QString document, QJsonObject variables, QString)
{
    documents.append(document);
    documentVariables.append(variables);
    return reply<RawAnswer>(QStringLiteral("rawQuery"),
                            [this, document, variables] { return rawFor ? rawFor(document, variables) : raw; });
}

} // namespace signalbox::ui::test
