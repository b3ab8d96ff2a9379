#pragma once

#include "ui/common/format.h"

#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QVariant>

#include <compare>
#include <variant>

namespace signalbox::ui {

/// The shape of a state. ok, off and draft are quiet: a mark and grey words; the others are filled pills.
enum class StateKind { Ok, Wait, Warn, Fail, Held, Off, Draft };

struct StateCell
{
    StateKind kind = StateKind::Ok;
    QString word;
    QString icon = {}; ///< replaces the kind's own mark when a better one exists
    bool operator==(const StateCell&) const = default;
};

/// What the row is called; 500 weight, with an icon in front when there is one.
struct NameCell
{
    QString text;
    QString icon = {};
    bool operator==(const NameCell&) const = default;
};

/// A technical word in the mono font: an ILP address.
struct MonoCell
{
    QString text;
    bool operator==(const MonoCell&) const = default;
};

/// Shown as first 8 … last 4; a click copies all of it.
struct IdCell
{
    QString id;
    bool operator==(const IdCell&) const = default;
};

/// A wallet address: host in text3, the person's part in text, an arrow for its direction.
struct AddressCell
{
    enum class Direction { None, Outgoing, Incoming };
    QString url;
    Direction direction = Direction::None;
    bool operator==(const AddressCell&) const = default;
};

struct MoneyCell
{
    Money money;
    bool held = false;   ///< lock and held colour, no code
    bool code = true;    ///< a column of one asset may leave it away
    bool strong = false; ///< 600
    bool masked = false; ///< hidden by itself, whatever the setting
    bool operator==(const MoneyCell&) const = default;
};

/// Age of a moment; refreshed once a second at most.
struct AgeCell
{
    QDateTime since;
    bool operator==(const AgeCell&) const = default;
};

/// A moment in full.
struct TimeCell
{
    QDateTime time;
    bool operator==(const TimeCell&) const = default;
};

struct CountCell
{
    qint64 number = 0;
    bool operator==(const CountCell&) const = default;
};

/// Hundredths of a percent.
struct PercentCell
{
    qint64 hundredths = 0;
    bool operator==(const PercentCell&) const = default;
};

struct SparkCell
{
    QList<qint64> values;
    bool operator==(const SparkCell&) const = default;
};

/// What stands in a cell: a value, not text. Nothing at all is an em dash.
using Cell = std::variant<std::monostate, QString, NameCell, MonoCell, IdCell, AddressCell, MoneyCell, StateCell,
                          AgeCell, TimeCell, Runway, CountCell, PercentCell, SparkCell>;

/// What a person reads.
QString shownText(const Cell& cell, const Format& format, const QDateTime& now);
/// What a copy gives: exact and whole. Empty for masked figures.
QString copiedText(const Cell& cell, const Format& format);
/// What an export writes: ISO times, exact decimals without code, whole ids. The same in every language.
QString exportedText(const Cell& cell);
QJsonValue exportedJson(const Cell& cell);
/// What a screen reader says: the word of a state, the code of an amount.
QString spokenText(const Cell& cell, const Format& format, const QDateTime& now);
/// Orders values, never text: amounts exactly, times by instant, nothing first.
std::weak_ordering compareCells(const Cell& a, const Cell& b);

QString iconOf(StateKind kind);
/// True for ok, off and draft.
bool isQuiet(StateKind kind);

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::Cell)
