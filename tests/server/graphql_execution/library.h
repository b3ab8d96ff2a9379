#pragma once

#include "tests/server/graphql_execution/librarybinding.h"

#include <string>
#include <vector>

/// The library's own structs, and its resolvers: some answer at once, some later, some not at all.
namespace library {

struct Reader
{
    std::string name = "ann";
    std::vector<std::string> journal; ///< what mutations did, in order
};

struct Chapter
{
    std::string title;
    int words = 0;
};

struct Author
{
    std::string id;
    std::string name;
    std::shared_ptr<const Author> patron;
};

struct Book
{
    std::string id;
    std::string title;
    std::int64_t pages = 0;
    std::uint64_t price = 0;
    int shelf = 0;
    schema::Cover cover = schema::Cover::Hard;
    double rating = 0;
    std::shared_ptr<const Author> author;
    std::vector<Chapter> chapters;
    std::vector<std::optional<std::string>> tags;
};

struct Film
{
    std::string id;
    std::string title;
    int minutes = 0;
};

std::shared_ptr<const Book> findBook(std::string_view id);

void bindBooks(schema::Binding& binding);
void bindRest(schema::Binding& binding);
void bindRoots(schema::Binding& binding);

/// All of it, but Query.draft, Query.knownDraft.
std::shared_ptr<const signalbox::graphql::BoundSchema> boundSchema();

} // namespace library
