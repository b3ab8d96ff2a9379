#include "server/backend/fees/fee.h"

namespace signalbox::backend {

std::uint64_t Fee::on(std::uint64_t amount) const
{
    const auto points = static_cast<std::uint64_t>(basisPoints);
    const auto parts = static_cast<std::uint64_t>(BasisPointsMax);
    // amount × points may not fit 64 bits: take the whole ten-thousandths and the rest apart.
    const std::uint64_t whole = amount / parts * points;
    const std::uint64_t rest = (amount % parts * points + parts - 1) / parts;
    return whole + rest + fixed;
}

} // namespace signalbox::backend
