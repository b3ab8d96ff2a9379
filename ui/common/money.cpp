#include "ui/common/money.h"

#include <array>
#include <limits>

namespace signalbox::ui {

namespace {

constexpr qsizetype LongestTyped = 128;

bool isGroupSpace(QChar c)
{
    return c == u' ' || c == QChar(0x00A0) || c == QChar(0x202F) || c == QChar(0x2009) || c == u'\'' ||
           c == QChar(0x2019);
}

bool isMinus(QChar c)
{
    return c == u'-' || c == QChar(0x2212) || c == QChar(0x2013);
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// value * 10 + digit, or false when it leaves 64 bits.
bool append(quint64& value, unsigned digit)
{
    constexpr quint64 Most = std::numeric_limits<quint64>::max();
    if (value > Most / 10) return false;
    value *= 10;
    if (value > Most - digit) return false;
    value += digit;
    return true;
}

MoneyParse refuse(MoneyProblem problem, qsizetype at = -1, QChar character = {})
{
    return {.money = {}, .problem = problem, .at = at, .character = character};
}

} // namespace

std::optional<Money> Money::fromWire(QStringView digits, quint8 scale, const QString& code)
{
    Money money;
    money.scale = scale;
    money.code = code;
    if (digits.startsWith(u'-')) {
        money.negative = true;
        digits = digits.mid(1);
    }
    if (digits.isEmpty()) return std::nullopt;
    for (const QChar c : digits) {
        if (!isAsciiDigit(c) || !append(money.units, unsigned(c.unicode() - u'0'))) return std::nullopt;
    }
    if (money.units == 0) money.negative = false;
    return money;
}

QString Money::toWire() const
{
    const QString digits = QString::number(units);
    return negative && units != 0 ? u'-' + digits : digits;
}

QString Money::toDecimal() const
{
    QString digits = QString::number(units);
    if (scale > 0) {
        if (digits.size() <= scale) digits.prepend(QString(scale + 1 - digits.size(), u'0'));
        digits.insert(digits.size() - scale, u'.');
    }
    if (negative && units != 0) digits.prepend(u'-');
    return digits;
}

std::strong_ordering Money::compareValue(const Money& a, const Money& b)
{
    const bool aBelow = a.negative && a.units != 0;
    const bool bBelow = b.negative && b.units != 0;
    if (aBelow != bBelow) return aBelow ? std::strong_ordering::less : std::strong_ordering::greater;

    // Magnitudes as digit strings padded to one scale: exact for every scale the protocol allows.
    const int scale = std::max(a.scale, b.scale);
    const auto padded = [scale](const Money& m) {
        return m.units == 0 ? QString() : QString::number(m.units) + QString(scale - m.scale, u'0');
    };
    const QString left = padded(a);
    const QString right = padded(b);
    std::strong_ordering order = left.size() <=> right.size();
    if (order == 0) order = left.compare(right) <=> 0;
    if (!aBelow) return order;
    return 0 <=> order;
}

MoneyParse parseMoney(QStringView typed, quint8 scale, const QString& code, QChar decimalSign)
{
    // Money is often pasted with the code behind it.
    QStringView text = typed.trimmed();
    if (!code.isEmpty() && text.endsWith(code, Qt::CaseInsensitive)) text = text.chopped(code.size()).trimmed();
    if (text.isEmpty()) return refuse(MoneyProblem::Empty);
    if (text.size() > LongestTyped) return refuse(MoneyProblem::TooLarge);
    const qsizetype start = text.data() - typed.data();
    if (isMinus(text.front())) return refuse(MoneyProblem::Negative, start, text.front());

    const QChar otherSign = decimalSign == u'.' ? u',' : u'.';
    quint64 units = 0;
    int decimals = -1; // -1: still before the point
    int sinceGroup = 0;
    bool grouped = false;
    bool anyDigit = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const qsizetype at = start + i;
        if (isAsciiDigit(c)) {
            anyDigit = true;
            if (decimals >= 0 && ++decimals > scale) return refuse(MoneyProblem::TooManyDecimals, at, c);
            if (decimals < 0) ++sinceGroup;
            if (!append(units, unsigned(c.unicode() - u'0'))) return refuse(MoneyProblem::TooLarge);
        } else if (c == decimalSign) {
            if (decimals >= 0) return refuse(MoneyProblem::TwoPoints, at, c);
            if (grouped && sinceGroup != 3) return refuse(MoneyProblem::MisplacedGroup, at, c);
            decimals = 0;
        } else if (isGroupSpace(c) || c == otherSign) {
            const bool first = !grouped;
            const bool fits = decimals < 0 && (first ? sinceGroup >= 1 && sinceGroup <= 3 : sinceGroup == 3);
            if (!fits) return refuse(MoneyProblem::MisplacedGroup, at, c);
            grouped = true;
            sinceGroup = 0;
        } else if (c == u'O' || c == u'o' || c == u'l' || c == u'I') {
            return refuse(MoneyProblem::LetterForDigit, at, c);
        } else {
            return refuse(MoneyProblem::NotANumber, at, c);
        }
    }
    if (!anyDigit) return refuse(MoneyProblem::NotANumber, start, text.front());
    if (grouped && decimals < 0 && sinceGroup != 3)
        return refuse(MoneyProblem::MisplacedGroup, start + text.size() - 1, text.back());
    for (int missing = scale - std::max(decimals, 0); missing > 0 && units != 0; --missing) {
        if (!append(units, 0)) return refuse(MoneyProblem::TooLarge);
    }
    if (units == 0) return refuse(MoneyProblem::Zero);
    return {.money = Money{.units = units, .scale = scale, .negative = false, .code = code},
            .problem = MoneyProblem::None,
            .at = -1,
            .character = {}};
}

} // namespace signalbox::ui
