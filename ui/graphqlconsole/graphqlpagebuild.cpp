// How the parts of GraphqlPage are put together, and its commands.
#include "ui/graphqlconsole/graphqlpage.h"

#include <QAction>
#include <QBoxLayout>
#include <QSplitter>

namespace signalbox::ui {

namespace {

constexpr int HeadHeight = 56;
constexpr int PageMargin = 24;
constexpr int LabelMargin = 12;
constexpr int SidebarWidth = 236;

} // namespace

QWidget* GraphqlPage::buildHead()
{
    auto* head = new QWidget;
    head->setFixedHeight(HeadHeight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(PageMargin, 0, PageMargin, 0);
    row->setSpacing(8);
    row->addWidget(new Label(m_with.look, Type::PageTitle, Token::Text, tr("GraphQL")));
    m_subtitle = new Label(m_with.look, Type::Body, Token::Text3, tr("on %1").arg(m_session.profile().name));
    m_subtitle->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_subtitle);
    row->addStretch(1);
    m_headRight = new QWidget;
    auto* right = new QHBoxLayout(m_headRight);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(8);
    row->addWidget(m_headRight);
    return head;
}

QWidget* GraphqlPage::buildBody()
{
    Look& look = m_with.look;
    auto* body = new Surface(look, Token::Base);
    body->setEdges(Qt::TopEdge);
    auto* inBody = new QVBoxLayout(body);
    inBody->setContentsMargins(0, 1, 0, 0);
    auto* split = new QSplitter(Qt::Horizontal, body);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    inBody->addWidget(split);

    m_sidebar = new QuerySidebar(look, m_with.settings);
    m_sidebar->setMinimumWidth(SidebarWidth / 2);
    split->addWidget(m_sidebar);

    const auto titled = [&look](const QString& title, QWidget* content, Label** note = nullptr) {
        auto* box = new Surface(look, Token::Sunken);
        box->setEdges(Qt::LeftEdge | Qt::BottomEdge);
        auto* column = new QVBoxLayout(box);
        column->setContentsMargins(1, 0, 0, 1);
        column->setSpacing(0);
        auto* bar = new QWidget;
        auto* row = new QHBoxLayout(bar);
        row->setContentsMargins(LabelMargin, 6, LabelMargin, 2);
        row->setSpacing(8);
        row->addWidget(new Label(look, Type::SmallMedium, Token::Text2, title));
        if (note != nullptr) {
            *note = new Label(look, Type::Small, Token::Text3);
            row->addWidget(*note, 1);
        } else {
            row->addStretch(1);
        }
        column->addWidget(bar);
        column->addWidget(content, 1);
        content->setAccessibleName(title);
        return box;
    };
    auto* left = new QSplitter(Qt::Vertical);
    left->setHandleWidth(1);
    left->setChildrenCollapsible(false);
    m_editor = new CodeEditor(look, CodeHighlighter::Language::Graphql);
    m_editor->setObjectName(QStringLiteral("graphql.document"));
    m_editor->setPlaceholderText(tr("Write a query, or take one from the left"));
    left->addWidget(titled(tr("Document"), m_editor));
    m_variables = new CodeEditor(look, CodeHighlighter::Language::Json);
    m_variables->setObjectName(QStringLiteral("graphql.variables"));
    m_variables->setPlaceholderText(tr("{ \"id\": \"…\" }"));
    left->addWidget(titled(tr("Variables"), m_variables, &m_variablesFault));
    m_variablesFault->setToken(Token::Fail);
    m_variablesFault->hide();
    left->setSizes({420, 160});
    split->addWidget(left);

    m_answer = new CodeEditor(look, CodeHighlighter::Language::Json);
    m_answer->setObjectName(QStringLiteral("graphql.answer"));
    m_answer->setReadOnly(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    split->addWidget(titled(tr("Answer"), m_answer, &m_outcome));
    split->setSizes({SidebarWidth, 420, 416});
    split->setStretchFactor(1, 1);
    split->setStretchFactor(2, 1);
    return body;
}

void GraphqlPage::addCommands()
{
    const QString section = tr("GraphQL");
    const auto add = [&](const char* id, const QString& title, const char* icon, const char* keys, bool changesNode,
                         std::function<void()> act) {
        return m_with.commands.add({.id = QString::fromLatin1(id),
                                    .title = title,
                                    .icon = QString::fromLatin1(icon),
                                    .shortcut = QKeySequence(QString::fromLatin1(keys)),
                                    .section = section,
                                    .destructive = false,
                                    .changesNode = changesNode},
                                   std::move(act), this);
    };
    m_runAction = add("graphql.run", tr("Run"), "play", "Ctrl+Return", false, [this] { run(); });
    m_mutateAction = add("graphql.mutate", tr("Run this mutation"), "play", "", true, [this] { send(); });
    QAction* save = add("graphql.save", tr("Save this query"), "save", "Ctrl+S", false, [this] { openSave(); });
    QAction* copy = add("graphql.copy", tr("Copy as"), "copy", "Ctrl+Shift+C", false, [this] { openCopyMenu(); });
    add("graphql.history", tr("Search the history"), "history", "Ctrl+H", false,
        [this] { m_sidebar->showTab(QuerySidebar::History); });
    add("graphql.schema", tr("Search the schema"), "search", "Ctrl+Shift+F", false,
        [this] { m_sidebar->showTab(QuerySidebar::Schema); });
    auto* right = static_cast<QHBoxLayout*>(m_headRight->layout());
    right->addWidget(makeActionButton(m_with.look, save, ButtonKind::Quiet));
    right->addWidget(makeActionButton(m_with.look, copy));
    right->addWidget(makeActionButton(m_with.look, m_runAction, ButtonKind::Primary));
}

} // namespace signalbox::ui
