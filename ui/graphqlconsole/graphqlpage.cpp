#include "ui/graphqlconsole/graphqlpage.h"

#include "ui/client/whenready.h"
#include "ui/common/controls.h"
#include "ui/common/messagebar.h"
#include "ui/graphqlconsole/copyas.h"
#include "ui/resource/formdialog.h"
#include "ui/resource/tabledriver.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr int SaidFor = 6'000; // ms a report stays
const auto firstDocument =
    QStringLiteral("query Assets {\n  assets(first: 20) {\n    edges {\n      node {\n        id\n"
                   "        code\n        scale\n        liquidity\n      }\n    }\n  }\n}\n");

/// A name for a saved query.
class SaveDialog final : public FormDialog
{
public:
    SaveDialog(Look& look, QWidget* host, const QString& suggested)
        : FormDialog(look, host, GraphqlPage::tr("Save this query"), {}, GraphqlPage::tr("Save query"), randomIds())
    {
        setObjectName(QStringLiteral("saveQuery"));
        m_name = new QLineEdit(suggested);
        m_name->setObjectName(QStringLiteral("queryName"));
        m_row = addRow(GraphqlPage::tr("Name"), m_name);
        m_row->setHint(GraphqlPage::tr("Saved on this computer; a query of that name is replaced"));
        m_name->selectAll();
    }
    QString name() const { return m_name->text().trimmed(); }

protected:
    bool check() override
    {
        m_row->setError(name().isEmpty() ? GraphqlPage::tr("A query needs a name to be found again") : QString());
        return !name().isEmpty();
    }

private:
    QLineEdit* m_name = nullptr;
    FormRow* m_row = nullptr;
};

} // namespace

GraphqlPage::GraphqlPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent,
                         std::function<QDateTime()> now)
    : NodePage(parent), m_with(surroundings), m_session(session), m_now(std::move(now))
{
    setObjectName(QStringLiteral("graphqlPage"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* surface = new Surface(m_with.look, Token::Base, this);
    outer->addWidget(surface);
    auto* column = new QVBoxLayout(surface);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_messages = new MessageBar(m_with.look, surface);
    column->addWidget(m_messages);
    column->addWidget(buildBody(), 1);
    addCommands();
    const QString draft = m_with.settings.value(draftKey("document")).toString();
    m_editor->setPlainText(draft.isEmpty() ? firstDocument : draft);
    m_variables->setPlainText(m_with.settings.value(draftKey("variables")).toString());
    connect(m_sidebar, &QuerySidebar::schemaTaken, this, &GraphqlPage::insert);
    connect(m_sidebar, &QuerySidebar::queryTaken, this, [this](const QString& document, const QString& variables) {
        // Through a cursor, so that Ctrl+Z brings back what stood there.
        QTextCursor cursor(m_editor->document());
        cursor.select(QTextCursor::Document);
        cursor.insertText(document);
        QTextCursor other(m_variables->document());
        other.select(QTextCursor::Document);
        other.insertText(variables);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        // Also told when only colours changed: a fault stays marked while the text is the one that was judged.
        if (m_editor->toPlainText() != m_sentDocument) m_editor->setExtraSelections({});
    });
    connect(m_variables, &QPlainTextEdit::textChanged, this, [this] { m_variablesFault->hide(); });
}

GraphqlPage::~GraphqlPage()
{
    storeDraft();
}

QString GraphqlPage::draftKey(const char* what) const
{
    return QStringLiteral("pages/graphql/%1/%2").arg(m_session.profile().id, QString::fromLatin1(what));
}

void GraphqlPage::storeDraft()
{
    // A draft is written to disk, so secrets in it are not.
    m_with.settings.setValue(draftKey("document"), documentWithoutSecrets(m_editor->toPlainText()));
    const QJsonDocument variables = QJsonDocument::fromJson(m_variables->toPlainText().toUtf8());
    m_with.settings.setValue(
        draftKey("variables"),
        variables.isObject() ? QString::fromUtf8(QJsonDocument(withoutSecrets(variables.object()).toObject()).toJson())
                             : QString());
}

void GraphqlPage::setInSight(bool inSight)
{
    if (!inSight) {
        storeDraft();
        return;
    }
    if (!m_schemaAsked) fetchSchema();
    fetchHistory();
}

void GraphqlPage::refresh()
{
    fetchSchema();
    fetchHistory();
}

void GraphqlPage::focusFilter()
{
    m_sidebar->showTab(QuerySidebar::Schema);
}

std::optional<QJsonObject> GraphqlPage::readVariables()
{
    const QString text = m_variables->toPlainText().trimmed();
    if (text.isEmpty()) return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    QString fault;
    if (error.error != QJsonParseError::NoError)
        fault = tr("Not JSON at character %1: %2").arg(error.offset + 1).arg(error.errorString());
    else if (!document.isObject())
        fault = tr("Variables are an object, for example {\"id\": \"…\"}");
    m_variablesFault->setText(fault);
    m_variablesFault->setVisible(!fault.isEmpty());
    if (!fault.isEmpty()) {
        m_variables->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    return document.object();
}

void GraphqlPage::run()
{
    if (m_sending) return;
    const auto operation = operationAt(m_editor->toPlainText(), m_editor->textCursor().position());
    // The command of mutations knows about the lock; this one would run on a read-only node.
    if (operation && operation->kind == GraphqlOperation::Kind::Mutation)
        m_mutateAction->trigger();
    else
        send();
}

void GraphqlPage::send()
{
    if (m_sending) return;
    const QString document = m_editor->toPlainText();
    if (document.trimmed().isEmpty()) {
        m_outcome->setText(tr("There is nothing to run"));
        return;
    }
    const std::optional<QJsonObject> variables = readVariables();
    if (!variables) return;
    const QList<GraphqlOperation> operations = operationsOf(document);
    const auto operation = operationAt(document, m_editor->textCursor().position());
    const QString name = operations.size() > 1 && operation ? operation->name : QString();
    m_sending = true;
    m_runAction->setEnabled(false);
    m_outcome->setToken(Token::Text3);
    m_outcome->setText(tr("Asking %1").arg(m_session.profile().name));
    m_editor->setExtraSelections({});
    m_sentDocument = document;
    m_sentVariables = *variables;
    whenReady(m_session.client().rawQuery(document, *variables, name), this, [this](const Result<RawAnswer>& answer) {
        m_sending = false;
        m_runAction->setEnabled(true);
        if (answer)
            show(*answer);
        else
            showFailure(answer.error());
    });
}

void GraphqlPage::show(const RawAnswer& answer)
{
    m_messages->clear(QStringLiteral("failed"));
    QString text = QString::fromUtf8(QJsonDocument(answer.body).toJson());
    const bool cut = text.size() > answerShownMax;
    if (cut) text.truncate(answerShownMax);
    m_answer->setPlainText(text);
    const QJsonArray errors = answer.body.value(QLatin1String("errors")).toArray();
    const Format& format = m_with.look.format;
    QStringList parts;
    if (!errors.isEmpty()) parts.append(tr("%n error(s)", nullptr, int(errors.size())));
    parts.append(format.latency(answer.latencyMs));
    parts.append(format.bytes(answer.bytes));
    if (cut) parts.append(tr("only the beginning is shown"));
    m_outcome->setToken(errors.isEmpty() ? Token::Text3 : Token::Fail);
    m_outcome->setText(parts.join(QStringLiteral(", ")));
    QList<qsizetype> places;
    for (const QJsonValue& error : errors) {
        const QJsonArray locations = error.toObject().value(QLatin1String("locations")).toArray();
        for (const QJsonValue& value : locations) {
            const QJsonObject location = value.toObject();
            const qsizetype place = placeOf(m_sentDocument, location.value(QLatin1String("line")).toInt(),
                                            location.value(QLatin1String("column")).toInt());
            if (place >= 0) places.append(place);
        }
    }
    if (m_editor->toPlainText() == m_sentDocument) m_editor->markFaults(places);
    if (!errors.isEmpty()) {
        m_messages->show({.kind = QStringLiteral("failed"),
                          .state = StateKind::Fail,
                          .sentence = errors.first().toObject().value(QLatin1String("message")).toString(),
                          .icon = {},
                          .buttons = {},
                          .closesAfter = 0});
    }
    remember(errors.isEmpty(), answer.latencyMs);
    Q_EMIT updated(m_now());
}

void GraphqlPage::showFailure(const Error& error)
{
    if (error.code == Error::Code::Cancelled) return;
    m_outcome->setToken(Token::Fail);
    m_outcome->setText(tr("No answer"));
    const QString details = detailsOf(error);
    m_messages->show(
        {.kind = QStringLiteral("failed"),
         .state = StateKind::Fail,
         .sentence = error.message,
         .icon = {},
         .buttons = {{.text = tr("Copy"), .run = [this, details] { copyWithNotice(details, m_messages); }, .icon = {}}},
         .closesAfter = 0});
    remember(false, 0);
}

void GraphqlPage::remember(bool worked, int latencyMs)
{
    AskedQuery asked;
    asked.document = m_sentDocument;
    asked.variables = m_sentVariables;
    asked.askedAt = m_now();
    asked.worked = worked;
    asked.latencyMs = latencyMs;
    // History is comfort: when it cannot be written, nothing else suffers.
    whenReady(m_session.queryHistory().add(m_session.profile().id, asked), this,
              [this](const Result<void>&) { fetchHistory(); });
}

void GraphqlPage::fetchHistory()
{
    whenReady(m_session.queryHistory().list(m_session.profile().id, historyAsked), this,
              [this](const Result<QList<AskedQuery>>& asked) {
                  if (asked) m_sidebar->setHistory(*asked);
              });
}

void GraphqlPage::fetchSchema()
{
    m_schemaAsked = true;
    whenReady(m_session.client().rawQuery(introspectionQuery(), {}, {}), this, [this](const Result<RawAnswer>& answer) {
        if (!answer) {
            m_schemaAsked = false; // when the page is shown again
            m_sidebar->setSchemaTrouble(tr("The schema could not be read: %1").arg(answer.error().message));
            return;
        }
        const QList<SchemaEntry> entries = schemaEntries(answer->body);
        m_sidebar->setSchema(entries);
        if (entries.isEmpty())
            m_sidebar->setSchemaTrouble(tr("This node does not tell its schema. Queries still work."));
    });
}

void GraphqlPage::insert(const SchemaEntry& entry)
{
    const bool blank = m_editor->toPlainText().trimmed().isEmpty();
    QTextCursor cursor = m_editor->textCursor();
    if (!entry.operation.isEmpty()) {
        // A whole operation, behind the others: it runs when the cursor stands in it.
        if (!blank) {
            cursor.movePosition(QTextCursor::End);
            cursor.insertText(m_editor->toPlainText().endsWith(u'\n') ? QStringLiteral("\n") : QStringLiteral("\n\n"));
        }
        const int from = cursor.position();
        cursor.insertText(entry.operation);
        cursor.setPosition(from);
    } else {
        cursor.insertText(entry.name);
    }
    m_editor->setTextCursor(cursor);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void GraphqlPage::openSave()
{
    const auto operation = operationAt(m_editor->toPlainText(), m_editor->textCursor().position());
    auto* dialog = new SaveDialog(m_with.look, m_with.dialogHost, operation ? operation->name : QString());
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const QJsonDocument variables = QJsonDocument::fromJson(m_variables->toPlainText().toUtf8());
        m_sidebar->save({dialog->name(), documentWithoutSecrets(m_editor->toPlainText()),
                         variables.isObject()
                             ? QString::fromUtf8(QJsonDocument(withoutSecrets(variables.object()).toObject()).toJson())
                             : QString()});
        m_messages->show({.kind = QStringLiteral("done"),
                          .state = StateKind::Ok,
                          .sentence = tr("Saved as %1").arg(dialog->name()),
                          .icon = {},
                          .buttons = {},
                          .closesAfter = SaidFor});
        dialog->accept();
    });
    dialog->open();
}

void GraphqlPage::openCopyMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QWidget* at = findChild<QPushButton*>(QStringLiteral("graphql.copy.button"));
    const auto copy = [this, at](const std::function<QString(const QJsonObject&)>& text) {
        const std::optional<QJsonObject> variables = readVariables();
        if (variables) copyWithNotice(text(*variables), at != nullptr ? at : this);
    };
    menu->addAction(tr("A line for curl"), this, [this, copy] {
        copy([this](const QJsonObject& variables) {
            return asCurl(m_session.profile().adminUrl, m_session.profile().tenantId, m_editor->toPlainText(),
                          variables);
        });
    });
    menu->addAction(tr("GraphQL with its variables"), this, [this, copy] {
        copy([this](const QJsonObject& variables) { return asGraphql(m_editor->toPlainText(), variables); });
    });
    menu->addAction(tr("The answer"), this,
                    [this, at] { copyWithNotice(m_answer->toPlainText(), at != nullptr ? at : this); });
    menu->popup(at != nullptr ? at->mapToGlobal(QPoint(0, at->height() + 4)) : mapToGlobal(QPoint(0, 0)));
}

PageSpec graphqlPageSpec()
{
    return {.id = QStringLiteral("graphql"),
            .title = GraphqlPage::tr("GraphQL"),
            .icon = QStringLiteral("braces"),
            .group = PageSpec::Group::System,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new GraphqlPage(surroundings, session, parent);
            }};
}

} // namespace signalbox::ui
