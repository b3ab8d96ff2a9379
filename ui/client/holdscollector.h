#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/holds.h"
#include "ui/client/nodeclient.h"
#include "ui/client/whenready.h"

namespace signalbox::ui {

/// The Holds page's data: holds made here, joined with what the node's transfers say of the accounts it is given.
struct HoldsReport
{
    QList<Hold> holds; ///< soonest deadline first
    int accountsAsked = 0;
    int accountsFailed = 0; ///< their holds are as this console knew them
    bool truncated = false; ///< more accounts than accountsMax: not all were asked
};

/// Asks few accounts at a time and bounds how many. One thread.
class HoldsCollector : public QObject
{
    Q_OBJECT
public:
    static constexpr int accountsMax = 200;
    static constexpr int atATime = 4;
    static constexpr int transfersOfAccount = 100;
    static constexpr int holdsMax = 5'000;

    HoldsCollector(HoldBook& book, NowMs now, QObject* parent = nullptr);

    /// Accounts of holds made here are asked first, then the others. `which` as in HoldBook.
    [[nodiscard]] QFuture<Result<HoldsReport>> collect(NodeClient* client, QString profileId,
                                                       QList<HoldAccount> accounts, HoldBook::Which which);

private:
    struct Round;
    void askNext(const std::shared_ptr<Round>& round);
    void finish(const std::shared_ptr<Round>& round);

    HoldBook& m_book;
    NowMs m_now;
};

} // namespace signalbox::ui
