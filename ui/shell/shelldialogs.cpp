#include "ui/shell/shelldialogs.h"

#include "ui/common/form.h"
#include "ui/common/look.h"

#include <QMap>
#include <QScrollArea>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int KeysHeight = 460;
constexpr int KeysWidth = 560;

QWidget* commandRow(Look& look, const QAction* action)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 8, 4);
    line->addWidget(new Label(look, Type::Body, Token::Text, Commands::spec(action).title), 1);
    for (const QKeySequence& keys : action->shortcuts()) line->addWidget(new KeysBadge(look, keys));
    if (action->shortcuts().isEmpty())
        line->addWidget(new Label(look, Type::Small, Token::Text3, KeysDialog::tr("no key")));
    return row;
}

QScrollArea* scrolled(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::StrongFocus);
    return scroll;
}

void addClose(Look& look, Dialog* dialog)
{
    auto* close = makeButton(look, KeysDialog::tr("Close"));
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    close->setDefault(true);
    dialog->addButton(close);
}

} // namespace

UnlockDialog::UnlockDialog(Look& look, QWidget* host, const QString& node, int minutes)
    : Dialog(look, host, tr("Unlock %1").arg(node), tr("It locks itself again when the time is over"))
{
    setObjectName(QStringLiteral("unlockDialog"));
    setBadge(Environment::Production);
    static constexpr int Choices[] = {5, 15, 30, 60};
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(13);
    auto* sentence = new Label(look, Type::Body, Token::Text2,
                               tr("While it is unlocked, what you do here changes real accounts and real money."));
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    auto* time = new Segmented(look);
    time->setObjectName(QStringLiteral("unlockTime"));
    time->setEqual(true);
    int chosen = 1;
    for (int i = 0; i < int(std::size(Choices)); ++i) {
        time->add(tr("%1 min").arg(Choices[i]));
        if (Choices[i] == minutes) chosen = i;
    }
    time->setCurrent(chosen);
    column->addWidget(new FormRow(look, tr("For how long"), time));
    setBody(body);
    auto* cancel = makeButton(look, tr("Keep it read-only"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    addButton(cancel);
    auto* unlock = makeButton(look, QString(), ButtonKind::Primary, QStringLiteral("lock-open"));
    unlock->setObjectName(QStringLiteral("unlock"));
    const auto name = [unlock, time] { unlock->setText(tr("Unlock for %1 min").arg(Choices[time->current()])); };
    name();
    connect(time, &Segmented::currentChanged, unlock, name);
    connect(unlock, &QPushButton::clicked, this, [this, time] {
        const int wanted = Choices[time->current()];
        accept();
        Q_EMIT unlockWanted(wanted);
    });
    unlock->setDefault(true);
    addButton(unlock);
    setFixedWidth(440);
    time->setFocus();
}

KeysDialog::KeysDialog(Look& look, QWidget* host, const QList<Commands*>& lists)
    : Dialog(look, host, tr("All keys"), tr("Change them in Settings › Shortcuts"))
{
    setObjectName(QStringLiteral("keysDialog"));
    QMap<QString, QList<QAction*>> bySection;
    for (const Commands* list : lists) {
        for (QAction* action : list->all()) {
            if (!action->shortcut().isEmpty()) bySection[Commands::spec(action).section].append(action);
        }
    }
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (auto section = bySection.cbegin(); section != bySection.cend(); ++section) {
        column->addSpacing(6);
        column->addWidget(new Label(look, Type::SmallMedium, Token::Text3, section.key()));
        for (const QAction* action : section.value()) column->addWidget(commandRow(look, action));
        column->addSpacing(8);
    }
    column->addStretch();
    QScrollArea* scroll = scrolled(content);
    scroll->setFixedHeight(std::min(KeysHeight, host->window()->height() - 270));
    setBody(scroll);
    addClose(look, this);
    setFixedWidth(KeysWidth);
}

HelpDialog::HelpDialog(Look& look, QWidget* host, const PageSpec& page, const Commands& commands)
    : Dialog(look, host, page.title)
{
    setObjectName(QStringLiteral("helpDialog"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (!page.help.isEmpty()) {
        auto* words = new Label(look, Type::Body, Token::Text, page.help);
        words->setWordWrap(true);
        column->addWidget(words);
        column->addSpacing(14);
    }
    const QString prefix = page.id + u'.';
    for (const QAction* action : commands.all()) {
        if (Commands::spec(action).id.startsWith(prefix)) column->addWidget(commandRow(look, action));
    }
    column->addStretch();
    QScrollArea* scroll = scrolled(content);
    scroll->setFixedHeight(
        std::min(KeysHeight, std::min(host->window()->height() - 270, content->sizeHint().height() + 8)));
    setBody(scroll);
    addClose(look, this);
    setFixedWidth(KeysWidth);
}

CertificateDialog::CertificateDialog(Look& look, QWidget* host, const QString& node, const CertificateFinding& finding)
    : Dialog(look, host, tr("The certificate of %1").arg(node), tr("Nothing was sent to it"))
{
    setObjectName(QStringLiteral("certificateDialog"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    const auto fingerprint = [&](const QString& title, const QString& print) {
        column->addWidget(new Label(look, Type::SmallMedium, Token::Text2, title));
        auto* value = new Label(look, Type::Mono, Token::Text, print.isEmpty() ? tr("none") : print);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(value);
    };
    fingerprint(tr("Remembered, SHA-256"), finding.remembered);
    fingerprint(tr("Shown now, SHA-256"), finding.presented);
    column->addWidget(new Label(
        look, Type::Body, Token::Text2,
        tr("For %1, issued by %2, until %3.").arg(finding.subject, finding.issuer, look.format.date(finding.expires))));
    for (const QString& problem : finding.problems) {
        auto* line = new Label(look, Type::Body, Token::Fail, problem);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    auto* advice = new Label(look, Type::Body, Token::Text,
                             tr("Ask the people who run this node, over another way, whether they changed it. If they "
                                "did not, somebody may stand between you and the node."));
    advice->setWordWrap(true);
    column->addWidget(advice);
    setBody(body);
    auto* keep = makeButton(look, tr("Stay disconnected"));
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    keep->setDefault(true);
    addButton(keep);
    // An expired certificate, or one of another host, stays unfit however well it is remembered.
    if (finding.verdict != CertificateFinding::Verdict::Unfit) {
        auto* trust = makeButton(look, tr("Trust the new certificate"), ButtonKind::Destructive);
        trust->setObjectName(QStringLiteral("trust"));
        trust->setAutoDefault(false);
        connect(trust, &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT trusted();
        });
        addButton(trust);
    }
    setFixedWidth(KeysWidth);
}

} // namespace signalbox::ui
