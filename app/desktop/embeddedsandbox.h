#pragma once

#include "ui/client/nodes.h"
#include "ui/shell/demo.h"

#include <memory>
#include <thread>

namespace signalbox::desktop {

/// The sandbox inside this process: alder and birch on loopback, started and stopped on a thread of their own. Once
/// they answer they stand among the nodes, with their secrets in memory only. Calls on the GUI thread.
class EmbeddedSandbox final : public ui::Demo
{
    Q_OBJECT
public:
    static constexpr int stopLimitMs = 3'000; ///< for each node, to let requests under way finish

    /// `folder` holds their data and is made when they start.
    EmbeddedSandbox(QString folder, ui::Nodes& nodes, QObject* parent = nullptr);
    /// Stops them; waits for a start that is under way.
    ~EmbeddedSandbox() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QString failure() const override { return m_failure; }
    [[nodiscard]] QString folder() const override { return m_folder; }
    void start() override;

private:
    struct Running;
    struct Born
    {
        ui::Profile profile;
        ui::Secret secret;
    };
    void run();
    void ready(const QList<Born>& nodes, const QString& failure);

    QString m_folder;
    ui::Nodes& m_nodes;
    State m_state = State::Off;
    QString m_failure;
    std::thread m_thread;
    std::unique_ptr<Running> m_running; ///< the thread's while it starts, ours afterwards
};

} // namespace signalbox::desktop
