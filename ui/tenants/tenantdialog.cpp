#include "ui/tenants/tenantdialog.h"

#include "ui/common/look.h"
#include "ui/tenants/tenantsettings.h"
#include "ui/tenants/tenantsmodel.h"

#include <QBoxLayout>
#include <QRandomGenerator>
#include <QUrl>

#include <array>

namespace signalbox::ui {

namespace {

QLineEdit* lineEdit(const char* name, const QString& text = {})
{
    auto* field = new QLineEdit(text);
    field->setObjectName(QString::fromLatin1(name));
    constexpr int Longest = 2048;
    field->setMaxLength(Longest);
    return field;
}

/// Nothing, or a web address.
bool judgeUrl(const QLineEdit* field, FormRow* row)
{
    const QString text = field->text().trimmed();
    const QUrl url(text, QUrl::StrictMode);
    const bool good = text.isEmpty() || (url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty());
    row->setError(good ? QString()
                       : TenantSettingsDialog::tr("Not a web address. Write it like https://example.com/path"));
    return good;
}

std::optional<QString> ifChanged(const QLineEdit* field, const QString& before)
{
    const QString text = field->text().trimmed();
    return text == before ? std::nullopt : std::optional(text);
}

} // namespace

NewSecret systemSecrets()
{
    return [] {
        std::array<quint32, 8> random{}; // 256 bits
        QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
        const QByteArray bytes(reinterpret_cast<const char*>(random.data()), qsizetype(sizeof random));
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
}

NewTenantDialog::NewTenantDialog(Look& look, QWidget* host, NodeClient& client, NewId newId, NewSecret newSecret)
    : FormDialog(look, host, tr("New tenant"), tr("A party with assets, peers and addresses of its own"),
                 tr("Create tenant"), std::move(newId)),
      m_client(client), m_newSecret(std::move(newSecret))
{
    setObjectName(QStringLiteral("newTenant"));
    m_name = lineEdit("name");
    m_nameRow = addRow(tr("Public name"), m_name);
    m_nameRow->setHint(tr("What others see, for example Birch Bank"));
    m_email = lineEdit("email");
    addRow(tr("E-mail"), m_email)->setHint(tr("Optional"));
    m_secret = lineEdit("secret");
    m_secret->setFont(look.theme.font(Type::Mono));
    m_secretRow = addRow(tr("API secret"), m_secret);
    m_secretRow->setHint(tr("The tenant signs with it. It is shown only now"), QStringLiteral("key-round"));
    auto* copy = makeButton(look, tr("Copy"), ButtonKind::Link);
    copy->setObjectName(QStringLiteral("copySecret"));
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        copyWithNotice(m_secret->text(), copy);
        m_secretRow->setHint(tr("Copied. It is shown only now"), QStringLiteral("check"));
    });
    m_secretRow->setHintLink(copy);
    auto* another = makeButton(look, tr("Make another"), ButtonKind::Link);
    connect(another, &QPushButton::clicked, this, &NewTenantDialog::makeSecret);
    m_secretRow->setHintLink(another);
    m_consentUrl = lineEdit("consentUrl");
    m_consentRow = addRow(tr("Consent page"), m_consentUrl);
    m_consentRow->setHint(tr("Optional; where people agree to grants"));
    m_idpSecret = lineEdit("idpSecret");
    m_idpSecret->setEchoMode(QLineEdit::Password);
    addRow(tr("Secret of the consent page"), m_idpSecret)->setHint(tr("Optional"));
    connect(m_consentUrl, &QLineEdit::textChanged, this, [this] { m_consentRow->setError({}); });
    connect(m_secret, &QLineEdit::textChanged, this, [this] { m_secretRow->setError({}); });
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_nameRow->setError({}); });
    connect(this, &FormDialog::submitted, this, &NewTenantDialog::create);
    connect(this, &FormDialog::foundDone, this, [this] { Q_EMIT created(m_input.id); });
    makeSecret();
}

void NewTenantDialog::makeSecret()
{
    m_secret->setText(QString::fromLatin1(m_newSecret()));
    m_secret->setCursorPosition(0);
    m_secretRow->setHint(tr("The tenant signs with it. It is shown only now"), QStringLiteral("key-round"));
}

bool NewTenantDialog::check()
{
    bool good = judgeUrl(m_consentUrl, m_consentRow);
    if (m_name->text().trimmed().isEmpty()) {
        m_nameRow->setError(tr("A tenant needs a name, for example Birch Bank"));
        good = false;
    }
    if (m_secret->text().isEmpty()) {
        m_secretRow->setError(tr("Without a secret the tenant cannot sign its requests"));
        good = false;
    }
    m_input = {.id = {},
               .publicName = m_name->text().trimmed(),
               .email = m_email->text().trimmed(),
               .apiSecret = Secret(m_secret->text().toUtf8()),
               .idpConsentUrl = m_consentUrl->text().trimmed(),
               .idpSecret = Secret(m_idpSecret->text().toUtf8()),
               .settings = {}};
    return good;
}

bool NewTenantDialog::meansDone(const Error& error) const
{
    // The id was made here for this one tenant: if the node has it, the first request arrived.
    return error.code == Error::Code::Conflict;
}

void NewTenantDialog::create()
{
    m_input.id = key();
    send<TenantRow>(m_client.createTenant(m_input),
                    [this](const Result<TenantRow>& made) { Q_EMIT created(made->id); });
}

EditTenantDialog::EditTenantDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& tenant, NewId newId)
    : FormDialog(look, host, tr("Edit %1").arg(nameOf(tenant)), tr("Only what is changed is sent"), tr("Save tenant"),
                 std::move(newId)),
      m_client(client), m_tenant(tenant)
{
    setObjectName(QStringLiteral("editTenant"));
    m_name = lineEdit("name", tenant.publicName);
    addRow(tr("Public name"), m_name);
    m_email = lineEdit("email", tenant.email);
    addRow(tr("E-mail"), m_email);
    m_consentUrl = lineEdit("consentUrl", tenant.idpConsentUrl);
    m_consentRow = addRow(tr("Consent page"), m_consentUrl);
    m_consentRow->setHint(tr("Where people agree to grants"));
    m_idpSecret = lineEdit("idpSecret");
    m_idpSecret->setEchoMode(QLineEdit::Password);
    addRow(tr("Replace the secret of the consent page"), m_idpSecret)->setHint(tr("Empty: it stays as it is"));
    connect(m_consentUrl, &QLineEdit::textChanged, this, [this] { m_consentRow->setError({}); });
    connect(this, &FormDialog::submitted, this, &EditTenantDialog::save);
    setNote(QStringLiteral("key-round"), tr("Only the tenant itself can replace its API secret."));
}

bool EditTenantDialog::check()
{
    m_input = {};
    m_input.id = m_tenant.id;
    m_input.publicName = ifChanged(m_name, m_tenant.publicName);
    m_input.email = ifChanged(m_email, m_tenant.email);
    m_input.idpConsentUrl = ifChanged(m_consentUrl, m_tenant.idpConsentUrl);
    if (!m_idpSecret->text().isEmpty()) m_input.idpSecret = Secret(m_idpSecret->text().toUtf8());
    return judgeUrl(m_consentUrl, m_consentRow);
}

void EditTenantDialog::save()
{
    send<TenantRow>(m_client.updateTenant(m_input), [this](const Result<TenantRow>&) { Q_EMIT saved(); });
}

TenantSettingsDialog::TenantSettingsDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& own,
                                           NewId newId)
    : FormDialog(look, host, tr("Settings of %1").arg(nameOf(own)), tr("Only what is changed is sent"),
                 tr("Save settings"), std::move(newId)),
      m_client(client), m_own(own)
{
    setObjectName(QStringLiteral("tenantSettings"));
    for (const QString& key : tenantSettingKeys()) {
        auto* field = lineEdit(key.toLatin1().constData(), valueOf(own.settings, key));
        FormRow* row = addRow(wordOfSetting(key), field);
        row->setHint(hintOfSetting(key));
        connect(field, &QLineEdit::textChanged, row, [row] { row->setError({}); });
        m_fields.insert(key, field);
        m_rows.insert(key, row);
    }
    connect(this, &FormDialog::submitted, this, &TenantSettingsDialog::save);
}

bool TenantSettingsDialog::check()
{
    bool good = true;
    m_input.clear();
    for (const QString& key : tenantSettingKeys()) {
        const QString value = m_fields.value(key)->text().trimmed();
        const QString before = valueOf(m_own.settings, key);
        FormRow* row = m_rows.value(key);
        row->setError({});
        if (value == before) continue;
        // The node knows no way to take a setting away again.
        const QString problem =
            value.isEmpty() ? tr("A setting can be changed but not removed") : problemOfSetting(key, value);
        row->setError(problem);
        if (!problem.isEmpty()) good = false;
        m_input.append({key, value});
    }
    if (good && m_input.isEmpty()) {
        reject(); // nothing was changed
        return false;
    }
    return good;
}

void TenantSettingsDialog::save()
{
    send<QList<TenantSetting>>(m_client.setTenantSettings(m_input),
                               [this](const Result<QList<TenantSetting>>&) { Q_EMIT saved(); });
}

DeleteTenantDialog::DeleteTenantDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& tenant)
    : Dialog(look, host, tr("Delete the tenant %1").arg(nameOf(tenant)), tr("This cannot be undone")), m_look(look),
      m_client(client), m_tenant(tenant)
{
    setObjectName(QStringLiteral("deleteTenant"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(13);
    auto* words = new Label(look, Type::Body, Token::Text2,
                            tr("It can no longer sign requests, and its settings go. Its assets, peers, wallet "
                               "addresses and transfers stay in the node, and nobody but the operator reaches them."));
    words->setWordWrap(true);
    column->addWidget(words);
    m_name = lineEdit("confirmName");
    m_row = new FormRow(look, tr("Type %1 to confirm").arg(nameOf(tenant)), m_name);
    column->addWidget(m_row);
    body->setFixedWidth(FormDialog::BodyWidth);
    setBody(body);
    auto* keep = makeButton(look, tr("Keep tenant"));
    keep->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    addButton(keep);
    m_verb = new WakingButton(look, tr("Delete tenant"), ButtonKind::Destructive, QStringLiteral("trash-2"));
    m_verb->setObjectName(QStringLiteral("verb"));
    addButton(m_verb);
    connect(m_verb, &QPushButton::clicked, this, &DeleteTenantDialog::remove);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_row->setError({});
        m_verb->setReady(!m_sending && typed.trimmed() == nameOf(m_tenant));
    });
}

QString DeleteTenantDialog::outcomeText() const
{
    return m_row->errorText();
}

void DeleteTenantDialog::remove()
{
    m_sending = true;
    m_verb->setReady(false);
    whenReady(m_client.deleteTenant(m_tenant.id), this, [this](const Result<void>& done) {
        m_sending = false;
        if (done) {
            Q_EMIT deleted();
            return accept();
        }
        const Error& error = done.error();
        m_row->setError(
            error.refused()
                ? error.message // the node's own reason, word for word
                : tr("%1 Nobody knows whether it was deleted. Asking again does no harm.").arg(error.message));
        m_verb->setReady(true);
    });
}

} // namespace signalbox::ui
