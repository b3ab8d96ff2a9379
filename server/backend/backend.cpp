#include "server/backend/backend.h"

#include "server/backend/admin/adminapi.h"
#include "server/backend/backendmetrics.h"
#include "server/backend/tenants/httpauthservice.h"
#include "server/base/threadexecutor.h"
#include "server/http/serviceroutes.h"
#include "server/kv/memorystore.h"
#include "server/kv/redisstore.h"
#include "server/ledger/engines.h"
#include "server/sql/migrations.h"

namespace signalbox::backend {

namespace {

/// The listener calls a taken port Conflict; a start that fails for it has its own exit code.
Error portTaken(Error error)
{
    if (error.code == ErrorCode::Conflict) error.code = ErrorCode::Duplicate;
    return error;
}

bool isPostgres(const std::string& url)
{
    return url.starts_with("postgres://") || url.starts_with("postgresql://");
}

std::vector<sql::Migration> migrationsFor(const BackendOptions& options)
{
    if (isPostgres(options.databaseUrl)) return sql::embeddedMigrations({"backend", "ledger"});
    // The embedded ledger has a file and a form of its own.
    return sql::embeddedMigrations({"backend"});
}

Result<std::unique_ptr<kv::Store>> openStore(const BackendOptions& options, const Clock& clock)
{
    if (options.redisUrl.empty()) return kv::memoryStore(clock);
    kv::RedisOptions redis;
    redis.url = options.redisUrl;
    redis.caFile = options.redisCaFile;
    redis.certificateFile = options.redisCertificateFile;
    redis.keyFile = options.redisKeyFile;
    return kv::redisStore(redis);
}

Result<std::unique_ptr<ledger::Ledger>> openLedger(const BackendOptions& options, const Clock& clock)
{
    if (isPostgres(options.databaseUrl)) return ledger::openPostgres(options.databaseUrl, clock);
    ledger::EmbeddedOptions embedded;
    embedded.path = options.ledgerFile;
    return ledger::openEmbedded(embedded, clock);
}

} // namespace

/// Members are made from top to bottom and destroyed the other way round: whoever uses something comes after it.
struct Backend::Impl
{
    Impl(BackendOptions given, Surroundings around) : options(std::move(given)), surroundings(around) {}

    Result<void> openStores();
    Result<void> makeServices();
    Result<void> listen();
    void addRoutes();
    Task<http::Response> answer(const http::Request& request);
    void tellDiskFailure();

    BackendOptions options;
    Surroundings surroundings;
    std::unique_ptr<sql::Database> database;
    std::unique_ptr<kv::Store> store;
    std::unique_ptr<ledger::Ledger> ledger;
    std::unique_ptr<http::Client> client;
    std::unique_ptr<AuthService> authService;
    BackendMetrics metrics;
    std::unique_ptr<IdSource> ids;
    std::unique_ptr<ilp::RoutingTable> routes;
    std::unique_ptr<TenantService> tenants;
    std::unique_ptr<AssetService> assets;
    std::unique_ptr<FeeService> fees;
    std::unique_ptr<PeerService> peers;
    std::unique_ptr<WalletAddressService> walletAddresses;
    std::unique_ptr<LiquidityService> liquidity;
    std::unique_ptr<AnswerStore> answers;
    std::unique_ptr<Idempotency> idempotency;
    std::unique_ptr<ReplayGuard> replays;
    std::unique_ptr<AdminAuth> auth;
    std::unique_ptr<AdminApi> adminApi;
    std::atomic<bool> diskFailureTold = false;
    http::Router router;
    std::unique_ptr<http::Listener> listener;

    [[nodiscard]] Services services() const { return {*tenants, *assets, *fees, *peers, *walletAddresses, *liquidity}; }
};

Result<void> Backend::Impl::openStores()
{
    const Clock& clock = surroundings.clock;
    ThreadExecutor executor;
    // A database that is not there yet is waited for (node-spec §1.1).
    const Result<void> opened = syncWait(executor, sql::retryAtStart([this]() -> Task<Result<void>> {
                                             auto fresh = sql::open(options.databaseUrl);
                                             if (!fresh) co_return fresh.error();
                                             database = std::move(*fresh);
                                             co_return Result<void>();
                                         }));
    if (!opened) return opened.error();
    const Result<void> prepared =
        syncWait(executor, sql::prepareSchema(*database, migrationsFor(options), !options.migrateAtStart));
    if (!prepared) return prepared.error();

    auto opening = openStore(options, clock);
    if (!opening) return opening.error();
    store = std::move(*opening);
    auto books = openLedger(options, clock);
    if (!books) return books.error();
    ledger = std::move(*books);
    return {};
}

Result<void> Backend::Impl::makeServices()
{
    const Clock& clock = surroundings.clock;
    ids = std::make_unique<IdSource>(clock, surroundings.random);
    routes = std::make_unique<ilp::RoutingTable>(surroundings.random);
    TenantService::Options tenantOptions;
    tenantOptions.operatorTenantId = options.operatorTenantId;
    tenantOptions.operatorSecret = options.adminApiSecret.reveal();
    tenantOptions.ilpAddress = options.ilpAddress;
    tenantOptions.openPaymentsUrl = options.openPaymentsUrl;
    tenantOptions.cacheDuration = options.localCacheDuration;
    if (!options.authServiceUrl.empty()) {
        client = http::curlClient(http::ClientOptions());
        authService = std::make_unique<HttpAuthService>(*client, options.authServiceUrl);
    }
    tenants = std::make_unique<TenantService>(*database, *ids, authService.get(), tenantOptions);
    assets = std::make_unique<AssetService>(*database, *ledger, *ids);
    fees = std::make_unique<FeeService>(*database, *ids);
    peers = std::make_unique<PeerService>(*database, *ledger, *routes, *ids);
    walletAddresses =
        std::make_unique<WalletAddressService>(*database, *ids, options.operatorTenantId, options.openPaymentsUrl);
    liquidity = std::make_unique<LiquidityService>(*database, *ledger);
    const bool alone = options.redisUrl.empty();
    answers = alone ? storedAnswers(*database, clock) : sharedAnswers(*store);
    idempotency = std::make_unique<Idempotency>(
        *store, *answers,
        Idempotency::Options{.keyTtl = options.idempotencyKeyTtl, .lockTtl = options.idempotencyLockTtl});
    AdminAuth::Options authOptions;
    authOptions.operatorTenantId = options.operatorTenantId;
    authOptions.operatorSecret = options.adminApiSecret.reveal();
    authOptions.signatureVersion = options.signatureVersion;
    authOptions.ttl = options.signatureTtl;
    authOptions.serveVersion1 = options.serveVersion1;
    replays = alone ? localReplayGuard(clock, authOptions.replayWindow())
                    : sharedReplayGuard(*store, authOptions.replayWindow());
    auth = std::make_unique<AdminAuth>(*tenants, *replays, clock, authOptions);

    ThreadExecutor executor;
    if (const auto made = syncWait(executor, tenants->ensureOperator()); !made) return made.error();
    if (const auto mended = syncWait(executor, assets->repairAccounts()); !mended) return mended.error();
    if (const auto loaded = syncWait(executor, peers->load()); !loaded) return loaded.error();

    AdminApi::Options apiOptions;
    apiOptions.introspection = options.introspection;
    auto api =
        AdminApi::create(services(), *auth, *idempotency, *ids, Logger(surroundings.log, "backend.admin"), apiOptions);
    if (!api) return api.error();
    adminApi = std::move(*api);
    return {};
}

void Backend::Impl::tellDiskFailure()
{
    std::optional<Error> failure = database->failure();
    if (!failure && ledger->hasFailed())
        failure =
            Error{ErrorCode::Unavailable, "The ledger could not be written; nothing can be promised any more.", {}};
    if (!failure || diskFailureTold.exchange(true)) return;
    Logger(surroundings.log, "backend").fatal(failure->message, {{"detail", failure->detail}});
    if (surroundings.diskFailed) surroundings.diskFailed(*failure);
}

Task<http::Response> Backend::Impl::answer(const http::Request& request)
{
    const auto begun = surroundings.clock.steady();
    http::Response response = co_await adminApi->handle(request);
    metrics.answered(response.status, surroundings.clock.steady() - begun);
    tellDiskFailure();
    co_return response;
}

void Backend::Impl::addRoutes()
{
    // Answers may be read by any page: what counts is the signature, and no browser adds that by itself (node-spec
    // §1.3).
    router.setCors(http::Cors::AnyOrigin);
    router.add("*", "/graphql", [this](const http::Request& request) { return answer(request); });
    const std::vector<http::HealthCheck> checks{[this] { return store->ping(); }, [this] { return database->ping(); }};
    http::addHealthRoute(router, checks);
    http::addReadyRoute(
        router, [] { return true; }, checks);
    http::addMetricsRoute(router, metrics.registry(), [this] { metrics.setListener(listener->stats()); });
}

Result<void> Backend::Impl::listen()
{
    addRoutes();
    http::ListenOptions listening;
    listening.address = options.listenAddress;
    listening.port = options.adminPort;
    listening.trustProxy = options.trustProxy;
    auto started = http::Listener::start(surroundings.threads, router, listening);
    if (!started) return portTaken(started.error());
    listener = std::move(*started);
    return {};
}

Backend::Backend(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backend::~Backend() = default;

Result<std::unique_ptr<Backend>> Backend::start(BackendOptions options, Surroundings surroundings)
{
    auto impl = std::make_unique<Impl>(std::move(options), surroundings);
    if (const auto opened = impl->openStores(); !opened) return opened.error();
    if (const auto made = impl->makeServices(); !made) return made.error();
    if (const auto listening = impl->listen(); !listening) return listening.error();
    return std::unique_ptr<Backend>(new Backend(std::move(impl)));
}

Result<std::vector<std::string>> Backend::migrate(const BackendOptions& options, Surroundings)
{
    auto database = sql::open(options.databaseUrl);
    if (!database) return database.error();
    return syncWait(sql::migrate(**database, migrationsFor(options)));
}

std::uint16_t Backend::adminPort() const
{
    return m_impl->listener->port();
}

Services Backend::services() const
{
    return m_impl->services();
}

std::vector<std::string> Backend::unboundRootFields() const
{
    return m_impl->adminApi->unboundRootFields();
}

void Backend::stop(std::chrono::milliseconds limit)
{
    m_impl->listener->stop(limit);
}

} // namespace signalbox::backend
