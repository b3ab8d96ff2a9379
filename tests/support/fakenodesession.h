#pragma once

#include "tests/support/fakenodeclient.h"
#include "ui/client/nodesession.h"

#include <QTemporaryDir>

namespace signalbox::ui::test {

/// An open node whose other end is a FakeNodeClient. Journal, holds and history are the real ones, in a folder that
/// goes away with it.
class FakeNodeSession final : public NodeSession
{
    Q_OBJECT
public:
    explicit FakeNodeSession(QObject* parent = nullptr);
    ~FakeNodeSession() override;

    const Profile& profile() const override { return m_profile; }
    FakeNodeClient& client() override { return m_client; }
    MoneyActs& acts() override { return m_acts; }
    HoldBook& holdBook() override { return m_holdBook; }
    HoldsCollector& holdsCollector() override { return m_collector; }
    QueryHistory& queryHistory() override { return m_history; }
    const Whoami& whoami() const override { return m_client.me; }

    Profile& editProfile() { return m_profile; }
    void tellWhoami() { Q_EMIT whoamiChanged(); }
    IntentJournal& journal() { return m_journal; }
    LocalStore& store() { return m_store; }

private:
    QTemporaryDir m_folder;
    Profile m_profile;
    FakeNodeClient m_client;
    LocalStore m_store;
    IntentJournal m_journal;
    MoneyActs m_acts;
    HoldBook m_holdBook;
    HoldsCollector m_collector;
    QueryHistory m_history;
};

} // namespace signalbox::ui::test
