// Whatever is typed or pasted into an amount field: the parser never crashes, never rounds, and what it accepts
// survives being written out and read again.
#include "ui/common/money.h"

#include <cstdint>
#include <cstdlib>

using namespace signalbox::ui;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const auto scale = quint8(data[0] % (MaxEnteredScale + 1));
    const QChar sign = data[1] % 2 == 0 ? u'.' : u',';
    const QString typed = QString::fromUtf8(reinterpret_cast<const char*>(data + 2), qsizetype(size - 2));
    const QString code = QStringLiteral("USD");

    const MoneyParse parse = parseMoney(typed, scale, code, sign);
    if (parse.money.has_value() != (parse.problem == MoneyProblem::None)) std::abort();
    if (parse.at > typed.size()) std::abort();
    if (!parse.money) return 0;
    if (parse.money->isZero() || parse.money->negative || parse.money->scale != scale) std::abort();

    QString written = parse.money->toDecimal();
    written.replace(u'.', sign);
    const MoneyParse again = parseMoney(written, scale, code, sign);
    if (again.money != parse.money) std::abort();
    if (Money::fromWire(parse.money->toWire(), scale, code) != parse.money) std::abort();
    return 0;
}
