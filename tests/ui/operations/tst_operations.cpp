#include "ui/client/operations/books.h"

#include <QJsonDocument>
#include <QTest>

namespace operations = library::operations;
using operations::Cover;
using signalbox::ui::OperationKind;

namespace {

QJsonObject object(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class Operations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_answer_becomes_typed_values();
    void what_an_older_console_has_not_heard_of_is_unknown();
    void an_answer_of_another_shape_is_refused_with_the_place();
    void uint64_keeps_every_digit_both_ways();
    void absent_variables_are_left_out();
    void a_document_carries_the_fragments_it_needs();
    void fields_of_other_types_and_conditions_are_optional();
    void fragments_are_shared_between_files();
};

void Operations::an_answer_becomes_typed_values()
{
    const auto data = operations::OneBook::parse(
        object(R"({"book":{"id":"1","price":"7","shelf":3,"cover":"SOFT_BACK","meta":{"a":1},"rating":0.5,"lent":true,
                   "tags":["x",null],"chapters":[{"title":"Ebb","words":9}]}})"));
    QVERIFY(data && data->book);
    const operations::BookRow& book = *data->book;
    QCOMPARE(book.id, QStringLiteral("1"));
    QCOMPARE(book.price, quint64(7));
    QCOMPARE(book.shelf, std::optional<int>(3));
    QCOMPARE(book.cover, Cover::SoftBack);
    QCOMPARE(book.meta->value(QStringLiteral("a")).toInt(), 1);
    QCOMPARE(*book.rating, 0.5);
    QVERIFY(book.lent);
    const QList<std::optional<QString>> tags{QStringLiteral("x"), std::nullopt};
    QCOMPARE(book.tags, tags);
    QCOMPARE(book.chapters->at(0).words, 9);
    QVERIFY(operations::OneBook::parse(object(R"({"book":null})"))->book == std::nullopt);
    QVERIFY(*data == *data);
}

void Operations::what_an_older_console_has_not_heard_of_is_unknown()
{
    QCOMPARE(operations::coverFromText(u"LEATHER"), Cover::Unknown);
    QCOMPARE(operations::coverFromText(u"HARD"), Cover::Hard);
    QCOMPARE(toText(Cover::Hard), QStringLiteral("HARD"));
}

void Operations::an_answer_of_another_shape_is_refused_with_the_place()
{
    QString problem;
    QVERIFY(
        !operations::ListBooks::parse(object(R"({"books":[{"id":"1","price":"7","cover":"HARD","lent":true,"tags":[],
                  "chapters":[{"title":"a","words":1},{"title":"b","words":"2"}]}]})"),
                                      &problem));
    QCOMPARE(problem, QStringLiteral("books[0].chapters[1].words"));
    QVERIFY(!operations::OneBook::parse({{QStringLiteral("book"), 7}}, &problem));
    QCOMPARE(problem, QStringLiteral("book"));
    QVERIFY(!operations::Everything::parse({}, &problem));
    QCOMPARE(problem, QStringLiteral("items"));
}

void Operations::uint64_keeps_every_digit_both_ways()
{
    operations::AddBook::Variables variables;
    variables.input.title = QStringLiteral("T");
    variables.input.price = std::numeric_limits<quint64>::max();
    variables.input.cover = Cover::Hard;
    variables.input.labels = QList<QString>{QStringLiteral("l")};
    QCOMPARE(variables.toJson(),
             object(R"({"input":{"title":"T","price":"18446744073709551615","cover":"HARD","labels":["l"]}})"));
    QString problem;
    for (const auto* price :
         {R"("-1")", R"("18446744073709551616")", R"("")", R"("1.5")", "-1", "1.5", "null", R"("+1")"}) {
        const QByteArray text =
            QByteArray(R"({"addBook":{"class":"c","id":"1","cover":"HARD","lent":true,"tags":[],"price":)") + price +
            "}}";
        QVERIFY2(!operations::AddBook::parse(object(text.constData()), &problem), price);
        QCOMPARE(problem, QStringLiteral("addBook.price"));
    }
    const auto added = operations::AddBook::parse(object(
        R"({"addBook":{"class":"c","id":"1","cover":"HARD","lent":true,"tags":[],"price":"18446744073709551615"}})"));
    QVERIFY(added);
    QCOMPARE(added->addBook->price, std::numeric_limits<quint64>::max());
    QCOMPARE(added->addBook->class_, QStringLiteral("c"));
}

void Operations::absent_variables_are_left_out()
{
    operations::ListBooks::Variables variables;
    QCOMPARE(variables.toJson(), object(R"({"withAuthor":false})"));
    variables.filter.emplace().covers = QList<Cover>{Cover::SoftBack};
    variables.limit = 3;
    QCOMPARE(variables.toJson(), object(R"({"withAuthor":false,"limit":3,"filter":{"covers":["SOFT_BACK"]}})"));
}

void Operations::a_document_carries_the_fragments_it_needs()
{
    const QString document = operations::ListBooks::document();
    QVERIFY(document.startsWith(QStringLiteral("query ListBooks(")));
    QVERIFY(document.contains(QStringLiteral("fragment BookRow on Book")));
    QVERIFY(document.contains(QStringLiteral("fragment AuthorName on Author")));
    QVERIFY(!operations::Everything::document().contains(QStringLiteral("fragment")));
    QVERIFY(!operations::Everything::document().contains(QStringLiteral("comment")));
    QCOMPARE(operations::AddBook::kind, OperationKind::Mutation);
    QCOMPARE(operations::AddBook::name(), QStringLiteral("AddBook"));
}

void Operations::fields_of_other_types_and_conditions_are_optional()
{
    const auto data = operations::Everything::parse(
        object(R"({"items":[{"__typename":"Book","id":"1"},{"__typename":"Film","id":"f","minutes":90}],"who":"w"})"));
    QVERIFY(data);
    QCOMPARE(data->items.at(0).typename_, QStringLiteral("Book"));
    QVERIFY(!data->items.at(0).minutes);
    QCOMPARE(data->items.at(1).minutes, std::optional<int>(90));
}

void Operations::fragments_are_shared_between_files()
{
    const auto data = operations::AuthorOf::parse(object(R"({"book":{"author":{"id":"a","name":"Ida"}}})"));
    QVERIFY(data);
    const operations::AuthorName author = *data->book->author;
    QCOMPARE(author.name, QStringLiteral("Ida"));
}

QTEST_GUILESS_MAIN(Operations)
#include "tst_operations.moc"
