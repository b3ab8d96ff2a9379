#include "ui/walletaddresses/walletaddressdialogs.h"

#include "ui/common/look.h"
#include "ui/walletaddresses/walletaddressfields.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>

namespace signalbox::ui {

namespace {

constexpr int JwkHeight = 84;
constexpr int PropertiesMost = 50;
constexpr int PropertiesWidth = 520;

QString shortUrl(const QString& url)
{
    const auto [host, part] = Format::addressParts(url);
    return host + part;
}

} // namespace

// New wallet address

NewWalletAddressDialog::NewWalletAddressDialog(Look& look, NodeSession& session, QWidget* host,
                                               const QList<AssetRow>& assets, const QString& base)
    : FormDialog(look, host, tr("New wallet address"), tr("on %1").arg(session.profile().name),
                 tr("Create wallet address"), randomIds()),
      m_session(session), m_base(base)
{
    setObjectName(QStringLiteral("newWalletAddressDialog"));
    setBadge(session.profile().environment);
    m_address = new QLineEdit;
    m_address->setObjectName(QStringLiteral("address"));
    m_addressRow = addRow(tr("Name or address"), m_address);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("publicName"));
    addRow(tr("Public name"), m_name)->setHint(tr("Shown to whoever pays to it; may be empty."));
    m_asset = new QComboBox;
    m_asset->setObjectName(QStringLiteral("asset"));
    for (const AssetRow& asset : assets) m_asset->addItem(asset.code, asset.id);
    m_assetRow = addRow(tr("Asset"), m_asset);
    connect(m_address, &QLineEdit::textChanged, this, &NewWalletAddressDialog::refreshUrl);
    connect(this, &FormDialog::submitted, this, [this] {
        NewWalletAddress input;
        input.assetId = m_asset->currentData().toString();
        input.address = m_address->text().trimmed();
        input.publicName = m_name->text().trimmed();
        input.idempotencyKey = key();
        send<WalletAddressRow>(m_session.client().createWalletAddress(input),
                               [this](const Result<WalletAddressRow>& row) {
                                   Q_EMIT done(row->id, tr("%1 is there now.").arg(shortUrl(row->address)));
                               });
    });
    refreshUrl();
}

void NewWalletAddressDialog::refreshUrl()
{
    m_addressRow->setError({});
    const WalletUrl url = walletUrlOf(m_base, m_address->text());
    if (m_address->text().trimmed().isEmpty()) {
        m_addressRow->setHint(m_base.isEmpty() ? tr("A whole https address, or a name behind the node's own.")
                                               : tr("A name behind %1, such as thabo.m.").arg(m_base));
    } else if (!url.url.isEmpty()) {
        m_addressRow->setHint(tr("Becomes %1").arg(url.url), QStringLiteral("arrow-right"));
    } else if (url.problem.isEmpty()) {
        m_addressRow->setHint(tr("The node puts it behind its own address."));
    } else {
        m_addressRow->setHint(url.problem);
    }
}

bool NewWalletAddressDialog::check()
{
    const QString problem = walletUrlOf(m_base, m_address->text()).problem;
    m_addressRow->setError(problem);
    const bool asset = m_asset->currentIndex() >= 0;
    m_assetRow->setError(asset ? QString() : tr("Make an asset first; a wallet address is in one asset."));
    return problem.isEmpty() && asset;
}

// Public name

WalletAddressNameDialog::WalletAddressNameDialog(Look& look, NodeSession& session, QWidget* host,
                                                 const WalletAddressRow& row)
    : FormDialog(look, host, tr("Public name"), shortUrl(row.address), tr("Save name"), randomIds())
{
    setObjectName(QStringLiteral("walletAddressNameDialog"));
    auto* name = new QLineEdit(row.publicName);
    name->setObjectName(QStringLiteral("publicName"));
    addRow(tr("Public name"), name)->setHint(tr("Shown to whoever pays to it."));
    connect(this, &FormDialog::submitted, this, [this, name, row, &session] {
        WalletAddressChange input;
        input.id = row.id;
        input.publicName = name->text().trimmed();
        input.idempotencyKey = key();
        send<WalletAddressRow>(session.client().updateWalletAddress(input), [this](const Result<WalletAddressRow>& r) {
            Q_EMIT done(r->id, tr("%1 has its new name.").arg(shortUrl(r->address)));
        });
    });
}

// Keys

NewKeyDialog::NewKeyDialog(Look& look, NodeSession& session, QWidget* host, const WalletAddressRow& row)
    : FormDialog(look, host, tr("Add key"), shortUrl(row.address), tr("Add key"), randomIds())
{
    setObjectName(QStringLiteral("newKeyDialog"));
    m_jwk = new QPlainTextEdit;
    m_jwk->setObjectName(QStringLiteral("jwk"));
    m_jwk->setFixedHeight(JwkHeight);
    m_jwk->setFont(look.theme.font(Type::Mono));
    m_jwk->setTabChangesFocus(true);
    m_jwk->setProperty("field", true); // framed like the other fields
    m_jwkRow = addRow(tr("JWK"), m_jwk);
    m_jwkRow->setHint(tr("Paste the public key; it fills in the two fields below."));
    m_keyId = new QLineEdit;
    m_keyId->setObjectName(QStringLiteral("keyId"));
    m_keyIdRow = addRow(tr("Key id"), m_keyId);
    m_x = new QLineEdit;
    m_x->setObjectName(QStringLiteral("x"));
    m_x->setFont(look.theme.font(Type::Mono));
    m_xRow = addRow(tr("Public key, x"), m_x);
    m_xRow->setHint(tr("Ed25519 in base64url, 43 letters."));
    connect(m_jwk, &QPlainTextEdit::textChanged, this, &NewKeyDialog::takeJwk);
    connect(m_keyId, &QLineEdit::textChanged, this, [this] { m_keyIdRow->setError({}); });
    connect(m_x, &QLineEdit::textChanged, this,
            [this] { m_xRow->setError(m_x->text().isEmpty() ? QString() : keyProblem(m_x->text().trimmed())); });
    connect(this, &FormDialog::submitted, this, [this, row, &session] {
        NewWalletAddressKey input;
        input.walletAddressId = row.id;
        input.keyId = m_keyId->text().trimmed();
        input.publicKey = m_x->text().trimmed();
        input.idempotencyKey = key();
        send<WalletAddressKeyRow>(session.client().addKey(input), [this](const Result<WalletAddressKeyRow>& added) {
            Q_EMIT done(added->id, tr("Key %1 is there now.").arg(added->keyId));
        });
    });
}

void NewKeyDialog::takeJwk()
{
    if (m_jwk->toPlainText().trimmed().isEmpty()) return m_jwkRow->setError({});
    const PublicKey key = publicKeyFromJwk(m_jwk->toPlainText());
    m_jwkRow->setError(key.problem);
    if (!key.problem.isEmpty()) return;
    m_keyId->setText(key.keyId);
    m_x->setText(key.x);
}

bool NewKeyDialog::check()
{
    const bool keyed = !m_keyId->text().trimmed().isEmpty();
    m_keyIdRow->setError(keyed ? QString() : tr("Say the key's id; whoever checks a signature finds the key by it."));
    const QString problem = keyProblem(m_x->text().trimmed());
    m_xRow->setError(problem);
    return keyed && problem.isEmpty() && !m_jwkRow->hasError();
}

// Properties

PropertiesDialog::PropertiesDialog(Look& look, NodeSession& session, QWidget* host, const WalletAddressRow& row)
    : FormDialog(look, host, tr("Properties"), shortUrl(row.address), tr("Save properties"), randomIds())
{
    setObjectName(QStringLiteral("propertiesDialog"));
    auto* box = new QWidget;
    box->setMinimumWidth(PropertiesWidth);
    m_column = new QVBoxLayout(box);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_problem = new Label(look, Type::Small, Token::Text3, tr("Key, value, and whether everybody may see it."));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_column->addWidget(m_problem);
    auto* add = makeButton(look, tr("Add property"), ButtonKind::Default, QStringLiteral("plus"));
    add->setObjectName(QStringLiteral("addProperty"));
    add->setAutoDefault(false);
    m_column->addWidget(add, 0, Qt::AlignLeft);
    addWidget(box);
    for (const AdditionalProperty& property : row.properties) addLine(property);
    if (row.properties.isEmpty()) addLine({});
    connect(add, &QPushButton::clicked, this, [this] {
        if (m_lines.size() >= PropertiesMost) return;
        addLine({});
        m_lines.last().key->setFocus();
    });
    connect(this, &FormDialog::submitted, this, [this, row, &session] {
        WalletAddressChange input;
        input.id = row.id;
        input.properties = properties();
        input.idempotencyKey = key();
        send<WalletAddressRow>(session.client().updateWalletAddress(input), [this](const Result<WalletAddressRow>& r) {
            Q_EMIT done(r->id, tr("Properties of %1 are saved.").arg(shortUrl(r->address)));
        });
    });
}

void PropertiesDialog::addLine(const AdditionalProperty& property)
{
    Line line;
    line.widget = new QWidget;
    auto* row = new QHBoxLayout(line.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    line.key = new QLineEdit(property.key);
    line.value = new QLineEdit(property.value);
    line.visible = new QCheckBox(tr("Visible"));
    line.visible->setChecked(property.visibleInOpenPayments);
    line.key->setObjectName(QStringLiteral("key"));
    line.value->setObjectName(QStringLiteral("value"));
    line.visible->setObjectName(QStringLiteral("visible"));
    line.key->setPlaceholderText(tr("Key"));
    line.value->setPlaceholderText(tr("Value"));
    line.key->setAccessibleName(tr("Key"));
    line.value->setAccessibleName(tr("Value"));
    for (QLineEdit* field : {line.key, line.value}) setSize(field, ControlSize::Form);
    auto* remove = makeIconButton(look(), QStringLiteral("trash-2"), tr("Remove this property"));
    row->addWidget(line.key, 2);
    row->addWidget(line.value, 3);
    row->addWidget(line.visible);
    row->addWidget(remove);
    m_column->insertWidget(m_column->count() - 1, line.widget);
    m_lines.append(line);
    connect(remove, &QToolButton::clicked, this, [this, widget = line.widget] {
        m_lines.removeIf([widget](const Line& one) { return one.widget == widget; });
        widget->hide();
        widget->deleteLater();
    });
}

QList<AdditionalProperty> PropertiesDialog::properties() const
{
    QList<AdditionalProperty> all;
    for (const Line& line : m_lines) {
        const QString key = line.key->text().trimmed();
        const QString value = line.value->text().trimmed();
        if (!key.isEmpty() && !value.isEmpty()) all.append({key, value, line.visible->isChecked()});
    }
    return all;
}

bool PropertiesDialog::check()
{
    QSet<QString> keys;
    QString problem;
    for (const Line& line : m_lines) {
        const QString key = line.key->text().trimmed();
        const bool half = key.isEmpty() != line.value->text().trimmed().isEmpty();
        if (half) problem = tr("A property needs a key and a value; the node drops half ones.");
        if (!key.isEmpty() && keys.contains(key)) problem = tr("“%1” stands there twice.").arg(key);
        keys.insert(key);
    }
    m_problem->setText(problem.isEmpty() ? tr("Key, value, and whether everybody may see it.") : problem);
    m_problem->setToken(problem.isEmpty() ? Token::Text3 : Token::Fail);
    return problem.isEmpty();
}

} // namespace signalbox::ui
