#include "ui/shell/filesettings.h"

namespace signalbox::ui {

namespace {

constexpr int Version = 1;
const QLatin1String ValuesKey("values");
const QLatin1String BytesKey("bytes");

QString check(const QJsonObject& content)
{
    if (!content.value(ValuesKey).isObject()) return FileSettings::tr("The settings hold no values.");
    return {};
}

/// JSON has no bytes; an object with this one member stands for them.
QJsonValue toJson(const QVariant& value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return QJsonObject{{BytesKey, QString::fromLatin1(value.toByteArray().toBase64())}};
    return QJsonValue::fromVariant(value);
}

QVariant fromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    if (object.size() == 1 && object.contains(BytesKey))
        return QByteArray::fromBase64(object.value(BytesKey).toString().toLatin1());
    return value.toVariant();
}

} // namespace

FileSettings::FileSettings(const QString& path, QObject* parent)
    : QObject(parent), m_file(path, QStringLiteral("settings"), Version, check)
{
    const VersionedFile::Loaded loaded = m_file.load();
    m_values = loaded.content.value(ValuesKey).toObject();
    m_notice = loaded.notice;
    m_save.setSingleShot(true);
    m_save.setInterval(SaveDelay);
    connect(&m_save, &QTimer::timeout, this, [this] { (void)flush().ok(); });
}

FileSettings::~FileSettings()
{
    (void)flush().ok();
}

QVariant FileSettings::value(const QString& key) const
{
    const auto found = m_values.constFind(key);
    return found == m_values.constEnd() ? QVariant() : fromJson(*found);
}

void FileSettings::setValue(const QString& key, const QVariant& value)
{
    if (!value.isValid()) {
        if (!m_values.contains(key)) return;
        m_values.remove(key);
    } else {
        const QJsonValue json = toJson(value);
        if (m_values.value(key) == json) return;
        m_values.insert(key, json);
    }
    m_dirty = true;
    if (!m_save.isActive()) m_save.start();
}

Result<void> FileSettings::flush()
{
    m_save.stop();
    if (!m_dirty) return {};
    const Result<void> saved = m_file.save({{ValuesKey, m_values}});
    m_dirty = !saved;
    if (!saved && !m_failed) Q_EMIT saveFailed(saved.error().message);
    m_failed = !saved;
    return saved;
}

} // namespace signalbox::ui
