#include "ui/common/cell.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

namespace signalbox::ui {

namespace {

template <class... Fs>
struct Match : Fs...
{
    using Fs::operator()...;
};
template <class... Fs>
Match(Fs...) -> Match<Fs...>;

template <class T>
std::weak_ordering order(const T& a, const T& b)
{
    if (a < b) return std::weak_ordering::less;
    if (b < a) return std::weak_ordering::greater;
    return std::weak_ordering::equivalent;
}

std::weak_ordering words(const QString& a, const QString& b)
{
    // Also where the locale is C, nobody looks for "birch" behind "Quay Street".
    const int folded = QString::localeAwareCompare(a.toCaseFolded(), b.toCaseFolded());
    const int by = folded != 0 ? folded : QString::localeAwareCompare(a, b);
    return by < 0 ? std::weak_ordering::less : by > 0 ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

/// What needs a person first.
int urgency(StateKind kind)
{
    switch (kind) {
    case StateKind::Fail:
        return 0;
    case StateKind::Warn:
        return 1;
    case StateKind::Held:
        return 2;
    case StateKind::Wait:
        return 3;
    case StateKind::Draft:
        return 4;
    case StateKind::Ok:
        return 5;
    case StateKind::Off:
        return 6;
    }
    return 7;
}

/// Seconds a runway lasts, with none first and unlimited last.
qint64 lasting(const Runway& r)
{
    switch (r.kind) {
    case Runway::Kind::None:
        return -1;
    case Runway::Kind::Known:
        return r.seconds;
    case Runway::Kind::Unlimited:
        return std::numeric_limits<qint64>::max();
    }
    return 0;
}

} // namespace

QString iconOf(StateKind kind)
{
    switch (kind) {
    case StateKind::Ok:
        return QStringLiteral("check");
    case StateKind::Wait:
        return QStringLiteral("loader-circle");
    case StateKind::Warn:
        return QStringLiteral("triangle-alert");
    case StateKind::Fail:
        return QStringLiteral("circle-x");
    case StateKind::Held:
        return QStringLiteral("lock-keyhole");
    case StateKind::Off:
        return QStringLiteral("minus");
    case StateKind::Draft:
        return QStringLiteral("circle-dashed");
    }
    return {};
}

bool isQuiet(StateKind kind)
{
    return kind == StateKind::Ok || kind == StateKind::Off || kind == StateKind::Draft;
}

QString shownText(const Cell& cell, const Format& format, const QDateTime& now)
{
    return std::visit(Match{
                          [](std::monostate) { return Format::none(); },
                          [](const QString& text) { return text; },
                          [](const NameCell& c) { return c.text; },
                          [](const MonoCell& c) { return c.text; },
                          [](const IdCell& c) { return Format::shortId(c.id); },
                          [](const AddressCell& c) {
                              const auto [host, path] = Format::addressParts(c.url);
                              return host + path;
                          },
                          [&](const MoneyCell& c) {
                              if (c.masked) return Format::maskedText();
                              return c.held || !c.code ? format.amount(c.money) : format.money(c.money);
                          },
                          [](const StateCell& c) { return c.word; },
                          [&](const AgeCell& c) { return format.age(c.since, now); },
                          [&](const TimeCell& c) { return format.timestamp(c.time); },
                          [&](const Runway& c) { return format.runway(c); },
                          [&](const CountCell& c) { return format.count(c.number); },
                          [&](const PercentCell& c) { return format.percent(c.hundredths); },
                          [](const SparkCell&) { return QString(); },
                      },
                      cell);
}

QString copiedText(const Cell& cell, const Format& format)
{
    if (const auto* money = std::get_if<MoneyCell>(&cell))
        return money->masked ? QString() : format.moneyCopied(money->money);
    return exportedText(cell);
}

QString exportedText(const Cell& cell)
{
    return std::visit(
        Match{
            [](std::monostate) { return QString(); },
            [](const QString& text) { return text; },
            [](const NameCell& c) { return c.text; },
            [](const MonoCell& c) { return c.text; },
            [](const IdCell& c) { return c.id; },
            [](const AddressCell& c) { return c.url; },
            [](const MoneyCell& c) { return c.masked ? QString() : c.money.toDecimal(); },
            [](const StateCell& c) { return c.word; },
            [](const AgeCell& c) { return Format::timestampCopied(c.since); },
            [](const TimeCell& c) { return Format::timestampCopied(c.time); },
            [](const Runway& c) { return c.kind == Runway::Kind::Known ? QString::number(c.seconds) : QString(); },
            [](const CountCell& c) { return QString::number(c.number); },
            [](const PercentCell& c) {
                Money m{.units = quint64(std::abs(c.hundredths)), .scale = 2, .negative = c.hundredths < 0, .code = {}};
                return m.toDecimal();
            },
            [](const SparkCell& c) {
                QStringList values;
                for (const qint64 v : c.values) values.append(QString::number(v));
                return values.join(u' ');
            },
        },
        cell);
}

QJsonValue exportedJson(const Cell& cell)
{
    return std::visit(
        Match{
            [](std::monostate) { return QJsonValue(); },
            // Decimals as strings: a JSON number is a double to most readers.
            [](const MoneyCell& c) {
                if (c.masked) return QJsonValue();
                return QJsonValue(QJsonObject{{QStringLiteral("amount"), c.money.toDecimal()},
                                              {QStringLiteral("asset"), c.money.code},
                                              {QStringLiteral("scale"), c.money.scale}});
            },
            [](const Runway& c) { return c.kind == Runway::Kind::Known ? QJsonValue(c.seconds) : QJsonValue(); },
            [](const CountCell& c) { return QJsonValue(c.number); },
            [](const SparkCell& c) {
                QJsonArray values;
                for (const qint64 v : c.values) values.append(v);
                return QJsonValue(values);
            },
            [](const auto& c) { return QJsonValue(exportedText(Cell(c))); },
        },
        cell);
}

QString spokenText(const Cell& cell, const Format& format, const QDateTime& now)
{
    if (std::holds_alternative<std::monostate>(cell)) return QCoreApplication::translate("Cell", "nothing");
    if (const auto* money = std::get_if<MoneyCell>(&cell)) {
        if (money->masked) return QCoreApplication::translate("Cell", "hidden amount, %1").arg(money->money.code);
        if (money->held) return QCoreApplication::translate("Cell", "%1 held").arg(format.money(money->money));
        return format.money(money->money);
    }
    if (const auto* id = std::get_if<IdCell>(&cell)) return id->id;
    if (const auto* address = std::get_if<AddressCell>(&cell)) {
        const QString text = shownText(cell, format, now);
        switch (address->direction) {
        case AddressCell::Direction::None:
            return text;
        case AddressCell::Direction::Outgoing:
            return QCoreApplication::translate("Cell", "to %1").arg(text);
        case AddressCell::Direction::Incoming:
            return QCoreApplication::translate("Cell", "from %1").arg(text);
        }
    }
    if (const auto* spark = std::get_if<SparkCell>(&cell)) {
        if (spark->values.isEmpty()) return QCoreApplication::translate("Cell", "no trend");
        return QCoreApplication::translate("Cell", "trend from %1 to %2")
            .arg(format.count(spark->values.first()), format.count(spark->values.last()));
    }
    return shownText(cell, format, now);
}

std::weak_ordering compareCells(const Cell& a, const Cell& b)
{
    if (a.index() != b.index()) return order(a.index(), b.index()); // nothing has index 0 and comes first
    return std::visit(
        [&b](const auto& left) -> std::weak_ordering {
            using T = std::decay_t<decltype(left)>;
            const T& right = std::get<T>(b);
            if constexpr (std::is_same_v<T, std::monostate>) {
                return std::weak_ordering::equivalent;
            } else if constexpr (std::is_same_v<T, QString>) {
                return words(left, right);
            } else if constexpr (std::is_same_v<T, NameCell> || std::is_same_v<T, MonoCell>) {
                return words(left.text, right.text);
            } else if constexpr (std::is_same_v<T, IdCell>) {
                return order(left.id, right.id);
            } else if constexpr (std::is_same_v<T, AddressCell>) {
                return words(left.url, right.url);
            } else if constexpr (std::is_same_v<T, MoneyCell>) {
                // Assets are never compared by value: first by asset, then by amount in it.
                const std::weak_ordering asset = words(left.money.code, right.money.code);
                return asset != 0 ? asset : std::weak_ordering(Money::compareValue(left.money, right.money));
            } else if constexpr (std::is_same_v<T, StateCell>) {
                const std::weak_ordering kind = order(urgency(left.kind), urgency(right.kind));
                return kind != 0 ? kind : words(left.word, right.word);
            } else if constexpr (std::is_same_v<T, AgeCell>) {
                return order(right.since, left.since); // the younger has the smaller age
            } else if constexpr (std::is_same_v<T, TimeCell>) {
                return order(left.time, right.time);
            } else if constexpr (std::is_same_v<T, Runway>) {
                return order(lasting(left), lasting(right));
            } else if constexpr (std::is_same_v<T, CountCell>) {
                return order(left.number, right.number);
            } else if constexpr (std::is_same_v<T, PercentCell>) {
                return order(left.hundredths, right.hundredths);
            } else {
                static_assert(std::is_same_v<T, SparkCell>);
                return order(left.values.isEmpty() ? 0 : left.values.last(),
                             right.values.isEmpty() ? 0 : right.values.last());
            }
        },
        a);
}

} // namespace signalbox::ui
