#include "ui/client/jcs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <string_view>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jcs)
};

/// Digits and exponent of the shortest decimal that reads back as `number`, which is positive.
struct Decimal
{
    QByteArray digits; ///< no leading or trailing zero
    int point = 0;     ///< the decimal point stands after this many digits; may be negative or beyond the digits
};

Decimal shortest(double number)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
    const std::string_view text(buffer.data(), size_t(end.ptr - buffer.data()));
    const auto mark = text.find('e');
    Decimal decimal;
    for (const char c : text.substr(0, mark)) {
        if (c != '.') decimal.digits.append(c);
    }
    std::string_view exponentText = text.substr(mark + 1);
    if (exponentText.front() == '+') exponentText.remove_prefix(1);
    int exponent = 0;
    std::from_chars(exponentText.data(), exponentText.data() + exponentText.size(), exponent);
    while (decimal.digits.size() > 1 && decimal.digits.endsWith('0')) decimal.digits.chop(1);
    decimal.point = exponent + 1;
    return decimal;
}

bool isWellFormed(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate()) continue;
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!pair) return false;
        ++i;
    }
    return true;
}

void appendString(QByteArray& out, const QString& text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.append('"');
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\b':
            out.append("\\b");
            break;
        case '\t':
            out.append("\\t");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\f':
            out.append("\\f");
            break;
        case '\r':
            out.append("\\r");
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out.append("\\u00").append(hex[(c >> 4) & 0xf]).append(hex[c & 0xf]);
            } else {
                out.append(c);
            }
        }
    }
    out.append('"');
}

class Writer
{
public:
    /// An empty string when all went well, else why not.
    QString write(const QJsonValue& value, int depth)
    {
        if (depth > jcsDepthMax) return Words::tr("The value is nested too deeply to be sent.");
        switch (value.type()) {
        case QJsonValue::Null:
            out.append("null");
            return {};
        case QJsonValue::Bool:
            out.append(value.toBool() ? "true" : "false");
            return {};
        case QJsonValue::Double:
            return writeNumber(value.toDouble());
        case QJsonValue::String:
            return writeString(value.toString());
        case QJsonValue::Array:
            return writeArray(value.toArray(), depth);
        case QJsonValue::Object:
            return writeObject(value.toObject(), depth);
        case QJsonValue::Undefined:
            break;
        }
        return Words::tr("A value to be sent has no content.");
    }

    QByteArray out;

private:
    QString writeNumber(double number)
    {
        if (!std::isfinite(number)) {
            return Words::tr("A number to be sent is not finite.");
        }
        out.append(ecmaScriptNumber(number));
        return {};
    }

    QString writeString(const QString& text)
    {
        if (!isWellFormed(text)) {
            return Words::tr("A text to be sent is not valid Unicode.");
        }
        appendString(out, text);
        return {};
    }

    QString writeArray(const QJsonArray& array, int depth)
    {
        out.append('[');
        bool first = true;
        for (const QJsonValue& item : array) {
            if (!first) out.append(',');
            first = false;
            if (QString why = write(item, depth + 1); !why.isEmpty()) return why;
        }
        out.append(']');
        return {};
    }

    QString writeObject(const QJsonObject& object, int depth)
    {
        // QJsonObject iterates in the order of its own storage; the RFC asks for UTF-16 units.
        QStringList names = object.keys();
        std::sort(names.begin(), names.end(), [](const QString& left, const QString& right) {
            return std::lexicographical_compare(left.utf16(), left.utf16() + left.size(), right.utf16(),
                                                right.utf16() + right.size());
        });
        out.append('{');
        bool first = true;
        for (const QString& name : names) {
            if (!first) out.append(',');
            first = false;
            if (QString why = writeString(name); !why.isEmpty()) return why;
            out.append(':');
            if (QString why = write(object.value(name), depth + 1); !why.isEmpty()) return why;
        }
        out.append('}');
        return {};
    }
};

} // namespace

QByteArray ecmaScriptNumber(double number)
{
    if (number == 0) return "0"; // and so is minus zero
    QByteArray out;
    if (number < 0) out.append('-');
    const Decimal decimal = shortest(std::fabs(number));
    const int count = int(decimal.digits.size());
    if (count <= decimal.point && decimal.point <= 21) {
        out.append(decimal.digits).append(decimal.point - count, '0');
    } else if (0 < decimal.point && decimal.point <= 21) {
        out.append(decimal.digits.left(decimal.point)).append('.').append(decimal.digits.mid(decimal.point));
    } else if (-6 < decimal.point && decimal.point <= 0) {
        out.append("0.").append(-decimal.point, '0').append(decimal.digits);
    } else {
        out.append(decimal.digits.left(1));
        if (count > 1) out.append('.').append(decimal.digits.mid(1));
        const int exponent = decimal.point - 1;
        out.append('e').append(exponent < 0 ? '-' : '+').append(QByteArray::number(std::abs(exponent)));
    }
    return out;
}

Result<QByteArray> canonicalJson(const QJsonValue& value)
{
    Writer writer;
    if (QString why = writer.write(value, 0); !why.isEmpty()) {
        return Error{Error::Code::InvalidInput, std::move(why), {}, {}};
    }
    return std::move(writer.out);
}

} // namespace signalbox::ui
