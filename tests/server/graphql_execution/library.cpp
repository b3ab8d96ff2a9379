#include "tests/server/graphql_execution/library.h"

#include <cstdio>
#include <cstdlib>

namespace library {

using namespace signalbox;
using namespace std::chrono_literals;

namespace {

const std::vector<std::shared_ptr<const Book>>& shelf()
{
    static const auto patron = std::make_shared<const Author>(Author{"a0", "Mia", nullptr});
    static const auto author = std::make_shared<const Author>(Author{"a1", "Ida \"Ink\" Öst", patron});
    static const std::vector<std::shared_ptr<const Book>> books{
        std::make_shared<const Book>(Book{"1",
                                          "Tides",
                                          320,
                                          18446744073709551615U,
                                          7,
                                          schema::Cover::Hard,
                                          4.5,
                                          author,
                                          {{"Ebb", 100}, {"Flood", 200}, {"Neap", 300}},
                                          {"sea", std::nullopt}}),
        std::make_shared<const Book>(
            Book{"2", "Knots", 3'000'000'000, 0, 300, schema::Cover::SoftBack, 0.1, nullptr, {}, {}}),
    };
    return books;
}

template <class T>
Task<Result<T>> later(T value)
{
    co_await sleepFor(5ms);
    co_return value;
}

Task<Result<std::optional<std::uint64_t>>> stockOf(std::string id)
{
    co_await sleepFor(id == "1" ? 20ms : 10ms);
    if (id == "2") co_return Error{ErrorCode::Unavailable, "The stock room does not answer.", {}};
    co_return std::optional<std::uint64_t>(12);
}

} // namespace

std::shared_ptr<const Book> findBook(std::string_view id)
{
    for (const auto& book : shelf())
        if (book->id == id) return book;
    return nullptr;
}

void bindBooks(schema::Binding& binding)
{
    schema::BookFields<Book> book;
    book.id = &Book::id;
    book.title = &Book::title;
    book.pages = &Book::pages;
    book.price = &Book::price;
    book.shelf = &Book::shelf;
    book.cover = &Book::cover;
    book.meta = [](const Book& b) -> std::optional<graphql::JsonText> {
        if (b.id != "1") return std::nullopt;
        return graphql::JsonText{R"({"isbn":"x"})"};
    };
    book.rating = &Book::rating;
    book.lent = [](const Book&) { return false; };
    book.author = &Book::author;
    book.knownAuthor = &Book::author;
    book.chapters = [](const Book& b, const schema::BookChaptersArguments& arguments) {
        std::vector<Chapter> some = b.chapters;
        const auto first = static_cast<std::size_t>(std::max(0, arguments.first.value_or(0)));
        if (some.size() > first) some.resize(first);
        return some;
    };
    book.tags = &Book::tags;
    book.stock = [](const Book& b) { return stockOf(b.id); };
    book.knownStock = [](const Book& b) { return stockOf(b.id); };
    book.note = graphql::notImplemented;
    binding.bind(book);
}

void bindRest(schema::Binding& binding)
{
    schema::FilmFields<Film> film;
    film.id = &Film::id;
    film.title = &Film::title;
    film.minutes = &Film::minutes;
    binding.bind(film);

    schema::AuthorFields<Author> author;
    author.id = &Author::id;
    author.name = &Author::name;
    author.books = [](const Author& a) {
        std::vector<std::shared_ptr<const Book>> found;
        for (const auto& book : shelf())
            if (book->author && book->author->id == a.id) found.push_back(book);
        return found;
    };
    author.patron = [](const Author& a) { return later(a.patron); };
    binding.bind(author);

    schema::ChapterFields<Chapter> chapter;
    chapter.title = &Chapter::title;
    chapter.words = &Chapter::words;
    binding.bind(chapter);
}

void bindRoots(schema::Binding& binding)
{
    using Found = Result<std::shared_ptr<const Book>>;
    binding.query.book = [](Reader&, const schema::QueryBookArguments& arguments) { return findBook(arguments.id); };
    binding.query.knownBook = [](Reader&, const schema::QueryKnownBookArguments& arguments) -> Found {
        if (auto book = findBook(arguments.id)) return book;
        return Error{ErrorCode::NotFound, "unknown book", {}};
    };
    binding.query.books = [](const schema::QueryBooksArguments& arguments) {
        std::vector<std::shared_ptr<const Book>> found;
        for (const auto& book : shelf()) {
            if (arguments.filter && arguments.filter->covers &&
                std::find(arguments.filter->covers->begin(), arguments.filter->covers->end(), book->cover) ==
                    arguments.filter->covers->end())
                continue;
            found.push_back(book);
        }
        return found;
    };
    binding.query.maybeBooks = [] { return shelf(); };
    binding.query.items = [] {
        using Item = graphql::OneOf<schema::types::Item>;
        std::vector<Item> items;
        items.emplace_back(schema::types::Book{}, shelf()[0]);
        items.emplace_back(schema::types::Film{}, std::make_shared<const Film>(Film{"f1", "Locks", 90}));
        return items;
    };
    binding.query.echo = [](Reader&, const schema::QueryEchoArguments& arguments) { return toJson(arguments.input); };
    binding.query.who = [](Reader& reader, const graphql::FieldInfo& info) {
        return reader.name + " by " + std::string(info.typeName) + "." + std::string(info.fieldName);
    };
    binding.query.refuse =
        [](Reader&, const schema::QueryRefuseArguments& arguments) -> graphql::Outcome<std::optional<std::string>> {
        if (arguments.kind == "details")
            return graphql::Problem{{ErrorCode::Conflict, "Too small.", {}}, {}, R"({"minSendAmount":"5"})"};
        if (arguments.kind == "own") return graphql::Problem{{ErrorCode::Internal, "Own code.", {}}, "OUT_OF_INK", {}};
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            if (std::to_string(code) == arguments.kind) return Error{static_cast<ErrorCode>(code), "No.", "secret"};
        return std::optional<std::string>();
    };
    binding.mutation.addBook = [](Reader& reader, const schema::MutationAddBookArguments& arguments) {
        reader.journal.push_back("add " + arguments.input.title);
        Book book;
        book.id = "new";
        book.title = arguments.input.title;
        book.pages = arguments.input.pages;
        book.price = arguments.input.price;
        return book;
    };
    binding.mutation.step = [](Reader& reader,
                               const schema::MutationStepArguments& arguments) -> Task<Result<std::string>> {
        reader.journal.push_back("begin " + arguments.name);
        if (arguments.wait) co_await sleepFor(std::chrono::milliseconds(*arguments.wait));
        reader.journal.push_back("end " + arguments.name);
        co_return arguments.name;
    };
    binding.mutation.failLater = [](Reader& reader,
                                    const schema::MutationFailLaterArguments& arguments) -> Task<Result<std::string>> {
        reader.journal.push_back("fail " + arguments.name);
        co_await sleepFor(1ms);
        co_return Error{ErrorCode::Forbidden, "Not today.", {}};
    };
}

std::shared_ptr<const graphql::BoundSchema> boundSchema()
{
    schema::Binding binding;
    bindBooks(binding);
    bindRest(binding);
    bindRoots(binding);
    auto bound = binding.finish();
    if (!bound) {
        std::fprintf(stderr, "%s\n", bound.error().message.c_str());
        std::abort();
    }
    return *bound;
}

} // namespace library
