#pragma once

#include "ui/client/types.h"
#include "ui/client/whenready.h"

#include <functional>
#include <QCoreApplication>
#include <QSet>

namespace signalbox::ui {

/// How far allPages() goes. A node that never ends its list must not fill the memory.
struct AllPagesBounds
{
    int rowsMax = 200'000;
    int pagesMax = 4'000;
};

/// Fetches page after page, forwards, until the list ends: for exports and choosers. One page at a time.
/// `fetch` is asked with each PageQuery; `progress` hears how many rows there are so far and ends it all by returning
/// false (Cancelled). InvalidInput when a bound is reached, Corrupt when a node repeats itself. `context` decides
/// thread and life.
template <class Row>
[[nodiscard]] QFuture<Result<QList<Row>>>
allPages(QObject* context, std::function<QFuture<Result<Page<Row>>>(PageQuery)> fetch, PageQuery start,
         std::function<bool(int)> progress = {}, AllPagesBounds bounds = {})
{
    struct Walk
    {
        std::function<QFuture<Result<Page<Row>>>(PageQuery)> fetch;
        std::function<bool(int)> progress;
        AllPagesBounds bounds;
        PageQuery query;
        QList<Row> rows;
        QSet<QString> cursors;
        Answer<QList<Row>> answer;
        QObject* context = nullptr;

        static void step(std::shared_ptr<Walk> walk)
        {
            QObject* owner = walk->context;
            whenReady(walk->fetch(walk->query), owner, [walk](const Result<Page<Row>>& page) {
                if (!page) return walk->answer.give(page.error());
                walk->rows += page->rows;
                if (walk->progress && !walk->progress(int(walk->rows.size()))) {
                    return walk->answer.give(Error{Error::Code::Cancelled, {}, {}, {}});
                }
                if (!page->hasNext || page->rows.isEmpty()) return walk->answer.give(std::move(walk->rows));
                if (page->endCursor.isEmpty() || walk->cursors.contains(page->endCursor)) {
                    return walk->answer.give(
                        Error{Error::Code::Corrupt,
                              QCoreApplication::translate("AllPages", "The node's list repeats itself."),
                              page->endCursor,
                              {}});
                }
                walk->cursors.insert(page->endCursor);
                if (walk->rows.size() >= walk->bounds.rowsMax || walk->cursors.size() >= walk->bounds.pagesMax) {
                    return walk->answer.give(Error{
                        Error::Code::InvalidInput,
                        QCoreApplication::translate("AllPages", "The list is longer than %1 rows; narrow it down.")
                            .arg(walk->rows.size()),
                        {},
                        {}});
                }
                walk->query.after = page->endCursor;
                step(walk);
            });
        }
    };
    auto walk = std::make_shared<Walk>();
    walk->fetch = std::move(fetch);
    walk->progress = std::move(progress);
    walk->bounds = bounds;
    walk->query = std::move(start);
    walk->query.before.clear();
    walk->context = context;
    const auto future = walk->answer.future();
    Walk::step(walk);
    return future;
}

} // namespace signalbox::ui
