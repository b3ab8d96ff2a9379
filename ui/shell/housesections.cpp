// Security, Data and About.

#include "ui/client/whenready.h"
#include "ui/shell/settingssections.h"
#include "ui/shell/vaultdialog.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QStorageInfo>

namespace signalbox::ui {

SettingsSection* securitySection(ShellParts& parts, std::function<QWidget*()> host)
{
    auto* section = new SettingsSection(parts.look, QStringLiteral("security"), QStringLiteral("shield-check"),
                                        SettingsSection::tr("Security"));
    // Asked only when the person wants it: a keychain that is locked or missing puts up a question of its own.
    auto* trial = makeButton(parts.look, SettingsSection::tr("Try it"));
    trial->setObjectName(QStringLiteral("tryKeychain"));
    SettingRow* keychain = section->addRow(
        SettingsSection::tr("System keychain"),
        SettingsSection::tr("Secrets of your nodes are kept there; where it does not work, in the vault."), trial);
    SecretStore* system = &parts.secrets.keychain;
    QObject::connect(trial, &QPushButton::clicked, keychain, [system, keychain] {
        keychain->setLine(SettingsSection::tr("It is being asked. It may show a question of its own."));
        whenReady(system->tryOut(), keychain, [keychain](const Result<void>& works) {
            keychain->setLine(works ? SettingsSection::tr("It works: an entry was written, read and removed again.")
                                    : SettingsSection::tr("It does not work here. %1").arg(works.error().message));
        });
    });

    auto* button = makeButton(parts.look, QString());
    SettingRow* vault = section->addRow(SettingsSection::tr("Vault"), QString(), button);
    VaultSecretStore* store = &parts.vault;
    const auto refresh = [store, button, vault] {
        button->setText(!store->isLocked() ? SettingsSection::tr("Lock the vault")
                        : store->exists()  ? SettingsSection::tr("Unlock the vault")
                                           : SettingsSection::tr("Make a vault"));
        vault->setLine(
            !store->isLocked()
                ? SettingsSection::tr("A file of this profile, encrypted with your passphrase. Open now.")
            : store->exists()
                ? SettingsSection::tr("A file of this profile, encrypted with your passphrase. Locked.")
                : SettingsSection::tr("For computers without a keychain: a file encrypted with a passphrase."));
    };
    refresh();
    QObject::connect(store, &VaultSecretStore::lockedChanged, vault, refresh);
    Look* look = &parts.look;
    QObject::connect(button, &QPushButton::clicked, vault, [store, look, host = std::move(host)] {
        if (!store->isLocked()) return store->lock();
        if (QWidget* at = host()) (new VaultDialog(*look, at, *store))->open();
    });

    auto* minutes = new QComboBox;
    minutes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    const QString key = QStringLiteral("security/unlockMinutes");
    minutes->setObjectName(key);
    for (const Preference& preference : Preferences::table()) {
        if (preference.key != key) continue;
        for (const QString& value : preference.choices)
            minutes->addItem(SettingsSection::tr("%n minute(s)", nullptr, value.toInt()), value);
    }
    minutes->setCurrentIndex(minutes->findData(parts.preferences.choice(key)));
    Preferences* preferences = &parts.preferences;
    QObject::connect(minutes, &QComboBox::activated, preferences,
                     [preferences, minutes, key] { preferences->set(key, minutes->currentData()); });
    section->addRow(SettingsSection::tr("Unlock production for"),
                    SettingsSection::tr("Then it locks itself again. 15 minutes unless you choose."), minutes);
    return section;
}

SettingsSection* dataSection(ShellParts& parts)
{
    auto* section = new SettingsSection(parts.look, QStringLiteral("data"), QStringLiteral("hard-drive"),
                                        SettingsSection::tr("Data"));
    const QString folder = parts.folder;
    auto* open =
        makeButton(parts.look, SettingsSection::tr("Open folder"), ButtonKind::Default, QStringLiteral("folder-open"));
    QObject::connect(open, &QPushButton::clicked, section,
                     [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    section->addRow(SettingsSection::tr("This profile"),
                    SettingsSection::tr("%1: settings, nodes, the record of money acts.").arg(folder), open);
    section->addRow(SettingsSection::tr("The demo's nodes"), parts.demo.folder(), nullptr);
    const QStorageInfo storage(folder);
    section->addRow(SettingsSection::tr("Free space"),
                    storage.isValid() ? SettingsSection::tr("%1 of %2 are free on this disk.")
                                            .arg(parts.look.format.bytes(storage.bytesAvailable()),
                                                 parts.look.format.bytes(storage.bytesTotal()))
                                      : SettingsSection::tr("Unknown."),
                    nullptr);
    return section;
}

SettingsSection* aboutSection(ShellParts& parts)
{
    auto* section =
        new SettingsSection(parts.look, QStringLiteral("about"), QStringLiteral("info"), SettingsSection::tr("About"));
    section->addRow(
        parts.version,
        SettingsSection::tr("A console for payment and workflow nodes. It calls nobody but the nodes you connect."),
        nullptr);
    section->addRow(SettingsSection::tr("Made with"),
                    SettingsSection::tr("Qt %1. Letters: Inter and JetBrains Mono, SIL Open Font License 1.1. Icons: "
                                        "Lucide, ISC, some of them from Feather, MIT.")
                        .arg(QString::fromLatin1(qVersion())),
                    nullptr);
    return section;
}

} // namespace signalbox::ui
