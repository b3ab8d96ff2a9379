#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <cmath>
#include <concepts>
#include <limits>
#include <optional>

/// How generated operations turn JSON into values and back. Only generated code needs this.
namespace signalbox::ui {

enum class OperationKind { Query, Mutation };

namespace graphqljson {

// read() says whether the value has the promised shape. When it has not, `problem` collects the path to the place,
// from the inside out. Generated enums and structs have a read() in their own namespace.

inline bool read(const QJsonValue& from, QString& to, QString*)
{
    to = from.toString();
    return from.isString();
}

inline bool read(const QJsonValue& from, bool& to, QString*)
{
    to = from.toBool();
    return from.isBool();
}

inline bool read(const QJsonValue& from, double& to, QString*)
{
    to = from.toDouble();
    return from.isDouble();
}

inline bool read(const QJsonValue& from, int& to, QString*)
{
    const double number = from.toDouble();
    if (!from.isDouble() || number != std::floor(number) || std::abs(number) > std::numeric_limits<int>::max())
        return false;
    to = static_cast<int>(number);
    return true;
}

/// UInt64 travels as a decimal string; nodes that send small ones as numbers are understood too.
inline bool read(const QJsonValue& from, quint64& to, QString*)
{
    if (from.isString()) {
        const QString text = from.toString();
        bool ok = !text.isEmpty() && text.front().isDigit();
        if (ok) to = text.toULongLong(&ok);
        return ok;
    }
    constexpr double exactMax = 9007199254740992.0; // 2^53: beyond it a double skips integers
    const double number = from.toDouble(-1);
    if (number != std::floor(number) || number < 0 || number > exactMax) return false;
    to = static_cast<quint64>(number);
    return true;
}

inline bool read(const QJsonValue& from, QJsonObject& to, QString*)
{
    to = from.toObject();
    return from.isObject();
}

inline void addToPath(QString* problem, const QString& step)
{
    if (!problem) return;
    const bool nested = !problem->isEmpty() && !problem->startsWith(QLatin1Char('['));
    *problem = step + (nested ? QStringLiteral(".") : QString()) + *problem;
}

template <class T>
bool read(const QJsonValue& from, QList<T>& to, QString* problem);

template <class T>
bool read(const QJsonValue& from, std::optional<T>& to, QString* problem)
{
    to.reset();
    if (from.isNull() || from.isUndefined()) return true;
    return read(from, to.emplace(), problem);
}

template <class T>
bool read(const QJsonValue& from, QList<T>& to, QString* problem)
{
    to.clear();
    if (!from.isArray()) return false;
    const QJsonArray items = from.toArray();
    to.reserve(items.size());
    for (qsizetype i = 0; i < items.size(); ++i) {
        T item{};
        if (!read(items.at(i), item, problem)) {
            addToPath(problem, QStringLiteral("[%1]").arg(i));
            return false;
        }
        to.append(std::move(item));
    }
    return true;
}

template <class T>
bool member(const QJsonObject& from, const QString& name, T& to, QString* problem)
{
    if (read(from.value(name), to, problem)) return true;
    addToPath(problem, name);
    return false;
}

template <class T>
QJsonValue write(const T& value)
{
    if constexpr (requires { value.toJson(); }) {
        return value.toJson();
    } else if constexpr (requires { toText(value); }) {
        return toText(value);
    } else if constexpr (std::same_as<T, quint64>) {
        return QString::number(value);
    } else {
        return value;
    }
}

template <class T>
QJsonValue write(const std::optional<T>& value);

template <class T>
QJsonValue write(const QList<T>& values)
{
    QJsonArray items;
    for (const T& value : values) items.append(write(value));
    return items;
}

template <class T>
QJsonValue write(const std::optional<T>& value)
{
    return value ? write(*value) : QJsonValue(QJsonValue::Null);
}

template <class T>
void add(QJsonObject& to, const QString& name, const T& value)
{
    to.insert(name, write(value));
}

/// What is not there is left out.
template <class T>
void add(QJsonObject& to, const QString& name, const std::optional<T>& value)
{
    if (value) to.insert(name, write(*value));
}

} // namespace graphqljson
} // namespace signalbox::ui
