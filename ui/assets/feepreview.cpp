#include "ui/assets/feepreview.h"

#include <limits>

namespace signalbox::ui {

namespace {

/// The sum, or nothing when it does not fit.
std::optional<quint64> plus(quint64 a, quint64 b)
{
    if (a > std::numeric_limits<quint64>::max() - b) return std::nullopt;
    return a + b;
}

} // namespace

std::optional<quint64> feeOn(quint64 amount, quint64 fixed, int basisPoints)
{
    if (basisPoints < 0 || basisPoints > BasisPointsMax) return std::nullopt;
    const auto points = quint64(basisPoints);
    const auto parts = quint64(BasisPointsMax);
    // amount × points may not fit 64 bits: the whole ten-thousandths and the rest apart. points ≤ parts, so the first
    // product is at most amount.
    const quint64 whole = amount / parts * points;
    const quint64 rest = (amount % parts * points + parts - 1) / parts;
    const std::optional<quint64> share = plus(whole, rest);
    return share ? plus(*share, fixed) : std::nullopt;
}

std::optional<quint64> hundredOf(quint8 scale)
{
    constexpr int WidestScale = 17; // 100 × 10^17 is 10^19, the largest power of ten in 64 bits
    if (scale > WidestScale) return std::nullopt;
    quint64 units = 100;
    for (int i = 0; i < scale; ++i) units *= 10;
    return units;
}

std::optional<int> basisPointsFrom(const QString& typed)
{
    QString text = typed.trimmed();
    if (text.endsWith(u'%')) text = text.chopped(1).trimmed();
    text.replace(u',', u'.');
    const QStringList parts = text.split(u'.');
    constexpr int DecimalsMax = 2;
    constexpr int WholeDigitsMax = 3;
    if (parts.size() > 2 || parts[0].isEmpty() || parts[0].size() > WholeDigitsMax) return std::nullopt;
    QString decimals = parts.size() == 2 ? parts[1] : QString();
    if (parts.size() == 2 && (decimals.isEmpty() || decimals.size() > DecimalsMax)) return std::nullopt;
    const QString digits = parts[0] + decimals.leftJustified(DecimalsMax, u'0');
    int points = 0;
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9') return std::nullopt;
        points = points * 10 + (c.unicode() - u'0');
    }
    if (points > BasisPointsMax) return std::nullopt;
    return points;
}

} // namespace signalbox::ui
