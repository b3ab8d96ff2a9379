#pragma once

#include <optional>
#include <QString>
#include <type_traits>
#include <utility>
#include <variant>

namespace signalbox::ui {

/// Why an operation failed, in a form a test can switch on and a person can read.
struct Error
{
    enum class Code {
        // Refusals. Whoever answered said no, or nothing left this machine: nothing happened.
        NotFound,     ///< the node does not know the thing
        InvalidInput, ///< the node or this console found the input wrong
        Conflict,     ///< it exists already, or is in a state that does not allow this
        Insufficient, ///< not enough money on the account
        Forbidden,    ///< the node does not allow this to this tenant
        Untrusted,    ///< this console stopped: certificate, redirect; nothing was sent on
        Unreachable,  ///< no connection came up, so nothing was sent
        Unauthorized, ///< tenant or secret were not accepted
        // Everything below leaves the outcome unknown.
        Unavailable, ///< the connection broke, or the node said it cannot answer at the moment
        Timeout,     ///< no answer in time
        Cancelled,   ///< the question was dropped by this console
        Corrupt,     ///< an answer or a file that cannot be read
        Internal     ///< the node failed inside, or this console did
    };

    Code code = Code::Internal;
    QString message;  ///< one sentence for the person, already translated
    QString detail;   ///< for the log and "Copy details"; ids yes, secrets never
    QString nodeCode; ///< the node's own code, such as DUPLICATE; empty when the node did not speak

    /// True when nothing happened because of *this* request. An earlier request with the same key may
    /// still have happened: IntentJournal::settle() knows that rule.
    [[nodiscard]] bool refused() const { return code <= Code::Unauthorized; }

    friend bool operator==(const Error&, const Error&) = default;
};

/// A value, or the reason there is none. Ignoring one is a compiler warning.
template <class T>
class [[nodiscard]] Result
{
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T& value()
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const T& operator*() const { return value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] T& operator*() { return value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const Error& error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Done, or the reason it was not.
template <>
class [[nodiscard]] Result<void>
{
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const
    {
        Q_ASSERT(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace signalbox::ui
