#pragma once

#include "ui/client/nodes.h"
#include "ui/common/dialog.h"

class QVBoxLayout;

namespace signalbox::ui {

/// Money acts that were recorded and never settled, after a crash or a lost answer. Resuming sends the same request
/// with the same key, so it happens at most once.
class UnfinishedDialog final : public Dialog
{
    Q_OBJECT
public:
    UnfinishedDialog(Look& look, QWidget* host, Nodes& nodes, MoneyActs& acts);

private:
    void load();
    void show(const QList<JournalEntry>& entries);
    void resume(const JournalEntry& entry, Label* outcome, QPushButton* button);
    void abandon(const JournalEntry& entry);
    [[nodiscard]] QString titleOf(const MoneyIntent& intent);

    Look& m_look;
    QWidget* m_host;
    Nodes& m_nodes;
    MoneyActs& m_acts;
    QWidget* m_rows = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace signalbox::ui
