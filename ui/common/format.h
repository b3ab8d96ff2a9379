#pragma once

#include "ui/common/money.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QObject>
#include <QTimeZone>

namespace signalbox::ui {

/// What Settings › Formats chooses.
struct FormatSettings
{
    QChar decimalSign = QLatin1Char('.'); ///< point or comma
    QChar groupSign = QChar(0x202F);      ///< between groups of three digits
    QTimeZone zone = QTimeZone::systemTimeZone();
    QLocale words;       ///< names of months
    bool masked = false; ///< figures are shown as bullets

    bool operator==(const FormatSettings&) const = default;
};

/// Three strings, so that a column can line them up on the point.
struct MoneyText
{
    QString whole;    ///< sign and grouped digits
    QString fraction; ///< decimal sign and digits, or nothing
    QString code;
    bool quiet = false; ///< zero or nothing: written in text3
};

/// How much money is left in time. No double: seconds.
struct Runway
{
    enum class Kind { None, Known, Unlimited };
    Kind kind = Kind::None;
    qint64 seconds = 0;

    bool operator==(const Runway&) const = default;
};

/// Every figure of the console is written here (LOOK, section 4). Holds settings and no other state. GUI thread only.
class Format final : public QObject
{
    Q_OBJECT

public:
    explicit Format(QObject* parent = nullptr);

    const FormatSettings& settings() const { return m_settings; }
    void setSettings(const FormatSettings& settings);

    // Money. Shown and copied are two things; `copied` is exact and has no groups.
    MoneyText moneyParts(const Money& money) const;
    /// `1 048 220.75`, without the code.
    QString amount(const Money& money) const;
    /// `1 048 220.75 MXN`
    QString money(const Money& money) const;
    /// `1048220.75 MXN`; nothing while figures are masked.
    QString moneyCopied(const Money& money) const;
    /// What stands where there is no amount.
    static QString none() { return QString(QChar(0x2014)); }
    static QString maskedText() { return QString(5, QChar(0x2022)); }

    /// `1 284`
    QString count(qint64 number) const;
    /// Hundredths of a percent: 9923 gives `99.23 %`. Trailing zeros are dropped.
    QString percent(qint64 hundredths) const;
    /// A rate given as digits and scale: 180512, 4 gives `18.0512`.
    QString rate(quint64 units, quint8 scale) const;

    /// `8 s`, `2 min`, `1 h`, `3 d`. A moment in the future counts as now.
    QString age(const QDateTime& since, const QDateTime& now) const;
    /// `3 h 10 min`, `41 min`, `12 d`
    QString duration(qint64 seconds) const;
    /// `3 h`, `14 h`, `12 d`: the short form of a table; `none` for no runway, the em dash when it is unknown.
    QString runway(const Runway& runway) const;
    /// `+38 ms`, `+1.90 s`
    QString offset(qint64 milliseconds) const;
    /// `612 ms`, `1.90 s`
    QString latency(qint64 milliseconds) const;

    /// `21 Nov 2026, 14:32:07.104 UTC+1`
    QString timestamp(const QDateTime& time) const;
    /// `14:32:07`
    QString clock(const QDateTime& time) const;
    /// `21 Nov 2026`
    QString date(const QDateTime& time) const;
    /// ISO 8601 with milliseconds and offset, UTC.
    static QString timestampCopied(const QDateTime& time);

    /// First 8 … last 4; a text of up to 13 characters stays whole.
    static QString shortId(const QString& id);
    /// Host and the person's part of a wallet address: `birch.test/` and `thabo.m`. The scheme is dropped.
    static std::pair<QString, QString> addressParts(const QString& url);

    /// `1.2 MB`; powers of 1000.
    QString bytes(qint64 size) const;

    /// Reads an amount with this person's decimal sign.
    MoneyParse parse(QStringView typed, quint8 scale, const QString& code) const;
    /// What is wrong with an amount, and a good example, as one or two sentences.
    QString sentence(const MoneyParse& parse, quint8 scale) const;

Q_SIGNALS:
    void changed();

private:
    QString grouped(const QString& digits) const;

    FormatSettings m_settings;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::Runway)
