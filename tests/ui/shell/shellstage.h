#pragma once

#include "tests/support/fakenodesession.h"
#include "ui/shell/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

namespace signalbox::ui::test {

/// A page that says what the shell did to it.
class SpyPage final : public NodePage
{
    Q_OBJECT
public:
    SpyPage(QString id, const PageSurroundings& around, NodeSession& session, QWidget* parent);
    ~SpyPage() override;
    QString pageId() const override { return m_id; }
    void setInSight(bool inSight) override { seen = inSight; }
    void refresh() override { ++refreshed; }
    void openObject(const QString& id) override { object = id; }
    void focusFilter() override { ++filtered; }
    bool exportRows() override { return ++exported > 0; }
    QList<PageObject> objects() const override;

    NodeSession& session;
    PageSurroundings around;
    bool seen = false;
    int refreshed = 0;
    int filtered = 0;
    int exported = 0;
    int changed = 0; ///< how often its changing command ran
    QString object;

private:
    QString m_id;
};

/// The demo, as a test wants it.
class ScriptedDemo final : public Demo
{
    Q_OBJECT
public:
    State state() const override { return now; }
    QString failure() const override { return why; }
    void start() override
    {
        ++started;
        now = State::Starting;
        Q_EMIT changed();
    }
    QString folder() const override { return QStringLiteral("demo"); }
    void become(State state, const QString& sentence = {})
    {
        now = state;
        why = sentence;
        Q_EMIT changed();
    }
    State now = State::Off;
    QString why;
    int started = 0;
};

/// A node that is tried out: answers as told, without a network.
class ScriptedTransport final : public GraphQlTransport
{
    Q_OBJECT
public:
    struct Script
    {
        QString tenantId;
        bool reachable = true;
        bool secretRight = true;
        bool secure = false;
        CertificateFinding certificate;
    };
    ScriptedTransport(Script script, QObject* parent) : GraphQlTransport(parent), m_script(std::move(script)) {}
    QFuture<Result<GraphQlResponse>> send(GraphQlRequest request) override;

private:
    Script m_script;
};

/// A secret store that can be broken.
class ScriptedSecrets final : public SecretStore
{
    Q_OBJECT
public:
    QFuture<Result<Secret>> read(QString profileId) override { return m_kept.read(profileId); }
    QFuture<Result<void>> write(QString profileId, Secret secret) override;
    QFuture<Result<void>> remove(QString profileId) override { return m_kept.remove(profileId); }
    QFuture<Result<void>> tryOut() override;
    bool works = true;

private:
    MemorySecretStore m_kept;
};

/// A console with fake nodes in a folder that goes away. open() and close() are starts and ends of the program.
class ShellStage
{
public:
    explicit ShellStage(const QString& folder);
    ~ShellStage();
    ShellStage(const ShellStage&) = delete;
    ShellStage& operator=(const ShellStage&) = delete;

    MainWindow& open(bool safe = false);
    void close();

    /// A node that is saved, with its secret.
    Profile saved(const QString& name, Environment environment);
    FakeNodeSession* fake(const QString& id) { return dynamic_cast<FakeNodeSession*>(nodes.session(id)); }
    SpyPage* page(const QString& id);

    qint64 clock = 1'790'000'000'000;
    Look look;
    FileSettings settings;
    Preferences preferences;
    ProfileStore profiles;
    ScriptedSecrets keychain;
    VaultSecretStore vault;
    MemorySecretStore memory;
    LocalStore store;
    IntentJournal journal;
    MoneyActs acts;
    Nodes nodes;
    ScriptedDemo demo;
    ScriptedTransport::Script script;
    std::unique_ptr<MainWindow> window;

private:
    QString m_folder;
};

/// The one dialog that is open in `window`, or null.
[[nodiscard]] Dialog* openDialog(MainWindow& window);

} // namespace signalbox::ui::test
