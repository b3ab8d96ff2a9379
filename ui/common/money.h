#pragma once

#include <QMetaType>
#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <optional>

namespace signalbox::ui {

/// An amount as the node keeps it: a whole number of the asset's smallest units, and where the point stands.
/// Never converted to floating point anywhere. Two amounts of different assets are not comparable and not added.
struct Money
{
    quint64 units = 0; ///< magnitude
    quint8 scale = 0;  ///< digits after the point, 0 to 255 as the protocol allows
    bool negative = false;
    QString code; ///< asset code as the node wrote it, for example USD

    bool isZero() const { return units == 0; }

    /// From the decimal string the node sends for a UInt64 (a sign in front is accepted). Nothing else is accepted.
    static std::optional<Money> fromWire(QStringView digits, quint8 scale, const QString& code);
    /// The decimal string the node expects for a UInt64.
    QString toWire() const;

    /// Exact decimal with a point and no groups: `-64.20`. What is copied and exported.
    QString toDecimal() const;

    /// Orders by value whatever the scales are; exact.
    static std::strong_ordering compareValue(const Money& a, const Money& b);

    bool operator==(const Money&) const = default;
};

/// Largest scale this program computes powers for; the protocol allows more, and such amounts are shown and not
/// entered.
inline constexpr int MaxEnteredScale = 19;

/// Why text is not an amount.
enum class MoneyProblem {
    None,
    Empty,
    NotANumber,     ///< some character that has no place in a number
    LetterForDigit, ///< O for 0, l or I for 1: common enough to be named
    TwoPoints,
    MisplacedGroup,  ///< a group separator where no group of three ends
    TooManyDecimals, ///< more digits after the point than the asset has
    TooLarge,        ///< beyond 64 bits
    Negative,
    Zero
};

struct MoneyParse
{
    std::optional<Money> money;
    MoneyProblem problem = MoneyProblem::None;
    qsizetype at = -1; ///< where in the text, when it is one place
    QChar character;   ///< the character there
};

/// Reads what a person typed, exactly, in the scale of the asset. Accepts the person's own decimal sign and groups by
/// spaces of any kind, apostrophes or the other sign where they stand every three digits. Never rounds. Up to 128
/// characters are looked at.
MoneyParse parseMoney(QStringView typed, quint8 scale, const QString& code, QChar decimalSign);

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::Money)
