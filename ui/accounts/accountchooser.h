#pragma once

#include "ui/accounts/accountlist.h"
#include "ui/common/dialog.h"

class QLineEdit;
class QSortFilterProxyModel;

namespace signalbox::ui {

class RowProxy;
class TableView;

/// Finds an account by what it is called, its kind, asset or id. Typing filters, arrows walk, Enter takes.
class AccountChooser final : public Dialog
{
    Q_OBJECT
public:
    AccountChooser(Look& look, QWidget* host, const AccountList& accounts, const QString& currentId);

    ~AccountChooser() override;

    QLineEdit& field() { return *m_field; }
    TableView& list() { return *m_list; }

Q_SIGNALS:
    void chosen(const QString& accountId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void take();

    std::unique_ptr<RowModel<AccountLine>> m_model;
    QLineEdit* m_field = nullptr;
    TableView* m_list = nullptr;
    RowProxy* m_shown = nullptr;
};

} // namespace signalbox::ui
