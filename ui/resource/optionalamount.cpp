#include "ui/resource/optionalamount.h"

#include "ui/common/look.h"

namespace signalbox::ui {

OptionalAmount readOptional(const Look& look, const MoneyField& field, quint8 scale, const QString& code)
{
    if (field.text().trimmed().isEmpty()) return {};
    const MoneyParse parse = look.format.parse(field.text(), scale, code);
    if (parse.problem == MoneyProblem::Zero) return {.units = 0, .problem = {}};
    if (!parse.money) return {.units = {}, .problem = look.format.sentence(parse, scale)};
    return {.units = parse.money->units, .problem = {}};
}

std::optional<Money> moneyOf(const std::optional<quint64>& units, quint8 scale, const QString& code)
{
    if (!units) return std::nullopt;
    return Money{.units = *units, .scale = scale, .negative = false, .code = code};
}

} // namespace signalbox::ui
