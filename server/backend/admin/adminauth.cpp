#include "server/backend/admin/adminauth.h"

#include "server/base/canonicaljson.h"
#include "server/base/crypto.h"
#include "server/base/encoding.h"
#include "server/graphql/querystring.h"

#include <array>
#include <charconv>
#include <span>

namespace signalbox::backend {

namespace {

Error unauthorized()
{
    return {ErrorCode::Unauthenticated, "Unauthorized", {}};
}

template <class T>
std::optional<T> wholeNumber(std::string_view text)
{
    T number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// What a signature covers besides the moment: the body, or what a GET asks in its URL. Were that left out, whoever
/// catches a signed request could ask anything else in its sender's name.
bool appendSigned(const http::Request& request, std::string& canonical)
{
    if (request.method == "GET") {
        const Result<boost::json::value> asked = graphql::objectFromQuery(request.query, {});
        return asked && canonicalize(*asked, canonical);
    }
    canonical.reserve(request.body.size());
    // A request without a body signs the empty object (node-spec §1.3).
    return canonicalize(request.body.empty() ? std::string_view("{}") : std::string_view(request.body), canonical);
}

} // namespace

AdminAuth::AdminAuth(TenantService& tenants, ReplayGuard& replays, const Clock& clock, Options options)
    : m_tenants(tenants), m_replays(replays), m_clock(clock), m_options(std::move(options))
{
}

std::optional<AdminAuth::Signature> AdminAuth::parse(std::string_view header) const
{
    // "t=<ms>, v<version>=<hex>"
    const std::size_t comma = header.find(", ");
    if (comma == std::string_view::npos || !header.starts_with("t=")) return std::nullopt;
    Signature signature;
    signature.timestampText = header.substr(2, comma - 2);
    const auto timestamp = wholeNumber<UnixMs>(signature.timestampText);
    std::string_view rest = header.substr(comma + 2);
    const std::size_t equals = rest.find('=');
    if (!timestamp || equals == std::string_view::npos || !rest.starts_with('v')) return std::nullopt;
    if (wholeNumber<int>(rest.substr(1, equals - 1)) != m_options.signatureVersion) return std::nullopt;
    signature.timestamp = *timestamp;
    signature.digest = rest.substr(equals + 1);
    return signature;
}

Task<Result<Caller>> AdminAuth::authenticate(const http::Request& request)
{
    Uuid tenantId = m_options.operatorTenantId;
    if (const auto header = request.headers.find("tenant-id")) {
        const auto id = Uuid::parse(*header);
        if (!id) co_return unauthorized();
        tenantId = *id;
    } else {
        if (!m_options.serveVersion1) co_return unauthorized();
        const Result<bool> alone = co_await m_tenants.operatorIsAlone();
        if (!alone) co_return alone.error();
        if (!*alone) co_return unauthorized();
    }
    const Result<std::shared_ptr<const Tenant>> tenant = co_await m_tenants.signer(tenantId);
    if (!tenant) {
        if (tenant.error().code == ErrorCode::NotFound) co_return unauthorized();
        co_return tenant.error();
    }
    co_return co_await verify(request, **tenant);
}

Task<Result<Caller>> AdminAuth::verify(const http::Request& request, const Tenant& tenant)
{
    const auto header = request.headers.find("signature");
    if (!header) co_return unauthorized();
    const std::optional<Signature> signature = parse(*header);
    if (!signature) co_return unauthorized();
    // Compared without subtracting: the sender may write any number.
    const UnixMs now = m_clock.now();
    const UnixMs most = std::chrono::duration_cast<std::chrono::milliseconds>(m_options.ttl).count();
    if (signature->timestamp < now - most || signature->timestamp > now + most) co_return unauthorized();

    std::string canonical;
    if (!appendSigned(request, canonical)) co_return unauthorized();
    const std::array<std::string_view, 3> signedText{signature->timestampText, ".", canonical};
    const Sha256Digest digest = hmacSha256(tenant.apiSecret, std::span(signedText));
    if (!equalConstantTime(toHex(digest), signature->digest)) co_return unauthorized();

    // Only a right signature is remembered, so that nobody can fill the guard with wrong ones. The digest names the
    // secret, the moment and the body at once; two tenants may have the same secret.
    Sha256Digest remembered = digest;
    const auto& tenantBytes = tenant.id.bytes();
    for (std::size_t i = 0; i < tenantBytes.size(); ++i) remembered[i] ^= tenantBytes[i];
    const Result<bool> first = co_await m_replays.firstTime(remembered);
    if (!first) co_return first.error();
    if (!*first) co_return unauthorized();

    Caller caller;
    caller.tenantId = tenant.id;
    caller.isOperator = tenant.id == m_options.operatorTenantId && tenant.apiSecret == m_options.operatorSecret;
    co_return caller;
}

} // namespace signalbox::backend
