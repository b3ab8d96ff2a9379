#pragma once

#include "server/graphql/complete.h"
#include "server/graphql/schema.h"

#include <boost/json/object.hpp>

#include <functional>

namespace signalbox::graphql {

/// Answers one field. Immutable; called from any thread.
class FieldResolver
{
public:
    virtual ~FieldResolver() = default;
    /// Writes the value of the field. false: null goes up to the parent (the error is recorded).
    virtual bool run(Run& run, const FieldPlan& field, const Source& source) const = 0;
    /// The typed arguments out of coerced ones.
    [[nodiscard]] virtual std::shared_ptr<const void> decode(const boost::json::object& arguments) const = 0;
    /// The C++ type of the objects it answers with (&sourceTag<T>); null when it answers none or several.
    [[nodiscard]] virtual const void* answersWith() const { return nullptr; }
    [[nodiscard]] virtual bool implemented() const { return true; }
};

namespace detail {

std::shared_ptr<const FieldResolver> notImplementedResolver();

template <class T>
inline constexpr bool isTask = false;
template <class T>
inline constexpr bool isTask<Task<T>> = true;

/// What a resolver's return type says once Task, Result and Outcome are taken off.
template <class R>
struct Answer
{
    using Value = std::remove_cvref_t<R>;
    static constexpr bool checked = false;
};
template <class T>
struct Answer<Task<T>> : Answer<T>
{
};
template <class T>
struct Answer<Result<T>>
{
    using Value = T;
    static constexpr bool checked = true;
};
template <class T>
struct Answer<Outcome<T>> : Answer<Result<T>>
{
};

/// Whether F can be called with what a field has to offer, and calls it.
template <class F, class S, class C, class A>
struct Call
{
    using Object = const S&;
    static constexpr int form = std::is_invocable_v<const F&, Object, C&, const A&, const FieldInfo&> ? 1
                                : std::is_invocable_v<const F&, Object, C&, const A&>                 ? 2
                                : std::is_invocable_v<const F&, Object, C&, const FieldInfo&>         ? 3
                                : std::is_invocable_v<const F&, Object, C&>                           ? 4
                                : std::is_invocable_v<const F&, Object, const A&>                     ? 5
                                : std::is_invocable_v<const F&, Object>                               ? 6
                                                                                                      : 0;
    static decltype(auto) invoke(const F& f, const void* object, C& context, const A& arguments, const FieldInfo& info)
    {
        const S& source = *static_cast<const S*>(object);
        if constexpr (form == 1) {
            return std::invoke(f, source, context, arguments, info);
        } else if constexpr (form == 2) {
            return std::invoke(f, source, context, arguments);
        } else if constexpr (form == 3) {
            return std::invoke(f, source, context, info);
        } else if constexpr (form == 4) {
            return std::invoke(f, source, context);
        } else if constexpr (form == 5) {
            return std::invoke(f, source, arguments);
        } else {
            return std::invoke(f, source);
        }
    }
};
template <class F, class C, class A>
struct Call<F, void, C, A>
{
    static constexpr int form = std::is_invocable_v<const F&, C&, const A&, const FieldInfo&> ? 1
                                : std::is_invocable_v<const F&, C&, const A&>                 ? 2
                                : std::is_invocable_v<const F&, C&, const FieldInfo&>         ? 3
                                : std::is_invocable_v<const F&, C&>                           ? 4
                                : std::is_invocable_v<const F&, const A&>                     ? 5
                                : std::is_invocable_v<const F&>                               ? 6
                                                                                              : 0;
    static decltype(auto) invoke(const F& f, const void*, C& context, const A& arguments, const FieldInfo& info)
    {
        if constexpr (form == 1) {
            return std::invoke(f, context, arguments, info);
        } else if constexpr (form == 2) {
            return std::invoke(f, context, arguments);
        } else if constexpr (form == 3) {
            return std::invoke(f, context, info);
        } else if constexpr (form == 4) {
            return std::invoke(f, context);
        } else if constexpr (form == 5) {
            return std::invoke(f, arguments);
        } else {
            return std::invoke(f);
        }
    }
};

/// Records what a resolver refused; false when null must go up.
template <class D, class E>
bool refuse(Run& run, const FieldPlan& field, const E& error)
{
    run.fail(field, error);
    if constexpr (out::Traits<D>::nonNull) {
        return false;
    } else {
        run.writeNull();
        return true;
    }
}

/// Writes what a resolver returned by value. Objects in it that nobody shares yet are given an owner first, because a
/// field inside them may be asked for after this call has returned.
template <class D, class V>
bool finishValue(Run& run, const FieldPlan& field, V&& value)
{
    using Plain = std::remove_cvref_t<V>;
    if constexpr (!out::Traits<D>::composite || isShared<Plain> || isOneOf<Plain> || std::is_pointer_v<Plain>) {
        return complete<D, Plain>(run, field, value, Owner{});
    } else {
        const auto shared = std::make_shared<const Plain>(std::move(value));
        return complete<D, Plain>(run, field, *shared, Owner::of(shared));
    }
}

template <class D, class R>
bool finish(Run& run, const FieldPlan& field, R&& result)
{
    using Plain = std::remove_cvref_t<R>;
    if constexpr (!Answer<Plain>::checked) {
        return finishValue<D>(run, field, std::move(result));
    } else {
        if (!result.ok()) {
            if constexpr (requires { result.problem(); }) {
                return refuse<D>(run, field, result.problem());
            } else {
                return refuse<D>(run, field, result.error());
            }
        }
        return finishValue<D>(run, field, *std::move(result));
    }
}

/// What happens when the coroutine of an asynchronous field ends.
template <class D, class R>
struct Finisher
{
    std::shared_ptr<Execution> execution;
    std::shared_ptr<const void> keepAlive;
    const FieldPlan* field;
    Segment* piece;

    void operator()(R result)
    {
        bool ok = true;
        if (!piece->dead()) {
            Run run(*execution, *piece);
            ok = finish<D>(run, *field, std::move(result));
        }
        finishPiece(*execution, *piece, ok);
    }
};

template <class D, class R>
bool runTask(Run& run, const FieldPlan& field, Task<R> task, const Source& source)
{
    Segment& piece = run.defer();
    spawn(run.executor(), std::move(task), Finisher<D, R>{run.execution(), source.owner.keep(), &field, &piece});
    return run.join(piece);
}

template <class F, class S, class C, class A, class D>
class Bound final : public FieldResolver
{
    using Invocation = Call<F, S, C, A>;
    static_assert(Invocation::form != 0, "a resolver takes (const Source&, Context&, const Arguments&) or the first of "
                                         "them; root fields have no Source");
    using R = decltype(Invocation::invoke(std::declval<const F&>(), nullptr, std::declval<C&>(),
                                          std::declval<const A&>(), std::declval<const FieldInfo&>()));
    using Value = typename Answer<std::remove_cvref_t<R>>::Value;
    static_assert(Fits<D, Value>::value, "the resolver's value cannot answer a field of this SDL type");

public:
    explicit Bound(F f) : m_function(std::move(f)) {}

    bool run(Run& run, const FieldPlan& field, const Source& source) const override
    {
        static const A none{};
        const A* arguments = &none;
        if constexpr (!std::is_same_v<A, NoArguments>) {
            bool ok = true;
            arguments = static_cast<const A*>(run.arguments(field, ok));
            if (!ok) {
                if constexpr (!out::Traits<D>::nonNull) run.writeNull();
                return !out::Traits<D>::nonNull;
            }
        }
        C& context = *static_cast<C*>(run.context());
        const FieldInfo& info = run.info(field);
        if constexpr (isTask<std::remove_cvref_t<R>>) {
            return runTask<D>(run, field, Invocation::invoke(m_function, source.object, context, *arguments, info),
                              source);
        } else if constexpr (std::is_reference_v<R> && !Answer<std::remove_cvref_t<R>>::checked) {
            return complete<D, Value>(
                run, field, Invocation::invoke(m_function, source.object, context, *arguments, info), source.owner);
        } else {
            return finish<D>(run, field, Invocation::invoke(m_function, source.object, context, *arguments, info));
        }
    }

    [[nodiscard]] std::shared_ptr<const void> decode(const boost::json::object& arguments) const override
    {
        auto typed = std::make_shared<A>();
        if constexpr (!std::is_same_v<A, NoArguments>) read(arguments, *typed);
        return typed;
    }

    [[nodiscard]] const void* answersWith() const override
    {
        if constexpr (out::Traits<D>::composite && !isOneOf<typename SourceIn<Value>::Type>) {
            return &sourceTag<typename SourceIn<Value>::Type>;
        } else {
            return nullptr;
        }
    }

private:
    F m_function;
};

} // namespace detail

/// One field of a table, as the generated binding hands it over.
struct BoundField
{
    std::string_view name;
    std::shared_ptr<const FieldResolver> resolver; ///< null: nobody bound it
};

/// A schema with a resolver for every field. Immutable; every thread may read it.
class BoundSchema
{
public:
    [[nodiscard]] const Schema& schema() const { return *m_schema; }
    /// Never null for a field of an object type that can be reached.
    [[nodiscard]] const FieldResolver* resolver(const NamedType& type, const Field& field) const
    {
        const auto& fields = m_resolvers[type.index];
        return field.index < fields.size() ? fields[field.index].get() : nullptr;
    }
    /// &sourceTag<T> of the C++ type an object type is bound to; null when it is not bound.
    [[nodiscard]] const void* sourceTagOf(const NamedType& type) const { return m_sources[type.index]; }
    /// `Query.quote`, `Mutation.createQuote`, …: root fields that answer NOT_IMPLEMENTED, in SDL order.
    [[nodiscard]] const std::vector<std::string>& unboundRootFields() const { return m_unboundRootFields; }

private:
    friend class BindingBuilder;

    std::shared_ptr<const Schema> m_schema;
    std::vector<std::vector<std::shared_ptr<const FieldResolver>>> m_resolvers; ///< [type][field]
    std::vector<const void*> m_sources;
    std::vector<std::string> m_unboundRootFields;
};

/// Puts the tables of a schema together; generated bindings use it.
class BindingBuilder
{
public:
    /// The table of one type. `source` is null for root types. A second table for the same type replaces the first.
    void object(std::string_view typeName, const void* source, std::vector<BoundField> fields);

    /// BadUserInput when the SDL is wrong. Internal, with one line for each problem, when a field of a type that can be
    /// reached is not bound or answers with another C++ type than its SDL type is bound to.
    [[nodiscard]] Result<std::shared_ptr<const BoundSchema>> finish(std::string sdl, const Schema::Hooks& hooks) const;

private:
    struct Table
    {
        std::string typeName;
        const void* source = nullptr;
        std::vector<BoundField> fields;
    };
    std::vector<Table> m_tables;
};

/// How generated argument structs are read out of coerced JSON. The values are known to fit their SDL types.
namespace input {

inline void read(const boost::json::value& from, std::string& to)
{
    to = from.as_string();
}
inline void read(const boost::json::value& from, bool& to)
{
    to = from.as_bool();
}
void read(const boost::json::value& from, std::int32_t& to);
void read(const boost::json::value& from, std::uint8_t& to);
void read(const boost::json::value& from, std::uint64_t& to);
void read(const boost::json::value& from, double& to);
void read(const boost::json::value& from, JsonText& to);

/// Enums and input structs have a generated read() in their own namespace, found by argument.
template <class T>
void read(const boost::json::value& from, std::vector<T>& to);
template <class T>
void read(const boost::json::value& from, Maybe<T>& to)
{
    if (from.is_null()) {
        to = Maybe<T>(std::nullopt);
        return;
    }
    T one{};
    read(from, one);
    to = Maybe<T>(std::move(one));
}
template <class T>
void read(const boost::json::value& from, std::vector<T>& to)
{
    to.clear();
    for (const auto& item : from.as_array()) {
        T one{};
        read(item, one);
        to.push_back(std::move(one));
    }
}
/// A member of an arguments or input object; left as it is when absent.
template <class T>
void member(const boost::json::object& from, std::string_view name, T& to)
{
    if (const auto* value = from.if_contains(name)) read(*value, to);
}

/// Canonical text of inputs: members in SDL order, absent ones left out. Enums and input structs have a generated
/// write() in their own namespace.
void write(std::string& to, const std::string& value);
void write(std::string& to, bool value);
void write(std::string& to, std::int32_t value);
void write(std::string& to, std::uint8_t value);
void write(std::string& to, std::uint64_t value);
void write(std::string& to, double value);
void write(std::string& to, const JsonText& value);
template <class T>
void write(std::string& to, const std::vector<T>& value);
template <class T>
void write(std::string& to, const Maybe<T>& value)
{
    if (value) {
        write(to, *value);
    } else {
        to += "null";
    }
}
template <class T>
void write(std::string& to, const std::vector<T>& value)
{
    to += '[';
    for (bool first = true; const T& item : value) {
        if (!first) to += ',';
        first = false;
        write(to, item);
    }
    to += ']';
}
/// `"name":value` with a comma before it when it is not the first.
template <class T>
void writeMember(std::string& to, std::string_view name, const T& value)
{
    if constexpr (requires { value.given(); }) {
        if (!value.given()) return;
    }
    if (to.back() != '{') to += ',';
    to.append(1, '"').append(name).append("\":");
    write(to, value);
}

} // namespace input
} // namespace signalbox::graphql
