#include "ui/client/versionedfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VersionedFile)
};

constexpr auto onlyTheOwner = QFile::ReadOwner | QFile::WriteOwner;

bool replaceWhole(const QString& path, const QByteArray& bytes, QString& why)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(onlyTheOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written) why = file.errorString();
    return written;
}

} // namespace

VersionedFile::VersionedFile(QString path, QString kind, int version, std::function<QString(const QJsonObject&)> check)
    : m_path(std::move(path)), m_kind(std::move(kind)), m_version(version), m_check(std::move(check))
{
}

VersionedFile::Fault VersionedFile::read(const QString& path, QJsonObject& content) const
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) return Fault::Missing;
    if (info.isDir()) return Fault::Unreadable;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Fault::Unreadable;
    // An empty file is damage, not the default: a full disk leaves such files.
    if (file.size() > bytesMax) return Fault::Damaged;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(bytesMax));
    if (!document.isObject()) return Fault::Damaged;
    content = document.object();
    const QJsonValue version = content.value(QLatin1String("version"));
    if (content.value(QLatin1String("kind")).toString() != m_kind || !version.isDouble() || version.toInt(0) < 1)
        return Fault::Damaged;
    if (version.toInt() > m_version) return Fault::Newer;
    return m_check(content).isEmpty() ? Fault::None : Fault::Damaged;
}

VersionedFile::Loaded VersionedFile::load() const
{
    const QString backup = m_path + QStringLiteral(".bak");
    Loaded loaded;
    const Fault fault = read(m_path, loaded.content);
    if (fault == Fault::None) return loaded;
    loaded.content = {};
    if (fault == Fault::Missing && !QFile::exists(backup)) return loaded;

    QString happened;
    if (fault == Fault::Missing) {
        happened = Words::tr("%1 is missing.").arg(m_path);
    } else {
        const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
        const QString suffix = fault == Fault::Newer ? QStringLiteral("newer") : QStringLiteral("damaged");
        const QString aside = QStringLiteral("%1.%2-%3").arg(m_path, suffix, stamp);
        const bool moved = fault != Fault::Unreadable && QFile::rename(m_path, aside);
        switch (fault) {
        case Fault::Newer:
            happened = Words::tr("%1 was written by a newer version of this console.").arg(m_path);
            break;
        case Fault::Unreadable:
            happened = Words::tr("%1 cannot be read.").arg(m_path);
            break;
        case Fault::Damaged:
        case Fault::Missing:
        case Fault::None:
            happened = Words::tr("%1 is damaged.").arg(m_path);
            break;
        }
        if (moved) happened += QLatin1Char(' ') + Words::tr("It was kept as %1.").arg(aside);
    }
    QJsonObject last;
    if (read(backup, last) == Fault::None) {
        loaded.content = last;
        loaded.notice = happened + QLatin1Char(' ') + Words::tr("The last good copy is used.");
    } else {
        loaded.notice = happened + QLatin1Char(' ') + Words::tr("Defaults are used.");
    }
    return loaded;
}

Result<void> VersionedFile::save(QJsonObject content) const
{
    content.insert(QStringLiteral("kind"), m_kind);
    content.insert(QStringLiteral("version"), m_version);
    if (const QString wrong = m_check(content); !wrong.isEmpty()) {
        return Error{Error::Code::InvalidInput, wrong, m_path, {}};
    }
    const QByteArray bytes = QJsonDocument(content).toJson();
    if (bytes.size() > bytesMax) {
        return Error{Error::Code::InvalidInput, Words::tr("There is too much to be saved in %1.").arg(m_path), {}, {}};
    }
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QString why;
    QJsonObject previous;
    if (read(m_path, previous) == Fault::None) {
        // Losing the copy is no reason not to save.
        (void)replaceWhole(m_path + QStringLiteral(".bak"), QJsonDocument(previous).toJson(), why);
    }
    if (replaceWhole(m_path, bytes, why)) return {};
    return Error{
        Error::Code::Unavailable, Words::tr("%1 could not be saved; the old one is unchanged.").arg(m_path), why, {}};
}

} // namespace signalbox::ui
