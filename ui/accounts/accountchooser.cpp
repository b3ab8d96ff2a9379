#include "ui/accounts/accountchooser.h"

#include "ui/common/look.h"
#include "ui/common/rowproxy.h"
#include "ui/common/tableview.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace signalbox::ui {

namespace {

constexpr QSize ListSize(560, 320);
constexpr int ListEdge = 20;

} // namespace

AccountChooser::AccountChooser(Look& look, QWidget* host, const AccountList& accounts, const QString& currentId)
    : Dialog(look, host, tr("Whose transfers"), tr("Assets, settlement accounts, peers and wallet addresses"))
{
    setObjectName(QStringLiteral("accountChooser"));
    m_model = std::make_unique<RowModel<AccountLine>>(look.format, accountColumns());
    m_model->merge(accounts.accounts());

    auto* top = new QWidget;
    auto* inTop = new QHBoxLayout(top);
    inTop->setContentsMargins(ListEdge, 12, ListEdge, 12);
    m_field = new QLineEdit;
    m_field->setObjectName(QStringLiteral("accountFilter"));
    m_field->setPlaceholderText(tr("Name, address, asset or id"));
    m_field->setAccessibleName(tr("Find an account"));
    m_field->installEventFilter(this);
    inTop->addWidget(m_field);
    column()->addWidget(top);

    m_list = new TableView(look);
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setEdgePadding(ListEdge);
    m_list->setFixedSize(ListSize);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_shown = new RowProxy(*m_model, this);
    m_list->setTableModel(*m_model, *m_shown);
    column()->addWidget(m_list);
    if (accounts.isCut()) {
        constexpr int Most = AccountList::pagesMax * PageQuery::sizeMax;
        setNote(QStringLiteral("info"), tr("The newest %1 of each kind are listed.").arg(Most));
    }
    connect(m_field, &QLineEdit::textChanged, this, &AccountChooser::filter);
    connect(m_list, &TableView::rowActivated, this, &AccountChooser::take);
    filter();
    if (const int row = m_model->rowOf(currentId); row >= 0)
        m_list->setCurrentIndex(m_shown->mapFromSource(m_model->index(row, 0)));
}

AccountChooser::~AccountChooser()
{
    delete m_list; // before the rows it shows
    delete m_shown;
}

void AccountChooser::filter()
{
    RowQuery query;
    query.text = m_field->text().trimmed();
    query.sortKey = QStringLiteral("kind");
    m_shown->setQuery(query);
    if (m_shown->rowCount() > 0) m_list->setCurrentIndex(m_shown->index(0, 0));
}

void AccountChooser::take()
{
    const QString id = m_list->currentIndex().data(TableModel::IdRole).toString();
    if (id.isEmpty()) return;
    Q_EMIT chosen(id);
    accept();
}

bool AccountChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        default:
            break;
        }
    }
    return Dialog::eventFilter(watched, event);
}

} // namespace signalbox::ui
