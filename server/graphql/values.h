#pragma once

#include "server/base/error.h"
#include "server/base/result.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace signalbox::graphql {

/// An input member that may be left out. It is a std::optional that also remembers whether the caller wrote it:
/// `{name: null}` and `{}` both hold nothing, but only the first was given.
template <class T>
class Maybe : public std::optional<T>
{
public:
    Maybe() = default;
    Maybe(T value) : std::optional<T>(std::move(value)), m_given(true) {}
    Maybe(std::nullopt_t) : m_given(true) {}

    /// Written by the caller, be it as null.
    [[nodiscard]] bool given() const { return m_given; }
    /// Written by the caller as null.
    [[nodiscard]] bool givenAsNull() const { return m_given && !this->has_value(); }

private:
    bool m_given = false;
};

/// One JSON object as text: the JSONObject scalar. Resolvers must hand out valid JSON; it is written as it is.
struct JsonText
{
    std::string text = "{}";

    friend bool operator==(const JsonText&, const JsonText&) = default;
};

/// A resolver's "no" that says more than Error can: members for `extensions` of the answer.
struct Problem
{
    Error error;
    std::string code;        ///< replaces the code that belongs to error.code; empty keeps that one
    std::string detailsJson; ///< valid JSON, shown as `extensions.details`; empty for none
};

/// What a resolver answers when a plain Result is not enough.
template <class T>
class [[nodiscard]] Outcome
{
public:
    using Value = T;

    Outcome(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Outcome(Problem problem) : m_state(std::in_place_index<1>, std::move(problem)) {}
    Outcome(Error error) : m_state(std::in_place_index<1>, Problem{std::move(error), {}, {}}) {}
    Outcome(Result<T> result)
        : m_state(result.ok() ? State(std::in_place_index<0>, std::move(*result))
                              : State(std::in_place_index<1>, Problem{std::move(result).error(), {}, {}}))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    [[nodiscard]] const T& operator*() const& { return *std::get_if<0>(&m_state); }
    [[nodiscard]] T&& operator*() && { return std::move(*std::get_if<0>(&m_state)); }
    [[nodiscard]] const Problem& problem() const { return *std::get_if<1>(&m_state); }

private:
    using State = std::variant<T, Problem>;
    State m_state;
};

/// The arguments of a field that has none.
struct NoArguments
{
};

/// Which field a resolver was called for. Resolvers may take it as their last parameter.
struct FieldInfo
{
    std::string_view typeName;  ///< `Mutation`
    std::string_view fieldName; ///< `createAsset`: the schema's name, never an alias
};

/// Bind a field to this to say "in the schema, not in this version": it answers NOT_IMPLEMENTED.
struct NotImplemented
{
};
inline constexpr NotImplemented notImplemented;

} // namespace signalbox::graphql
