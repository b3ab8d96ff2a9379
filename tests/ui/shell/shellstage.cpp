#include "tests/ui/shell/shellstage.h"

#include "ui/common/dialog.h"
#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QUuid>

namespace signalbox::ui::test {

namespace {

PageSpec spec(const QString& id, const QString& title, PageSpec::Group group, bool operatorOnly = false)
{
    return {.id = id,
            .title = title,
            .icon = QStringLiteral("coins"),
            .group = group,
            .make = [id](const PageSurroundings& around, NodeSession& session, QWidget* parent) -> NodePage* {
                return new SpyPage(id, around, session, parent);
            },
            .operatorOnly = operatorOnly,
            .help = QStringLiteral("What this page is for.")};
}

QList<PageSpec> specs()
{
    using Group = PageSpec::Group;
    return {spec(QStringLiteral("assets"), QStringLiteral("Assets"), Group::Money),
            spec(QStringLiteral("peers"), QStringLiteral("Peers"), Group::Money),
            spec(QStringLiteral("tenants"), QStringLiteral("Tenants"), Group::System, true)};
}

/// Cheap on purpose: what is tested is the window, not the cost of guessing.
constexpr VaultCost CheapCost{.n = 1024, .r = 8, .p = 1};

} // namespace

SpyPage::SpyPage(QString id, const PageSurroundings& surroundings, NodeSession& nodeSession, QWidget* parent)
    : NodePage(parent), session(nodeSession), around(surroundings), m_id(std::move(id))
{
    setObjectName(m_id);
    around.commands.add({.id = m_id + QStringLiteral(".change"),
                         .title = QStringLiteral("Change %1").arg(m_id),
                         .section = m_id,
                         .changesNode = true},
                        [this] { ++changed; });
}

SpyPage::~SpyPage()
{
    around.commands.remove(m_id + QStringLiteral(".change"));
}

QList<PageObject> SpyPage::objects() const
{
    return {{.id = m_id + QStringLiteral("-1"), .title = QStringLiteral("Cloud Nine"), .detail = {}}};
}

QFuture<Result<GraphQlResponse>> ScriptedTransport::send(GraphQlRequest request)
{
    ExchangeFacts facts;
    facts.connected = m_script.reachable && m_script.certificate.verdict == CertificateFinding::Verdict::Trusted;
    facts.latencyMs = 31;
    facts.secure = m_script.secure;
    facts.certificate = m_script.certificate;
    facts.localMs = 1'790'000'000'000;
    facts.nodeTime = QDateTime::fromMSecsSinceEpoch(facts.localMs);
    Q_EMIT exchanged(facts);
    using Code = Error::Code;
    if (!m_script.reachable)
        return answered<GraphQlResponse>(
            Error{Code::Unreachable, QStringLiteral("No connection came up."), QStringLiteral("refused"), {}});
    if (m_script.certificate.verdict != CertificateFinding::Verdict::Trusted)
        return answered<GraphQlResponse>(
            Error{Code::Untrusted, QStringLiteral("Nobody vouches for this certificate."), {}, {}});
    if (!m_script.secretRight)
        return answered<GraphQlResponse>(
            Error{Code::Unauthorized, QStringLiteral("The node refused this tenant and secret."), {}, {}});
    QJsonObject body;
    if (request.document.contains(QLatin1String("whoami")))
        body = {{QStringLiteral("data"),
                 QJsonObject{{QStringLiteral("whoami"), QJsonObject{{QStringLiteral("id"), m_script.tenantId},
                                                                    {QStringLiteral("isOperator"), true}}}}}};
    else
        body = {{QStringLiteral("errors"),
                 QJsonArray{QJsonObject{{QStringLiteral("message"), QStringLiteral("unknown withdrawal")},
                                        {QStringLiteral("extensions"),
                                         QJsonObject{{QStringLiteral("code"), QStringLiteral("NOT_FOUND")}}}}}}};
    return answered<GraphQlResponse>(GraphQlResponse{body, 31, 100});
}

QFuture<Result<void>> ScriptedSecrets::write(QString profileId, Secret secret)
{
    return works ? m_kept.write(profileId, std::move(secret)) : tryOut();
}

QFuture<Result<void>> ScriptedSecrets::tryOut()
{
    if (works) return answered<void>({});
    return answered<void>(Error{Error::Code::Unavailable, QStringLiteral("There is no keychain."), {}, {}});
}

ShellStage::ShellStage(const QString& folder)
    : settings(QDir(folder).filePath(QStringLiteral("settings.json"))), preferences(look, settings),
      profiles(QDir(folder).filePath(QStringLiteral("profiles.json"))),
      vault(QDir(folder).filePath(QStringLiteral("vault.json")), CheapCost), store(folder),
      journal(
          store, [this] { return clock; }, randomIds()),
      acts(journal), nodes(profiles, {keychain, vault, memory},
                           [](const Profile& profile, Secret) -> std::unique_ptr<NodeSession> {
                               auto session = std::make_unique<FakeNodeSession>();
                               session->editProfile() = profile;
                               return session;
                           }),
      m_folder(folder)
{
    (void)Theme::loadFonts();
    QApplication::setStyle(new SignalboxStyle(look));
    look.theme.setReducedMotion(true);
    (void)profiles.load();
}

ShellStage::~ShellStage()
{
    close();
    QApplication::setStyle(QStringLiteral("fusion")); // the style refers to the look
}

MainWindow& ShellStage::open(bool safe)
{
    ShellParts parts{.look = look,
                     .settings = settings,
                     .preferences = preferences,
                     .profiles = profiles,
                     .nodes = nodes,
                     .secrets = {keychain, vault, memory},
                     .vault = vault,
                     .acts = acts,
                     .demo = demo,
                     .transports = [this](const Profile&, Secret, QObject* parent) -> GraphQlTransport* {
                         return new ScriptedTransport(script, parent);
                     },
                     .now = [this] { return clock; },
                     .pages = specs(),
                     .folder = m_folder,
                     .version = QStringLiteral("Signalbox 0"),
                     .safe = safe};
    window = std::make_unique<MainWindow>(std::move(parts));
    window->show();
    window->activateWindow();
    return *window;
}

void ShellStage::close()
{
    if (window == nullptr) return;
    window->close();
    window.reset();
}

Profile ShellStage::saved(const QString& name, Environment environment)
{
    Profile profile;
    profile.id = QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces);
    profile.name = name;
    profile.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:3001/graphql"));
    profile.tenantId = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");
    profile.environment = environment;
    (void)keychain.write(profile.id, Secret(QByteArrayLiteral("secret"))).result().ok();
    (void)profiles.put(profile).ok();
    return profile;
}

SpyPage* ShellStage::page(const QString& id)
{
    NodeView* view = window->nodeView();
    return view == nullptr ? nullptr : view->findChild<SpyPage*>(id);
}

Dialog* openDialog(MainWindow& window)
{
    Dialog* found = nullptr;
    for (Dialog* dialog : window.findChildren<Dialog*>()) {
        if (dialog->isVisible()) found = dialog;
    }
    return found;
}

} // namespace signalbox::ui::test
