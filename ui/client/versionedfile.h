#pragma once

#include "ui/client/result.h"

#include <functional>
#include <QJsonObject>
#include <QString>

namespace signalbox::ui {

/// A small JSON file of ours: `{"kind": …, "version": …, …}`. Written whole or not at all (QSaveFile), with the last
/// good one kept beside it as `.bak`. A file that cannot be read is renamed, said, and never fatal; it is never
/// overwritten.
class VersionedFile
{
public:
    static constexpr qint64 bytesMax = 8 * 1024 * 1024;

    /// `check` says why a content is not acceptable, or nothing. It sees contents of this version or older.
    VersionedFile(QString path, QString kind, int version, std::function<QString(const QJsonObject&)> check);

    struct Loaded
    {
        QJsonObject content; ///< empty: there is none, use defaults
        QString notice;      ///< a sentence for the operator when something was wrong; empty otherwise
    };
    /// Never fails: whatever is wrong ends in a notice, and the last good content, or none.
    [[nodiscard]] Loaded load() const;

    /// Checks, keeps the previous good file as `.bak`, then replaces. The old file stays when anything fails.
    [[nodiscard]] Result<void> save(QJsonObject content) const;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    enum class Fault { None, Missing, Unreadable, Damaged, Newer };
    [[nodiscard]] Fault read(const QString& path, QJsonObject& content) const;

    QString m_path;
    QString m_kind;
    int m_version;
    std::function<QString(const QJsonObject&)> m_check;
};

} // namespace signalbox::ui
