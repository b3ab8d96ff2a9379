#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/controls.h"
#include "ui/graphqlconsole/codeeditor.h"
#include "ui/graphqlconsole/graphqldocument.h"
#include "ui/graphqlconsole/querysidebar.h"
#include "ui/shell/page.h"

namespace signalbox::ui {

class MessageBar;

/// Questions written by hand: document and variables at the left of the answer, with schema, history and saved ones
/// beside them. A mutation needs the unlock on a read-only node.
class GraphqlPage final : public NodePage
{
    Q_OBJECT
public:
    static constexpr qsizetype answerShownMax = 2'000'000; ///< characters; the rest is not shown, and that is said
    static constexpr int historyAsked = 300;

    GraphqlPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
                std::function<QDateTime()> now = QDateTime::currentDateTimeUtc);
    ~GraphqlPage() override;

    QString pageId() const override { return QStringLiteral("graphql"); }
    void setInSight(bool inSight) override;
    void refresh() override;
    void focusFilter() override;

    CodeEditor& editor() { return *m_editor; }
    CodeEditor& variables() { return *m_variables; }
    CodeEditor& answer() { return *m_answer; }
    QuerySidebar& sidebar() { return *m_sidebar; }
    MessageBar& messages() { return *m_messages; }
    /// `1 error, 12 ms, 1.2 kB`: what stands over the answer.
    QString outcomeText() const { return m_outcome->text(); }

private:
    QWidget* buildHead();
    QWidget* buildBody();
    void addCommands();
    /// Decides whether the unlock is asked for.
    void run();
    void send();
    void show(const RawAnswer& answer);
    void showFailure(const Error& error);
    void remember(bool worked, int latencyMs);
    void fetchSchema();
    void fetchHistory();
    void insert(const SchemaEntry& entry);
    void openSave();
    void openCopyMenu();
    /// The variables as an object; nothing, and a sentence under the field, when they are not one.
    std::optional<QJsonObject> readVariables();
    void storeDraft();
    QString draftKey(const char* what) const;

    PageSurroundings m_with;
    NodeSession& m_session;
    std::function<QDateTime()> m_now;
    QuerySidebar* m_sidebar = nullptr;
    CodeEditor* m_editor = nullptr;
    CodeEditor* m_variables = nullptr;
    CodeEditor* m_answer = nullptr;
    Label* m_variablesFault = nullptr;
    Label* m_outcome = nullptr;
    Label* m_subtitle = nullptr;
    QWidget* m_headRight = nullptr;
    MessageBar* m_messages = nullptr;
    QAction* m_runAction = nullptr;
    QAction* m_mutateAction = nullptr;
    bool m_sending = false;
    bool m_schemaAsked = false;
    QString m_sentDocument;
    QJsonObject m_sentVariables;
};

[[nodiscard]] PageSpec graphqlPageSpec();

} // namespace signalbox::ui
