#include "tests/support/pagestage.h"
#include "tests/ui/graphqlconsole/sampleanswers.h"
#include "ui/common/messagebar.h"
#include "ui/graphqlconsole/graphqlpage.h"
#include "ui/resource/formdialog.h"

#include <QAction>
#include <QClipboard>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

struct Scene
{
    PageStage stage;
    GraphqlPage* page = nullptr;
    QJsonObject schema = sampleSchema();
    QJsonObject answer = sampleAnswer();

    Scene()
    {
        stage.session.client().rawFor = [this](const QString& document, const QJsonObject&) {
            const bool introspection = document.contains(QLatin1String("__schema"));
            RawAnswer raw;
            raw.body = introspection ? schema : answer;
            raw.latencyMs = 12;
            raw.bytes = 1234;
            return raw;
        };
    }

    void open()
    {
        page = new GraphqlPage(stage.surroundings(), stage.session);
        stage.show(page);
        QTRY_VERIFY(page->sidebar().list().count() > 0);
    }
    FakeNodeClient& node() { return stage.session.client(); }
    void run() { stage.run(QStringLiteral("graphql.run")); }
    QStringList listed() const
    {
        QStringList texts;
        for (int i = 0; i < page->sidebar().list().count(); ++i) texts.append(page->sidebar().list().item(i)->text());
        return texts;
    }
};

} // namespace

class GraphqlConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrl_enter_runs_what_is_written_and_shows_answer_latency_and_size()
    {
        Scene scene;
        scene.open();
        scene.page->variables().setPlainText(QStringLiteral("{\"first\": 2}"));
        scene.page->editor().setFocus();
        QTest::keyClick(&scene.page->editor(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.page->answer().toPlainText().contains(QStringLiteral("104822075")));
        const Format& format = scene.stage.look.format;
        QCOMPARE(scene.page->outcomeText(), format.latency(12) + QStringLiteral(", ") + format.bytes(1234));
        QCOMPARE(scene.node().documentVariables.last().value(QStringLiteral("first")).toInt(), 2);
        scene.stage.shoot(QStringLiteral("graphql"));
    }

    void errors_are_shown_in_place()
    {
        Scene scene;
        scene.open();
        scene.page->editor().setPlainText(QStringLiteral("{\n  assts { id }\n}"));
        scene.answer = json(R"({"errors":[{"message":"There is no field assts on Query.",
            "locations":[{"line":2,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]})");
        scene.run();
        QTRY_COMPARE(scene.page->messages().sentence(), QStringLiteral("There is no field assts on Query."));
        const auto marks = scene.page->editor().extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].cursor.selectedText(), QStringLiteral("assts"));
        scene.stage.shoot(QStringLiteral("graphql-error"));
        QTest::keyClicks(&scene.page->editor(), QStringLiteral(" "));
        QVERIFY(scene.page->editor().extraSelections().isEmpty()); // another text, no longer judged
    }

    void variables_that_are_not_json_are_named_and_nothing_is_sent()
    {
        Scene scene;
        scene.open();
        const qsizetype before = scene.node().documents.size();
        scene.page->variables().setPlainText(QStringLiteral("{\"id\": }"));
        scene.run();
        QCOMPARE(scene.node().documents.size(), before);
        QVERIFY(scene.page->variables().hasFocus());
        bool said = false;
        for (const Label* label : scene.page->findChildren<Label*>())
            said = said || (label->isVisible() && label->text().startsWith(QStringLiteral("Not JSON")));
        QVERIFY(said);
    }

    void a_mutation_needs_the_unlock_on_a_read_only_node_and_a_query_does_not()
    {
        Scene scene;
        scene.open();
        scene.stage.commands->setReadOnly(true);
        QSignalSpy unlock(scene.stage.commands.get(), &Commands::unlockWanted);
        scene.page->editor().setPlainText(QStringLiteral("query A { a }\nmutation B { b }\n"));
        QTextCursor cursor = scene.page->editor().textCursor();
        cursor.setPosition(20);
        scene.page->editor().setTextCursor(cursor);
        const qsizetype before = scene.node().documents.size();
        scene.run();
        QCOMPARE(unlock.size(), 1);
        QCOMPARE(scene.node().documents.size(), before);
        cursor.setPosition(2);
        scene.page->editor().setTextCursor(cursor);
        scene.run();
        QCOMPARE(scene.node().documents.size(), before + 1);
        QCOMPARE(unlock.size(), 1);
    }

    void no_answer_is_said_and_the_document_stays()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("rawQuery"),
                            {Error::Code::Unreachable, QStringLiteral("No connection to the node."), {}, {}});
        const QString document = scene.page->editor().toPlainText();
        scene.run();
        QTRY_COMPARE(scene.page->messages().sentence(), QStringLiteral("No connection to the node."));
        QCOMPARE(scene.page->editor().toPlainText(), document);
    }

    void the_schema_is_searched_and_a_find_begins_an_operation()
    {
        Scene scene;
        scene.open();
        QCOMPARE(scene.listed().first(), QStringLiteral("asset"));
        scene.stage.run(QStringLiteral("graphql.schema"));
        QTest::keyClicks(&scene.page->sidebar().searchField(), QStringLiteral("setfee"));
        QCOMPARE(scene.listed(), QStringList({QStringLiteral("setFee, a mutation")}));
        scene.page->editor().clear();
        QTest::keyClick(&scene.page->sidebar().searchField(), Qt::Key_Return);
        QCOMPARE(scene.page->editor().toPlainText(), QStringLiteral("mutation SetFee {\n  setFee {\n    id\n  }\n}\n"));
    }

    void a_node_that_hides_its_schema_is_said_and_queries_work()
    {
        Scene scene;
        scene.schema = json(R"({"errors":[{"message":"introspection is not allowed"}]})");
        scene.page = new GraphqlPage(scene.stage.surroundings(), scene.stage.session);
        scene.stage.show(scene.page);
        bool said = false;
        QTRY_VERIFY([&] {
            for (const Label* label : scene.page->sidebar().findChildren<Label*>())
                said = said || label->text().contains(QStringLiteral("does not tell its schema"));
            return said;
        }());
        scene.run();
        QTRY_VERIFY(!scene.page->answer().toPlainText().isEmpty());
    }

    void what_was_asked_is_found_again_in_the_history()
    {
        Scene scene;
        scene.open();
        scene.page->editor().setPlainText(QStringLiteral("query First { a }"));
        scene.run();
        QTRY_VERIFY(!scene.page->answer().toPlainText().isEmpty());
        scene.page->editor().setPlainText(QStringLiteral("query Second { b }"));
        scene.run();
        scene.stage.run(QStringLiteral("graphql.history"));
        QTRY_COMPARE(scene.listed(),
                     QStringList({QStringLiteral("query Second { b }"), QStringLiteral("query First { a }")}));
        scene.stage.shoot(QStringLiteral("graphql-history"));
        QTest::keyClicks(&scene.page->sidebar().searchField(), QStringLiteral("First"));
        QTest::keyClick(&scene.page->sidebar().searchField(), Qt::Key_Return);
        QCOMPARE(scene.page->editor().toPlainText(), QStringLiteral("query First { a }"));
        scene.page->editor().undo();
        QCOMPARE(scene.page->editor().toPlainText(), QStringLiteral("query Second { b }"));
    }

    void a_query_is_saved_under_a_name_and_survives_the_page()
    {
        Scene scene;
        scene.open();
        scene.page->editor().setPlainText(QStringLiteral("query Kept { a(password: \"hush\") }"));
        scene.stage.run(QStringLiteral("graphql.save"));
        auto* dialog = scene.stage.dialog<FormDialog>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("queryName"))->text(), QStringLiteral("Kept"));
        dialog->submit();
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        scene.stage.close();
        scene.stage.commands = std::make_unique<Commands>(scene.stage.look, scene.stage.settings);
        scene.page = new GraphqlPage(scene.stage.surroundings(), scene.stage.session);
        scene.stage.show(scene.page);
        QCOMPARE(scene.page->sidebar().saved().size(), 1);
        QCOMPARE(scene.page->sidebar().saved().first().name, QStringLiteral("Kept"));
        QVERIFY(!scene.page->sidebar().saved().first().document.contains(QStringLiteral("hush")));
        QVERIFY(scene.page->editor().toPlainText().startsWith(QStringLiteral("query Kept"))); // the draft, too
        scene.page->sidebar().showTab(QuerySidebar::Saved);
        scene.page->sidebar().list().setCurrentRow(0);
        scene.page->sidebar().list().actions().constFirst()->trigger(); // of its context menu, and of the Delete key
        QVERIFY(scene.page->sidebar().saved().isEmpty());
    }

    void a_page_closed_while_it_waits_is_never_called()
    {
        Scene scene;
        scene.open();
        scene.node().keepWaiting(QStringLiteral("rawQuery"));
        scene.run();
        scene.page->refresh();
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(GraphqlConsoleTest)
#include "tst_graphqlconsole.moc"
