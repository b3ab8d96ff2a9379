#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

class QLocalServer;

namespace signalbox::desktop {

/// One console for each profile folder. The first one listens; a later one hands its arguments over and leaves.
class Instance final : public QObject
{
    Q_OBJECT
public:
    static constexpr int messageBytesMax = 64 * 1024;
    static constexpr int handOverMs = 3'000; ///< the first instance has this long to take the arguments

    explicit Instance(const QString& folder, QObject* parent = nullptr);
    ~Instance() override;

    /// True when this is the only one. Then argumentsCame() tells what later ones wanted.
    [[nodiscard]] bool claim();
    /// Hands `arguments` to the one that runs; false when it does not answer. Blocks up to handOverMs: there is no
    /// window yet.
    [[nodiscard]] bool handOver(const QStringList& arguments);

Q_SIGNALS:
    void argumentsCame(const QStringList& arguments);

private:
    void take();

    QString m_name;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace signalbox::desktop
