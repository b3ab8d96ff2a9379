#include "app/desktop/embeddedsandbox.h"

#include "server/base/clock.h"
#include "server/base/log.h"
#include "server/base/random.h"
#include "server/http/listener.h"
#include "server/sandbox/sandbox.h"

#include <QDir>
#include <QUuid>

#include <filesystem>

namespace signalbox::desktop {

namespace {

constexpr unsigned ioThreads = 2; // two nodes for one person need no more
constexpr std::size_t logBytesMax = 4 * 1024 * 1024;
constexpr std::size_t logFilesMax = 3;
const QUuid profileNamespace(QStringLiteral("{6f1f7a52-3c1e-4b52-9a0a-5d3c8f8f2b11}"));

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

struct EmbeddedSandbox::Running
{
    Running(const std::string& folder)
        : sink(rotatingFileLogSink(folder + "/sandbox.log", logBytesMax, logFilesMax)),
          log(clock, *(sink ? sink : sink = standardErrorLogSink()), LogLevel::Info), threads(ioThreads)
    {
    }
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<LogSink> sink;
    Log log;
    http::IoThreads threads;
    std::unique_ptr<sandbox::Sandbox> nodes;
};

EmbeddedSandbox::EmbeddedSandbox(QString folder, ui::Nodes& nodes, QObject* parent)
    : Demo(parent), m_folder(std::move(folder)), m_nodes(nodes)
{
}

EmbeddedSandbox::~EmbeddedSandbox()
{
    if (m_thread.joinable()) m_thread.join();
    if (m_running != nullptr && m_running->nodes != nullptr)
        m_running->nodes->stop(std::chrono::milliseconds(stopLimitMs));
}

void EmbeddedSandbox::start()
{
    if (m_state == State::Starting || m_state == State::Running) return;
    if (m_thread.joinable()) m_thread.join(); // an attempt that failed
    m_running.reset();
    m_state = State::Starting;
    m_failure.clear();
    Q_EMIT changed();
    m_thread = std::thread([this] { run(); });
}

void EmbeddedSandbox::run()
{
    QList<Born> born;
    QString failure;
    // Nothing may leave this thread by an exception: the console must stay up whatever the nodes meet.
    try {
        const std::string folder = QDir(m_folder).absolutePath().toStdString();
        std::error_code ignored;
        std::filesystem::create_directories(folder, ignored);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
        m_running = std::make_unique<Running>(folder);
        sandbox::Sandbox::Options options;
        options.dataFolder = folder;
        options.portBase = 0;
        auto started = sandbox::Sandbox::start(
            std::move(options), {m_running->clock, m_running->random, m_running->log, m_running->threads});
        if (!started) {
            failure = text(started.error().message);
        } else {
            m_running->nodes = std::move(*started);
            for (const auto& node : m_running->nodes->nodes()) {
                ui::Profile profile;
                // The same node has the same id at each start, so columns and recorded acts are found again.
                profile.id =
                    QUuid::createUuidV5(profileNamespace, text(node.seeds.name)).toString(QUuid::WithoutBraces);
                profile.name = text(node.seeds.name);
                profile.adminUrl = QUrl(text(node.adminUrl()));
                profile.tenantId = text(node.tenantId.toString());
                profile.environment = ui::Environment::Sandbox;
                profile.dialect = ui::Dialect::V2;
                profile.secretPlace = ui::SecretPlace::Memory;
                const auto secret = m_running->nodes->apiSecret(node.seeds.name);
                const std::string_view bytes = secret.reveal();
                born.append({profile, ui::Secret(QByteArray(bytes.data(), qsizetype(bytes.size())))});
            }
        }
    } catch (const std::exception& problem) {
        failure = QString::fromLocal8Bit(problem.what());
    }
    QMetaObject::invokeMethod(
        this, [this, born, failure] { ready(born, failure); }, Qt::QueuedConnection);
}

void EmbeddedSandbox::ready(const QList<Born>& nodes, const QString& failure)
{
    m_thread.join();
    m_failure = failure;
    m_state = failure.isEmpty() ? State::Running : State::Failed;
    if (!failure.isEmpty()) m_running.reset();
    for (const Born& node : nodes) m_nodes.addTemporary(node.profile, node.secret);
    Q_EMIT changed();
}

} // namespace signalbox::desktop
