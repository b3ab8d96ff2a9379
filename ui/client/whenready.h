#pragma once

#include "ui/client/result.h"

#include <atomic>
#include <memory>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <utility>

namespace signalbox::ui {

/// Calls `then(result)` on `receiver`'s thread once `future` is done, and never after `receiver` is gone.
/// Call it on `receiver`'s thread. A dropped request arrives as Cancelled, so every question ends.
/// (`future.then(receiver, …)` aborts on Qt 6.4.2 when the receiver died first; never use it here.)
template <class V, class Then>
void whenReady(QFuture<Result<V>> future, QObject* receiver, Then then)
{
    auto* watcher = new QFutureWatcher<Result<V>>(receiver); // dies with the receiver, and the call with it
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
        else
            then(Result<V>(Error{Error::Code::Cancelled, {}, {}, {}}));
    });
    watcher->setFuture(future);
}

/// The answering end of a question. Copies share one answer; only the first answer counts. When the last copy dies
/// unanswered, whoever waits is told Cancelled. Any thread may answer.
template <class V>
class Answer
{
public:
    Answer() : m_state(std::make_shared<State>()) { m_state->promise.start(); }

    [[nodiscard]] QFuture<Result<V>> future() const { return m_state->promise.future(); }
    void give(Result<V> result) const
    {
        if (m_state->given.exchange(true)) return;
        m_state->promise.addResult(std::move(result));
        m_state->promise.finish();
    }

private:
    struct State
    {
        QPromise<Result<V>> promise;
        std::atomic_bool given = false;
    };
    std::shared_ptr<State> m_state;
};

/// A question whose answer is known already.
template <class V>
[[nodiscard]] QFuture<Result<V>> answered(Result<V> result)
{
    Answer<V> answer;
    answer.give(std::move(result));
    return answer.future();
}

namespace detail {
template <class V, class F>
struct CallWith
{
    using Type = std::invoke_result_t<F, const V&>;
};
template <class F>
struct CallWith<void, F>
{
    using Type = std::invoke_result_t<F>;
};
template <class V, class F>
auto callWith(F& function, const Result<V>& result)
{
    if constexpr (std::is_void_v<V>)
        return function();
    else
        return function(result.value());
}
template <class Future>
struct AnswerOf;
template <class W>
struct AnswerOf<QFuture<Result<W>>>
{
    using Type = W;
};
} // namespace detail

/// Asks `next(value)` (for void: `next()`) when `future` succeeds and passes a failure on. `next` returns
/// QFuture<Result<W>>. `context` decides thread and life: when it dies, the returned question ends as Cancelled.
template <class V, class Next>
auto andThen(QFuture<Result<V>> future, QObject* context, Next next)
{
    using W = typename detail::AnswerOf<typename detail::CallWith<V, Next>::Type>::Type;
    Answer<W> answer;
    whenReady(std::move(future), context, [context, answer, next = std::move(next)](const Result<V>& result) mutable {
        if (!result) return answer.give(result.error());
        whenReady(detail::callWith<V>(next, result), context, [answer](const Result<W>& ended) { answer.give(ended); });
    });
    return answer.future();
}

/// Turns a successful answer into another with the plain function `map(value) -> Result<W>`.
template <class V, class Map>
auto mapped(QFuture<Result<V>> future, QObject* context, Map map)
{
    using W = typename detail::CallWith<V, Map>::Type::Value;
    Answer<W> answer;
    whenReady(std::move(future), context, [answer, map = std::move(map)](const Result<V>& result) mutable {
        if (!result) return answer.give(result.error());
        answer.give(detail::callWith<V>(map, result));
    });
    return answer.future();
}

} // namespace signalbox::ui
