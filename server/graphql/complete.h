#pragma once

#include "server/graphql/out.h"
#include "server/graphql/run.h"

#include <concepts>
#include <limits>
#include <ranges>
#include <utility>

namespace signalbox::graphql {

/// Tells C++ source types apart when the tables of a schema are put together.
template <class T>
inline constexpr char sourceTag = 0;

/// The value of a field whose SDL type is an interface or union: `OneOf<types::Model>(types::Asset{}, pointer)`.
/// Only types that implement the interface compile.
template <class AbstractTag>
class OneOf
{
public:
    template <class Tag, class T>
        requires(AbstractTag::template includes<Tag>)
    OneOf(Tag, std::shared_ptr<T> object)
        : m_typeName(Tag::name), m_sourceTag(&sourceTag<std::remove_const_t<T>>), m_object(std::move(object))
    {
    }

    [[nodiscard]] ConcreteObject concrete() const
    {
        return {m_typeName, m_sourceTag, {m_object.get(), Owner::of(m_object)}};
    }
    explicit operator bool() const { return m_object != nullptr; }

private:
    std::string_view m_typeName;
    const void* m_sourceTag;
    std::shared_ptr<const void> m_object;
};

namespace detail {

template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool isOptional<Maybe<T>> = true;
template <class T>
inline constexpr bool isShared = false;
template <class T>
inline constexpr bool isShared<std::shared_ptr<T>> = true;
template <class T>
inline constexpr bool isOneOf = false;
template <class T>
inline constexpr bool isOneOf<OneOf<T>> = true;

template <class T>
concept TextLike = std::convertible_to<const T&, std::string_view>;
template <class T>
concept IntegerLike = std::integral<T> && !std::same_as<T, bool>;

/// Whether a C++ value of type V can answer the SDL type D.
template <class D, class V>
struct Fits : std::false_type
{
};
template <class D, class V>
struct Fits<D, std::optional<V>> : Fits<D, V>
{
};
template <class D, class V>
struct Fits<D, Maybe<V>> : Fits<D, V>
{
};
template <class D, class V>
struct Fits<out::NonNull<D>, V> : Fits<D, V>
{
};
template <class D, class V>
struct Fits<out::NonNull<D>, std::optional<V>> : Fits<D, V>
{
};
template <class D, class V>
struct Fits<out::NonNull<D>, Maybe<V>> : Fits<D, V>
{
};
template <TextLike V>
struct Fits<out::String, V> : std::true_type
{
};
template <TextLike V>
struct Fits<out::Id, V> : std::true_type
{
};
template <IntegerLike V>
struct Fits<out::Int, V> : std::true_type
{
};
template <IntegerLike V>
struct Fits<out::UInt8, V> : std::true_type
{
};
template <IntegerLike V>
struct Fits<out::UInt64, V> : std::true_type
{
};
template <class V>
    requires std::is_arithmetic_v<V>
struct Fits<out::Float, V> : std::bool_constant<!std::same_as<V, bool>>
{
};
template <>
struct Fits<out::Boolean, bool> : std::true_type
{
};
template <>
struct Fits<out::JsonObject, JsonText> : std::true_type
{
};
template <>
struct Fits<out::Json, JsonText> : std::true_type
{
};
template <class E>
struct Fits<out::Enum<E>, E> : std::true_type
{
};
template <class Tag, class V>
    requires(std::is_class_v<V> && !isOptional<V> && !isShared<V> && !std::ranges::range<V>)
struct Fits<out::Object<Tag>, V> : std::true_type
{
};
template <class Tag, class V>
struct Fits<out::Object<Tag>, std::shared_ptr<V>> : std::true_type
{
};
template <class Tag, class V>
struct Fits<out::Object<Tag>, const V*> : std::true_type
{
};
template <class Tag>
struct Fits<out::Abstract<Tag>, OneOf<Tag>> : std::true_type
{
};
template <class D, class V>
    requires(std::ranges::range<V> && !TextLike<V>)
struct Fits<out::List<D>, V> : Fits<D, std::remove_cvref_t<std::ranges::range_value_t<V>>>
{
};
template <class D, class V>
struct Fits<out::List<D>, std::shared_ptr<V>> : Fits<out::List<D>, std::remove_const_t<V>>
{
};

/// The C++ type of the objects inside a value, to compare with what the SDL type is bound to.
template <class V>
struct SourceIn
{
    using Type = V;
};
template <class V>
    requires(isOptional<V>)
struct SourceIn<V> : SourceIn<std::remove_const_t<typename V::value_type>>
{
};
template <class V>
struct SourceIn<std::shared_ptr<V>> : SourceIn<std::remove_const_t<V>>
{
};
template <class V>
struct SourceIn<const V*> : SourceIn<V>
{
};
template <class V>
    requires(std::ranges::range<V> && !isOptional<V>)
struct SourceIn<V> : SourceIn<std::remove_cvref_t<std::ranges::range_value_t<V>>>
{
};

template <class V>
bool present(const V& value)
{
    if constexpr (isOptional<V>) {
        return value.has_value();
    } else if constexpr (isShared<V> || std::is_pointer_v<V> || isOneOf<V>) {
        return static_cast<bool>(value);
    } else {
        return true;
    }
}

template <class D>
struct Write;

template <class D, class V>
bool complete(Run& run, const FieldPlan& field, const V& value, const Owner& owner);

/// Writes a value that is there: optionals are opened first.
template <class D, class V>
bool writePresent(Run& run, const FieldPlan& field, const V& value, const Owner& owner)
{
    if constexpr (isOptional<V>) {
        return writePresent<D>(run, field, *value, owner);
    } else {
        return Write<D>::write(run, field, value, owner);
    }
}

template <>
struct Write<out::String>
{
    static bool write(Run& run, const FieldPlan&, std::string_view value, const Owner&)
    {
        run.writeText(value);
        return true;
    }
};
template <>
struct Write<out::Id> : Write<out::String>
{
};
template <>
struct Write<out::Boolean>
{
    static bool write(Run& run, const FieldPlan&, bool value, const Owner&)
    {
        run.writeBoolean(value);
        return true;
    }
};
template <>
struct Write<out::Int>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, V value, const Owner&)
    {
        if (!std::in_range<std::int32_t>(value)) return run.failInt(field, std::to_string(value));
        run.writeInteger(static_cast<std::int64_t>(value));
        return true;
    }
};
template <>
struct Write<out::UInt8>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, V value, const Owner&)
    {
        if (!std::in_range<std::uint8_t>(value)) return run.failUInt8(field);
        run.writeInteger(static_cast<std::int64_t>(value));
        return true;
    }
};
template <>
struct Write<out::UInt64>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, V value, const Owner&)
    {
        if (!std::in_range<std::uint64_t>(value)) return run.failUnsigned(field);
        run.writeUnsignedText(static_cast<std::uint64_t>(value));
        return true;
    }
};
template <>
struct Write<out::Float>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, V value, const Owner&)
    {
        const auto number = static_cast<double>(value);
        if (number - number != 0) return run.failFloat(field); // infinite or not a number
        run.writeDouble(number);
        return true;
    }
};
template <>
struct Write<out::JsonObject>
{
    static bool write(Run& run, const FieldPlan&, const JsonText& value, const Owner&)
    {
        run.text().append(value.text);
        return true;
    }
};
template <>
struct Write<out::Json> : Write<out::JsonObject>
{
};
template <class E>
struct Write<out::Enum<E>>
{
    static bool write(Run& run, const FieldPlan& field, E value, const Owner&)
    {
        const std::string_view name = toText(value);
        if (name.empty()) return run.failEnum(field);
        run.text().append(1, '"').append(name).append(1, '"');
        return true;
    }
};
template <class Tag>
struct Write<out::Object<Tag>>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, const V& value, const Owner& owner)
    {
        if constexpr (isShared<V>) {
            return run.writeObject(field, {value.get(), Owner::of(value)});
        } else if constexpr (std::is_pointer_v<V>) {
            return run.writeObject(field, {value, owner});
        } else {
            return run.writeObject(field, {&value, owner});
        }
    }
};
template <class Tag>
struct Write<out::Abstract<Tag>>
{
    static bool write(Run& run, const FieldPlan& field, const OneOf<Tag>& value, const Owner&)
    {
        return run.writeAbstract(field, value.concrete());
    }
};
template <class D>
struct Write<out::List<D>>
{
    template <class V>
    static bool write(Run& run, const FieldPlan& field, const V& value, const Owner& owner)
    {
        if constexpr (isShared<V>) {
            return write(run, field, *value, Owner::of(value));
        } else {
            run.text().push_back('[');
            PathStep step(run);
            std::uint32_t index = 0;
            for (const auto& item : value) {
                if (index > 0) run.text().push_back(',');
                step.setIndex(index++);
                // vector<bool> hands out proxies, so the item's type is asked of the range.
                if (!complete<D, std::remove_cvref_t<std::ranges::range_value_t<V>>>(run, field, item, owner))
                    return false;
            }
            run.text().push_back(']');
            return true;
        }
    }
};

/// Writes a value or null; false when null must go up to the parent.
template <class D, class V>
bool complete(Run& run, const FieldPlan& field, const V& value, const Owner& owner)
{
    if constexpr (out::Traits<D>::nonNull) {
        if (!present(value)) return run.failNull(field);
        return [&]<class Inner>(std::type_identity<out::NonNull<Inner>>) {
            return writePresent<Inner>(run, field, value, owner);
        }(std::type_identity<D>{});
    } else {
        NullFrame frame(run);
        if (!present(value)) {
            run.writeNull();
        } else if (!writePresent<D>(run, field, value, owner)) {
            frame.becomeNull();
        }
        return true;
    }
}

} // namespace detail
} // namespace signalbox::graphql
