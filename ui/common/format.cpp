#include "ui/common/format.h"

#include <array>

namespace signalbox::ui {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qsizetype IdHead = 8;
constexpr qsizetype IdTail = 4;
const QChar NarrowSpace(0x202F);
const QChar Minus(0x2212);
const QChar Ellipsis(0x2026);

} // namespace

Format::Format(QObject* parent) : QObject(parent) {}

void Format::setSettings(const FormatSettings& settings)
{
    if (m_settings == settings) return;
    m_settings = settings;
    Q_EMIT changed();
}

QString Format::grouped(const QString& digits) const
{
    QString result;
    result.reserve(digits.size() + digits.size() / 3);
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0 && !m_settings.groupSign.isNull()) result += m_settings.groupSign;
        result += digits[i];
    }
    return result;
}

MoneyText Format::moneyParts(const Money& money) const
{
    if (m_settings.masked) return {.whole = maskedText(), .fraction = {}, .code = money.code, .quiet = false};
    const QString decimal = money.toDecimal();
    const bool below = decimal.startsWith(u'-');
    const qsizetype point = decimal.indexOf(u'.');
    const QString whole = decimal.mid(below ? 1 : 0, (point < 0 ? decimal.size() : point) - (below ? 1 : 0));
    MoneyText text{.whole = grouped(whole), .fraction = {}, .code = money.code, .quiet = money.isZero()};
    if (below) text.whole.prepend(Minus);
    if (point >= 0) text.fraction = m_settings.decimalSign + decimal.mid(point + 1);
    return text;
}

QString Format::amount(const Money& money) const
{
    const MoneyText text = moneyParts(money);
    return text.whole + text.fraction;
}

QString Format::money(const Money& money) const
{
    const MoneyText text = moneyParts(money);
    return text.whole + text.fraction + QChar(0x00A0) + text.code;
}

QString Format::moneyCopied(const Money& money) const
{
    if (m_settings.masked) return {};
    return money.code.isEmpty() ? money.toDecimal() : money.toDecimal() + u' ' + money.code;
}

QString Format::count(qint64 number) const
{
    const bool below = number < 0;
    // The magnitude of the least value does not fit, so digits come from the text.
    QString digits = QString::number(number);
    if (below) digits.remove(0, 1);
    return (below ? QString(Minus) : QString()) + grouped(digits);
}

QString Format::percent(qint64 hundredths) const
{
    QString digits =
        Money{.units = quint64(std::abs(hundredths)), .scale = 2, .negative = false, .code = {}}.toDecimal();
    while (digits.endsWith(u'0')) digits.chop(1);
    if (digits.endsWith(u'.')) digits.chop(1);
    digits.replace(u'.', m_settings.decimalSign);
    return (hundredths < 0 ? QString(Minus) : QString()) + digits + NarrowSpace + u'%';
}

QString Format::rate(quint64 units, quint8 scale) const
{
    const MoneyText text = moneyParts(Money{.units = units, .scale = scale, .negative = false, .code = {}});
    return text.whole + text.fraction;
}

QString Format::age(const QDateTime& since, const QDateTime& now) const
{
    if (!since.isValid()) return none();
    const qint64 seconds = std::max<qint64>(0, since.secsTo(now));
    if (seconds < Minute) return tr("%1 s").arg(seconds);
    if (seconds < Hour) return tr("%1 min").arg(seconds / Minute);
    if (seconds < Day) return tr("%1 h").arg(seconds / Hour);
    return tr("%1 d").arg(count(seconds / Day));
}

QString Format::duration(qint64 seconds) const
{
    seconds = std::max<qint64>(0, seconds);
    if (seconds < Minute) return tr("%1 s").arg(seconds);
    if (seconds < Hour) return tr("%1 min").arg(seconds / Minute);
    if (seconds < Day) {
        const qint64 minutes = seconds % Hour / Minute;
        if (minutes == 0) return tr("%1 h").arg(seconds / Hour);
        return tr("%1 h %2 min").arg(seconds / Hour).arg(minutes);
    }
    return tr("%1 d").arg(count(seconds / Day));
}

QString Format::runway(const Runway& runway) const
{
    switch (runway.kind) {
    case Runway::Kind::None:
        return tr("none");
    case Runway::Kind::Unlimited:
        return none();
    case Runway::Kind::Known:
        break;
    }
    if (runway.seconds < Hour) return tr("%1 min").arg(runway.seconds / Minute);
    if (runway.seconds < Day) return tr("%1 h").arg(runway.seconds / Hour);
    return tr("%1 d").arg(count(runway.seconds / Day));
}

QString Format::offset(qint64 milliseconds) const
{
    return u'+' + latency(milliseconds);
}

QString Format::latency(qint64 milliseconds) const
{
    milliseconds = std::max<qint64>(0, milliseconds);
    if (milliseconds < 1000) return tr("%1 ms").arg(milliseconds);
    if (milliseconds >= 100 * 1000) return duration(milliseconds / 1000);
    const QString hundredths = QStringLiteral("%1").arg(milliseconds % 1000 / 10, 2, 10, QLatin1Char('0'));
    return tr("%1 s").arg(QString::number(milliseconds / 1000) + m_settings.decimalSign + hundredths);
}

QString Format::timestamp(const QDateTime& time) const
{
    if (!time.isValid()) return none();
    const QDateTime here = time.toTimeZone(m_settings.zone);
    const int offset = here.offsetFromUtc();
    QString zone = QStringLiteral("UTC");
    if (offset != 0) {
        zone += offset < 0 ? Minus : QChar(u'+');
        zone += QString::number(std::abs(offset) / int(Hour));
        if (const int minutes = std::abs(offset) % int(Hour) / int(Minute); minutes != 0)
            zone += QStringLiteral(":%1").arg(minutes, 2, 10, QLatin1Char('0'));
    }
    return tr("%1, %2 %3", "date, time, zone").arg(date(time), here.toString(QStringLiteral("HH:mm:ss.zzz")), zone);
}

QString Format::clock(const QDateTime& time) const
{
    return time.isValid() ? time.toTimeZone(m_settings.zone).toString(QStringLiteral("HH:mm:ss")) : none();
}

QString Format::date(const QDateTime& time) const
{
    if (!time.isValid()) return none();
    return m_settings.words.toString(time.toTimeZone(m_settings.zone).date(), QStringLiteral("d MMM yyyy"));
}

QString Format::timestampCopied(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString Format::shortId(const QString& id)
{
    if (id.size() <= IdHead + 1 + IdTail) return id;
    return id.first(IdHead) + Ellipsis + id.last(IdTail);
}

std::pair<QString, QString> Format::addressParts(const QString& url)
{
    QString rest = url;
    if (const qsizetype scheme = rest.indexOf(QLatin1String("://")); scheme >= 0) rest.remove(0, scheme + 3);
    const qsizetype slash = rest.indexOf(u'/');
    if (slash < 0 || slash + 1 == rest.size()) return {QString(), rest};
    return {rest.first(slash + 1), rest.mid(slash + 1)};
}

QString Format::bytes(qint64 size) const
{
    constexpr qint64 Kilo = 1000;
    if (size < Kilo) return tr("%1 B").arg(size);
    const std::array units = {tr("%1 kB"), tr("%1 MB"), tr("%1 GB"), tr("%1 TB")};
    std::size_t unit = 0;
    qint64 tenths = size / (Kilo / 10);
    while (tenths >= 10 * Kilo && unit + 1 < units.size()) {
        tenths /= Kilo;
        ++unit;
    }
    if (tenths >= 100) return units[unit].arg(count(tenths / 10));
    return units[unit].arg(QString::number(tenths / 10) + m_settings.decimalSign + QString::number(tenths % 10));
}

MoneyParse Format::parse(QStringView typed, quint8 scale, const QString& code) const
{
    return parseMoney(typed, scale, code, m_settings.decimalSign);
}

QString Format::sentence(const MoneyParse& parse, quint8 scale) const
{
    QString example = scale == 0 ? QStringLiteral("500") : QStringLiteral("500") + m_settings.decimalSign;
    if (scale > 0) example += QString(std::min<int>(scale, 6), u'0');
    switch (parse.problem) {
    case MoneyProblem::None:
        return {};
    case MoneyProblem::Empty:
        return tr("Type an amount, like %1").arg(example);
    case MoneyProblem::NotANumber:
        return tr("“%1” is not part of an amount. Write it like %2").arg(parse.character).arg(example);
    case MoneyProblem::LetterForDigit:
        return tr("Has a letter %1 in it. Write it like %2").arg(parse.character).arg(example);
    case MoneyProblem::TwoPoints:
        return tr("Has two decimal signs. Write it like %1").arg(example);
    case MoneyProblem::MisplacedGroup:
        return tr("“%1” stands where no group of three ends. Write it like %2").arg(parse.character).arg(example);
    case MoneyProblem::TooManyDecimals:
        if (scale == 0) return tr("This asset has no decimals. Write it like %1").arg(example);
        return tr("This asset has %1 digits after the decimal sign. Write it like %2").arg(scale).arg(example);
    case MoneyProblem::TooLarge:
        return tr("This is more than the asset can hold");
    case MoneyProblem::Negative:
        return tr("An amount is not negative. Write it like %1").arg(example);
    case MoneyProblem::Zero:
        return tr("The amount is zero");
    }
    return {};
}

} // namespace signalbox::ui
