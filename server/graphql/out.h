#pragma once

#include <type_traits>

/// SDL output types as C++ types: what a Slot promises to answer.
namespace signalbox::graphql::out {

struct String
{
};
struct Id
{
};
struct Int
{
};
struct Float
{
};
struct Boolean
{
};
struct UInt8
{
};
struct UInt64
{
};
struct JsonObject
{
};
/// A custom scalar nobody gave a meaning: any JSON text.
struct Json
{
};
template <class E>
struct Enum
{
};
/// Tag is the generated types::Asset.
template <class Tag>
struct Object
{
};
template <class Tag>
struct Abstract
{
};
template <class Of>
struct List
{
};
template <class Of>
struct NonNull
{
};

template <class D>
struct Traits
{
    static constexpr bool composite = false;
    static constexpr bool nonNull = false;
};
template <class Tag>
struct Traits<Object<Tag>>
{
    static constexpr bool composite = true;
    static constexpr bool nonNull = false;
};
template <class Tag>
struct Traits<Abstract<Tag>> : Traits<Object<Tag>>
{
};
template <class Of>
struct Traits<List<Of>>
{
    static constexpr bool composite = Traits<Of>::composite;
    static constexpr bool nonNull = false;
};
template <class Of>
struct Traits<NonNull<Of>>
{
    static constexpr bool composite = Traits<Of>::composite;
    static constexpr bool nonNull = true;
};

} // namespace signalbox::graphql::out
