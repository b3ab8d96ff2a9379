#include "ui/shell/connectdialog.h"

#include "ui/client/connectiontest.h"
#include "ui/client/whenready.h"
#include "ui/common/form.h"
#include "ui/shell/checklines.h"
#include "ui/shell/vaultdialog.h"

#include <QFile>
#include <QFileDialog>
#include <QUuid>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {
constexpr int Width = 760;
constexpr int ChecksWidth = 316;
} // namespace

ConnectDialog::ConnectDialog(ShellParts& parts, QWidget* host, const std::optional<Profile>& edited)
    : Dialog(parts.look, host, edited ? tr("Edit %1").arg(edited->name) : tr("Connect to a node"),
             tr("Nothing is saved until every check has answered")),
      m_parts(parts), m_host(host), m_look(parts.look), m_profile(edited.value_or(Profile{})), m_isNew(!edited)
{
    setObjectName(QStringLiteral("connectDialog"));
    if (m_isNew) m_profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    setBody(buildForm());
    m_checks = new CheckLines(m_look);
    setSide(m_checks, ChecksWidth);

    m_again = makeButton(m_look, tr("Test again"), ButtonKind::Default, QStringLiteral("refresh-cw"));
    m_again->setObjectName(QStringLiteral("testAgain"));
    m_again->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &ConnectDialog::test);
    addFooter(m_again);
    auto* copy = makeButton(m_look, tr("Copy details"), ButtonKind::Quiet, QStringLiteral("copy"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this, copy] { copyWithNotice(m_checks->details(), copy); });
    addFooter(copy);
    auto* cancel = makeButton(m_look, tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    addButton(cancel);
    m_save = makeButton(m_look, m_isNew ? tr("Save and open") : tr("Save node"), ButtonKind::Primary);
    m_save->setObjectName(QStringLiteral("saveNode"));
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::save);
    addButton(m_save);
    setFixedWidth(std::min(Width, host->window()->width() - 32));

    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &ConnectDialog::test);
    connect(m_checks, &CheckLines::trustWanted, this, [this](const QString& fingerprint) {
        m_profile.fingerprint = fingerprint;
        test();
    });
    sayWhereTheSecretGoes();
    if (!m_isNew) {
        whenReady(m_parts.secrets.of(m_profile.secretPlace).read(m_profile.id), this,
                  [this](const Result<Secret>& secret) {
                      if (secret) m_kept = *secret;
                      test();
                  });
    }
    refreshSave();
    m_address->setFocus();
}

QWidget* ConnectDialog::buildForm()
{
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(13);
    const auto field = [&](const char* name, const QString& text, bool mono) {
        auto* made = new QLineEdit(text, form);
        made->setObjectName(QString::fromLatin1(name));
        if (mono) made->setProperty("mono", true);
        return made;
    };
    m_address = field("address", m_profile.adminUrl.toString(), false);
    m_address->setPlaceholderText(QStringLiteral("https://admin.node.example/graphql")); // tidy: not for people
    m_addressRow = new FormRow(m_look, tr("Address of its Admin API"), m_address);
    m_trust = makeButton(m_look, {}, ButtonKind::Link);
    m_trust->setObjectName(QStringLiteral("trust"));
    m_trust->setAutoDefault(false);
    connect(m_trust, &QPushButton::clicked, this, &ConnectDialog::chooseAuthorities);
    m_addressRow->setHintLink(m_trust);
    sayWhoIsTrusted();
    m_tenant = field("tenant", m_profile.tenantId, true);
    m_tenantRow = new FormRow(m_look, tr("Tenant"), m_tenant);
    m_tenantRow->setHint(tr("Empty for a node without tenants"));
    m_secretField = field("secret", {}, false);
    m_secretField->setEchoMode(QLineEdit::Password);
    if (!m_isNew) m_secretField->setPlaceholderText(tr("Type to replace the one that is kept"));
    m_secretRow = new FormRow(m_look, tr("API secret"), m_secretField);
    m_useVault = makeButton(m_look, tr("Use a vault instead"), ButtonKind::Link);
    m_useVault->setObjectName(QStringLiteral("useVault"));
    m_useVault->setAutoDefault(false);
    m_useVault->hide();
    connect(m_useVault, &QPushButton::clicked, this, &ConnectDialog::takeVault);
    m_secretRow->setHintLink(m_useVault);
    m_environment = new EnvironmentChoice(m_look);
    m_environment->setEnvironment(m_profile.environment);
    auto* environmentRow = new FormRow(m_look, tr("What is it for?"), m_environment);
    environmentRow->setHint(tr("Production opens read-only and asks for names before money moves."));
    m_name = field("name", m_profile.name, false);
    m_nameRow = new FormRow(m_look, tr("Name"), m_name);
    for (QWidget* row :
         {static_cast<QWidget*>(m_addressRow), static_cast<QWidget*>(m_tenantRow), static_cast<QWidget*>(m_secretRow),
          static_cast<QWidget*>(environmentRow), static_cast<QWidget*>(m_nameRow)})
        column->addWidget(row);
    column->addStretch();
    for (QLineEdit* tried : {m_address, m_tenant, m_secretField})
        connect(tried, &QLineEdit::textEdited, this, &ConnectDialog::edited);
    connect(m_name, &QLineEdit::textChanged, this, &ConnectDialog::refreshSave);
    return form;
}

void ConnectDialog::sayWhoIsTrusted()
{
    const bool own = !m_profile.authoritiesPem.isEmpty();
    m_addressRow->setHint(own ? tr("Trusts an authority of your own, too") : tr("Signed by an authority of your own?"));
    m_trust->setText(own ? tr("Trust it no more") : tr("Choose its certificate…"));
}

void ConnectDialog::chooseAuthorities()
{
    if (!m_profile.authoritiesPem.isEmpty()) {
        m_profile.authoritiesPem.clear();
        sayWhoIsTrusted();
        return edited();
    }
    auto* dialog = new QFileDialog(this, tr("Certificate of an authority"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ConnectDialog::useAuthorities);
    dialog->open();
}

void ConnectDialog::useAuthorities(const QString& path)
{
    constexpr qint64 BytesMax = 1024 * 1024; // the profile's own bound is smaller, and says so
    QFile file(path);
    // Judged apart from the rest of the form, which may not be filled in yet.
    Profile judged;
    judged.id = m_profile.id;
    judged.name = QStringLiteral("node");
    judged.adminUrl = QUrl(QStringLiteral("https://node.example/graphql"));
    judged.authoritiesPem = file.open(QFile::ReadOnly) ? file.read(BytesMax) : QByteArray();
    const QString fault =
        judged.authoritiesPem.isEmpty() ? tr("The file %1 is empty or cannot be read.").arg(path) : faultOf(judged);
    if (!fault.isEmpty()) return m_addressRow->setError(fault);
    m_profile.authoritiesPem = judged.authoritiesPem;
    m_addressRow->setError({});
    sayWhoIsTrusted();
    edited();
}

void ConnectDialog::setAddress(const QString& address)
{
    m_address->setText(address);
    edited();
}

void ConnectDialog::sayWhereTheSecretGoes()
{
    const bool vault = m_profile.secretPlace == SecretPlace::Vault;
    const QString hint = m_isNew ? vault ? tr("Goes to a file of this profile, encrypted with a passphrase of yours")
                                         : tr("Goes to the system keychain, never to a file")
                         : vault ? tr("Kept in the vault of this profile")
                                 : tr("Kept in the system keychain");
    m_secretRow->setHint(hint, QStringLiteral("key-round")); // tidy: not for people
}

void ConnectDialog::askKeychain()
{
    // A keychain may wait for its own passphrase, perhaps for ever: whoever does not want that takes the vault.
    m_secretRow->setHint(tr("The system keychain is being asked"), QStringLiteral("key-round"));
    m_useVault->show();
    const quint64 mine = ++m_asked;
    whenReady(m_parts.secrets.keychain.tryOut(), this, [this, mine](const Result<void>& works) {
        if (mine != m_asked) return;
        m_useVault->hide();
        if (works) {
            sayWhereTheSecretGoes();
            return store();
        }
        m_profile.secretPlace = SecretPlace::Vault;
        m_secretRow->setHint(tr("No system keychain works here. %1 The secret goes to a file of this profile instead, "
                                "encrypted with a passphrase of yours.")
                                 .arg(works.error().message),
                             QStringLiteral("triangle-alert"));
        adjustSize();
        openVault();
    });
}

void ConnectDialog::takeVault()
{
    ++m_asked;
    m_useVault->hide();
    m_profile.secretPlace = SecretPlace::Vault;
    sayWhereTheSecretGoes();
    openVault();
}

void ConnectDialog::openVault()
{
    if (!m_parts.vault.isLocked()) return store();
    auto* dialog = new VaultDialog(m_look, m_host, m_parts.vault);
    connect(dialog, &VaultDialog::unlocked, this, &ConnectDialog::store);
    connect(dialog, &QDialog::rejected, this, [this] {
        m_saving = false;
        refreshSave();
    });
    dialog->open();
}

Profile ConnectDialog::draft() const
{
    Profile profile = m_profile;
    profile.adminUrl = QUrl(m_address->text().trimmed(), QUrl::StrictMode);
    profile.tenantId = m_tenant->text().trimmed();
    profile.environment = m_environment->environment();
    profile.name = m_name->text().trimmed();
    return profile;
}

Secret ConnectDialog::secret() const
{
    return m_secretField->text().isEmpty() ? m_kept : Secret(m_secretField->text().toUtf8());
}

void ConnectDialog::edited()
{
    m_facts.reset();
    delete m_run;
    // What was trusted was the certificate of another address.
    if (draft().adminUrl.authority() != m_profile.adminUrl.authority()) {
        m_profile.fingerprint.clear();
        m_profile.adminUrl = draft().adminUrl;
    }
    m_checks->begin(false);
    m_pause.start();
    refreshSave();
}

void ConnectDialog::test()
{
    m_pause.stop();
    delete m_run;
    m_facts.reset();
    Profile tried = draft();
    if (tried.name.isEmpty()) tried.name = QStringLiteral("node"); // is asked for at the end
    const QString fault = faultOf(tried);
    const bool isTenant = !fault.isEmpty() && !tried.tenantId.isEmpty() && [&] {
        Profile without = tried;
        without.tenantId.clear();
        return faultOf(without).isEmpty();
    }();
    m_tenantRow->setError(isTenant ? fault : QString());
    m_addressRow->setError(!isTenant && !m_address->text().isEmpty() ? fault : QString());
    refreshSave();
    if (!fault.isEmpty()) return m_checks->begin(false);

    m_checks->begin(true);
    auto* run = new QObject(this);
    m_run = run;
    GraphQlTransport* transport = m_parts.transports(tried, secret(), run);
    auto* attempt = new ConnectionTest(transport, tried.tenantId, run);
    connect(attempt, &ConnectionTest::checked, m_checks, &CheckLines::set);
    connect(attempt, &ConnectionTest::finished, this, &ConnectDialog::heard);
    attempt->start();
}

void ConnectDialog::heard(const ConnectionFacts& facts)
{
    m_facts = facts;
    const CertificateFinding& certificate = facts.certificate;
    if (!certificate.presented.isEmpty()) m_checks->offerTrust(certificate);
    if (facts.usable && m_profile.fingerprint.isEmpty()) m_profile.fingerprint = certificate.presented;
    if (facts.usable) m_profile.dialect = facts.who.dialect;
    if (facts.usable && m_name->text().isEmpty()) m_name->setText(draft().adminUrl.host());
    refreshSave();
    adjustSize();
}

void ConnectDialog::refreshSave()
{
    m_save->setEnabled(m_facts && m_facts->usable && !m_name->text().trimmed().isEmpty() && !m_saving);
    m_again->setEnabled(!m_address->text().trimmed().isEmpty() && !m_saving);
}

void ConnectDialog::save()
{
    m_saving = true;
    refreshSave();
    if (m_secretField->text().isEmpty()) return store(); // nothing new to keep
    if (m_profile.secretPlace == SecretPlace::Vault) return openVault();
    askKeychain();
}

void ConnectDialog::store()
{
    m_saving = true;
    refreshSave();
    whenReady(m_parts.nodes.save(draft(), Secret(m_secretField->text().toUtf8())), this,
              [this](const Result<void>& stored) {
                  m_saving = false;
                  refreshSave();
                  if (!stored) return m_nameRow->setError(stored.error().message);
                  const QString id = m_profile.id;
                  accept();
                  Q_EMIT saved(id);
              });
}

} // namespace signalbox::ui
