#pragma once

/// How a room answers GraphQL fields.
///
/// `signalbox_graphql_binding()` (cmake/SignalboxGraphQL.cmake) turns an SDL file into a header. For
///
///     type Asset implements Model { id: ID!  scale: UInt8!  liquidity: UInt64  fees(first: Int): FeesConnection }
///     type Query { asset(id: String!): Asset   assets(first: Int, sortOrder: SortOrder): AssetsConnection! }
///     input CreateAssetInput { code: String!  scale: UInt8!  liquidityThreshold: UInt64 }
///     enum SortOrder { ASC DESC }
///
/// with NAMESPACE signalbox::backend::admin and CONTEXT signalbox::backend::AdminContext it declares
///
///     enum class SortOrder { Asc, Desc };                        // names: ASC → Asc, OPEN_PAYMENTS → OpenPayments
///     std::string_view toText(SortOrder);                        // "ASC"
///     std::optional<SortOrder> sortOrderFromText(std::string_view);
///
///     struct CreateAssetInput {                                  // every input type
///         std::string code;
///         std::uint8_t scale = 0;
///         graphql::Maybe<std::uint64_t> liquidityThreshold;      // nullable: a std::optional that knows given()
///     };
///     std::string toJson(const CreateAssetInput&);               // members in SDL order: equal values, equal text
///
///     struct QueryAssetArguments { std::string id; };            // <Type><Field>Arguments, where there are any
///     struct QueryAssetsArguments { graphql::Maybe<std::int32_t> first; graphql::Maybe<SortOrder> sortOrder; };
///
///     template <class Source> struct AssetFields { … id, scale, liquidity, fees … };   // every object type
///     class Binding { QueryFields query; MutationFields mutation; bind(const AssetFields<S>&) …; finish(); };
///
/// A feature folder fills tables (peerresolvers.cpp) and the composition root finishes:
///
///     void bindAssets(admin::Binding& binding, AssetService& service)
///     {
///         admin::AssetFields<Asset> asset;                       // Asset is the feature's own struct
///         asset.id = &Asset::id;                                 // a data member: written without a copy
///         asset.scale = &Asset::scale;
///         asset.createdAt = [](const Asset& a) { return toIso8601(a.createdAt); };
///         asset.liquidity = [&service](const Asset& a, AdminContext& context)
///             -> Task<Result<std::optional<std::uint64_t>>> { co_return co_await service.liquidity(context, a.id); };
///         asset.fees = [&service](const Asset& a, AdminContext& context, const admin::AssetFeesArguments& arguments)
///             -> Task<Result<std::shared_ptr<const FeePage>>> { … };
///         asset.tenant = graphql::notImplemented;                // answers NOT_IMPLEMENTED
///         binding.bind(asset);                                   // once per type
///
///         binding.query.asset = [&service](AdminContext& context, const admin::QueryAssetArguments& arguments)
///             -> Task<Result<std::shared_ptr<const Asset>>> { … };
///         binding.mutation.createAsset = …;                      // unbound root fields answer NOT_IMPLEMENTED
///     }
///
///     Result<std::shared_ptr<const graphql::BoundSchema>> schema = binding.finish();
///     // An error lists every field of a reachable type that nobody bound, and every field that answers another C++
///     // type than the one its SDL type is bound to. schema->unboundRootFields() lists what is left to do.
///     admin::Service service(*schema, options);                  // server/graphql/service.h
///
/// A resolver is any const callable taking (const Source&, Context&, const Arguments&) or the first one or two of
/// them, or (const Source&, const Arguments&); root fields have no Source. A `const graphql::FieldInfo&` may follow.
/// It returns T, const T&, Result<T>, Outcome<T>, or a Task of T, Result<T> or Outcome<T>.
/// All that is passed by reference lives until the answer of that field is written; a coroutine may use it freely.
///
/// T by SDL type (nullable: also std::optional<T>, and null pointers are null):
///   String, ID → anything a std::string_view can be made of (a returned view must outlive the call) · Int → any
///   integer (beyond 32 bits: an error in the answer) · UInt8, UInt64 → any integer · Float → double · Boolean → bool ·
///   JSONObject → JsonText · enum → the generated enum · list → std::vector or another range ·
///   object → std::shared_ptr<const Source>, `const Source*` (lives as long as the parent), Source by value, or
///   `const Source&` (part of the parent) · interface, union → graphql::OneOf<types::Model>(types::Asset{}, pointer).
///
/// Asynchronous fields of one answer run side by side (a mutation's root fields one after the other), on the executor
/// of the request, so resolvers of one request need no locks against each other.

#include "server/graphql/bound.h"
#include "server/graphql/values.h"

#include <memory>
#include <type_traits>
#include <utility>

namespace signalbox::graphql {

/// The place of one field's resolver in a generated table. Assigning a callable that does not fit the field's SDL type
/// does not compile; assigning twice keeps the last.
template <class Source, class Context, class Arguments, class Out>
class Slot
{
public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, Slot> &&
                 !std::is_same_v<std::remove_cvref_t<F>, NotImplemented>)
    Slot& operator=(F&& resolver)
    {
        using Function = std::remove_cvref_t<F>;
        m_resolver =
            std::make_shared<const detail::Bound<Function, Source, Context, Arguments, Out>>(std::forward<F>(resolver));
        return *this;
    }
    Slot& operator=(NotImplemented)
    {
        m_resolver = detail::notImplementedResolver();
        return *this;
    }
    Slot& operator=(const Slot&) = default;
    Slot& operator=(Slot&&) noexcept = default;
    Slot(const Slot&) = default;
    Slot(Slot&&) noexcept = default;
    Slot() = default;
    ~Slot() = default;

    [[nodiscard]] bool bound() const { return m_resolver != nullptr; }
    /// Null when nothing was assigned.
    [[nodiscard]] const std::shared_ptr<const FieldResolver>& resolver() const { return m_resolver; }

private:
    std::shared_ptr<const FieldResolver> m_resolver;
};

} // namespace signalbox::graphql
