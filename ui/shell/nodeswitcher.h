#pragma once

#include "ui/client/nodes.h"
#include "ui/common/cell.h"
#include "ui/shell/popup.h"

#include <QListWidget>

namespace signalbox::ui {

/// How a link is called and coloured wherever the shell shows one.
[[nodiscard]] QString linkWord(const LinkState& state);
[[nodiscard]] StateKind linkKind(const LinkState& state);

/// All nodes with state, colour and latency; Enter or a click switches, typing finds.
class NodeSwitcher final : public Popup
{
    Q_OBJECT
public:
    NodeSwitcher(Look& look, Nodes& nodes, QWidget* parent);

Q_SIGNALS:
    void nodeWanted(const QString& id);
    void connectWanted();
    void manageWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();

    Look& m_look;
    Nodes& m_nodes;
    QListWidget* m_list = nullptr;
};

} // namespace signalbox::ui
