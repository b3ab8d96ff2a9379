#include "ui/liquidity/transferstab.h"

#include "ui/client/whenready.h"
#include "ui/common/emptystate.h"
#include "ui/common/look.h"
#include "ui/common/rowproxy.h"
#include "ui/common/tableview.h"

#include <QStackedLayout>

namespace signalbox::ui {

TransfersTab::TransfersTab(Look& look, NodeSession& session, QWidget* parent)
    : QWidget(parent), m_look(look), m_session(session),
      m_model(std::make_unique<RowModel<TransferLine>>(look.format, briefTransferColumns(look.format)))
{
    auto* stack = new QStackedLayout(this);
    m_view = new TableView(look, this);
    m_view->setObjectName(QStringLiteral("transfers"));
    m_view->setAccessibleName(tr("Transfers"));
    auto* sorted = new RowProxy(*m_model, this);
    RowQuery newest;
    for (const Column& column : m_model->columns()) {
        if (column.key == QLatin1String("age") || column.key == QLatin1String("time") ||
            column.key == QLatin1String("created_at")) {
            newest.sortKey = column.key;
        }
    }
    newest.order = Qt::DescendingOrder;
    sorted->setQuery(newest);
    m_view->setTableModel(*m_model, *sorted);
    m_empty = new EmptyState(look, this);
    stack->addWidget(m_view);
    stack->addWidget(m_empty);
    say({}, {}, {});
}

void TransfersTab::say(const QString& icon, const QString& title, const QString& line)
{
    m_empty->set(icon, title, line);
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(m_empty);
}

void TransfersTab::setAccount(const QString& id, const AssetRef& asset, const AccountNames& names)
{
    const bool other = id != m_accountId;
    m_accountId = id;
    m_asset = asset;
    m_names = names;
    if (!other) return;
    m_model->merge({});
    Q_EMIT counted(-1);
    reload();
}

void TransfersTab::reload()
{
    const quint64 asked = ++m_asked;
    if (m_accountId.isEmpty()) return say({}, {}, {});
    whenReady(m_session.client().transfersOf(m_accountId, Most), this, [this, asked](const Result<Transfers>& answer) {
        if (asked != m_asked) return;
        if (answer) return take(*answer);
        if (answer.error().code == Error::Code::Cancelled || m_model->rowCount() > 0) return;
        say(QStringLiteral("circle-x"), tr("Transfers could not be read"), answer.error().message);
    });
}

void TransfersTab::take(const Transfers& transfers)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_model->merge(linesOf(transfers, m_asset, m_names, now));
    m_model->setNow(now);
    Q_EMIT counted(m_model->rowCount());
    if (m_model->rowCount() == 0)
        return say(QStringLiteral("arrow-left-right"), tr("No transfers yet"),
                   tr("Deposits and payments appear here."));
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(m_view);
}

} // namespace signalbox::ui
