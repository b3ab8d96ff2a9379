#pragma once

#include "ui/liquidity/holdsmodel.h"
#include "ui/liquidity/moneyaccount.h"
#include "ui/resource/tabledriver.h"

#include <memory>

namespace signalbox::ui {

class Facts;

/// Every two-phase withdrawal this node has: made here, or found in the transfers of its accounts. Those that end first
/// stand first; post and void are here.
class HoldsPage final : public NodePage
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>;
    /// Asking every account is dear: no more often than this, but always on F5.
    static constexpr int collectEverySeconds = 60;

    HoldsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
              Now now = QDateTime::currentDateTimeUtc);
    ~HoldsPage() override;

    QString pageId() const override { return QStringLiteral("holds"); }
    void setInSight(bool inSight) override;
    void refresh() override;
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }

private:
    void addCommands();
    void fetch();
    void fetchKnown();
    void askAccounts();
    void collect(const QList<HoldAccount>& accounts);
    void merge(QList<Hold> holds);
    void tick();
    void refreshWords();
    void showCurrent(bool open);
    void act(bool post);
    void say(const QString& sentence);
    void tellPartial(const HoldsReport& report);

    PageSurroundings m_around;
    NodeSession& m_session;
    Now m_now;
    std::unique_ptr<RowModel<HoldLine>> m_model;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    Facts* m_facts = nullptr;
    QHash<QString, MoneyAccount> m_accounts;
    QList<Hold> m_elsewhere; ///< of the last collection; the book has only those made here
    QTimer m_second;
    QDateTime m_collectedAt;
    bool m_collecting = false;
    bool m_collectAgain = false;
    int m_waiting = -1; ///< shown in the sidebar
};

[[nodiscard]] PageSpec holdsPageSpec();

} // namespace signalbox::ui
