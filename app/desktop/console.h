#pragma once

#include "app/desktop/embeddedsandbox.h"
#include "app/desktop/options.h"
#include "ui/client/connectiontrial.h"
#include "ui/client/holdscollector.h"
#include "ui/client/keychainsecretstore.h"
#include "ui/client/livesession.h"
#include "ui/client/vaultsecretstore.h"
#include "ui/shell/mainwindow.h"

namespace signalbox::desktop {

/// The console, assembled: everything that lives as long as it, in the order it must be made and undone.
class Console final : public QObject
{
    Q_OBJECT
public:
    /// `folder` of the profile exists.
    Console(QApplication& application, const QString& folder, const Options& options);
    ~Console() override;

    void show();
    void raise();
    /// Remembers how the window was left, then quits.
    void close();
    /// What a second start wanted.
    void obey(const Options& options);

private:
    QString m_folder;
    ui::Look m_look;
    ui::NowMs m_now;
    ui::FileSettings m_settings;
    QString m_language; ///< in use since here: what comes after may already say something
    ui::Preferences m_preferences;
    ui::LocalStore m_store;
    ui::IntentJournal m_journal;
    ui::MoneyActs m_acts;
    ui::HoldBook m_holdBook;
    ui::HoldsCollector m_holdsCollector;
    ui::QueryHistory m_queryHistory;
    ui::ProfileStore m_profiles;
    QString m_profilesNotice;
    ui::KeychainSecretStore m_keychain;
    ui::VaultSecretStore m_vault;
    ui::MemorySecretStore m_memory;
    EmbeddedSandbox m_sandbox; ///< before the nodes: their sessions go first, so nothing is under way when it stops
    ui::Nodes m_nodes;
    std::unique_ptr<ui::MainWindow> m_window;
};

/// Where profiles live unless --profile says otherwise.
[[nodiscard]] QString usualFolder();

} // namespace signalbox::desktop
