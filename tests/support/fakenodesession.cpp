#include "tests/support/fakenodesession.h"

namespace signalbox::ui::test {

namespace {

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

FakeNodeSession::FakeNodeSession(QObject* parent)
    : NodeSession(parent), m_store(m_folder.path()), m_journal(m_store, nowMs, randomIds()), m_acts(m_journal),
      m_holdBook(m_store), m_collector(m_holdBook, nowMs), m_history(m_store)
{
    m_profile.id = QStringLiteral("11111111-1111-4111-8111-111111111111");
    m_profile.name = QStringLiteral("alder");
    m_profile.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:3001/graphql"));
    m_profile.tenantId = m_client.me.tenantId;
    m_profile.environment = Environment::Sandbox;
}

FakeNodeSession::~FakeNodeSession() = default;

} // namespace signalbox::ui::test
