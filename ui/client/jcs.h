#pragma once

#include "ui/client/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace signalbox::ui {

/// How deep a value may nest before canonicalJson() refuses it; GraphQL variables stay far below.
inline constexpr int jcsDepthMax = 128;

/// The canonical UTF-8 text of a JSON value (RFC 8785): members ordered by the UTF-16 units of their names, numbers as
/// ECMAScript prints them, the shortest escapes. InvalidInput for a number that is not finite, a lone
/// surrogate, a value deeper than jcsDepthMax or an undefined value.
///
/// Qt keeps whole numbers up to 2^63-1 exactly; ECMAScript does not. A whole number beyond 2^53 is printed as the
/// double it would become at the reader, so both ends sign the same text. Money travels as strings.
[[nodiscard]] Result<QByteArray> canonicalJson(const QJsonValue& value);

/// A finite double as ECMAScript's Number::toString prints it.
[[nodiscard]] QByteArray ecmaScriptNumber(double number);

} // namespace signalbox::ui
