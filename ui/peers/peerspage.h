#pragma once

#include "ui/peers/peersmodel.h"
#include "ui/resource/tabledriver.h"

#include <memory>

namespace signalbox::ui {

class PeerDrawer;

/// The nodes this one exchanges packets with: their money, alerts and links.
class PeersPage final : public NodePage
{
    Q_OBJECT
public:
    PeersPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr);
    ~PeersPage() override;

    QString pageId() const override { return QStringLiteral("peers"); }
    void setInSight(bool inSight) override;
    void refresh() override { m_driver->refresh(); }
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }

private:
    void addCommands();
    void fetch();
    void merge(const QList<PeerRow>& peers);
    void mergeHeld();
    void refreshWords();
    void showCurrent(bool open);
    [[nodiscard]] const PeerLine* chosen() const;
    void newPeer();
    void editPeer();
    void deletePeer();
    void moveMoney(bool deposit);
    void say(const QString& sentence);

    PageSurroundings m_around;
    NodeSession& m_session;
    std::unique_ptr<RowModel<PeerLine>> m_model;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    PeerDrawer* m_drawer = nullptr;
    QHash<QString, quint64> m_held;
    bool m_fetching = false;
    bool m_again = false; ///< asked for while an answer was on its way
    QString m_wanted;     ///< to be opened once its row is here
};

[[nodiscard]] PageSpec peersPageSpec();

} // namespace signalbox::ui
