#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/tablemodel.h"
#include "ui/resource/transferlines.h"

namespace signalbox::ui {

/// An account of the node's ledger, as a person would look for it.
struct AccountLine
{
    enum class Kind { Asset, Settlement, Peer, WalletAddress };

    QString id; ///< of the asset, peer or wallet address; `settlement:` and the asset's id for a settlement account
    Kind kind = Kind::Asset;
    QString name; ///< translated
    AssetRef asset;
    std::optional<quint64> available;
    friend bool operator==(const AccountLine&, const AccountLine&) = default;

    [[nodiscard]] QString ownerId() const;
};

[[nodiscard]] QString wordOf(AccountLine::Kind kind);
[[nodiscard]] QString settlementId(const QString& assetId);
[[nodiscard]] QList<ColumnOf<AccountLine>> accountColumns();

/// The accounts of a node and what they are called. Each list is read up to pagesMax pages, newest first: a chooser is
/// not an archive.
class AccountList final : public QObject
{
    Q_OBJECT
public:
    static constexpr int pagesMax = 20; ///< of PageQuery::sizeMax each

    explicit AccountList(NodeSession& session, QObject* parent = nullptr);

    /// Asks the node for all of it.
    void fetch();
    const QList<AccountLine>& accounts() const { return m_accounts; }
    const AccountLine* find(const QString& id) const;
    AccountNames& names() { return m_names; }
    /// Why some of it could not be read; empty when all was.
    const QString& trouble() const { return m_trouble; }
    /// A list was longer than what is read.
    bool isCut() const { return m_cut; }

Q_SIGNALS:
    /// Everything was answered or refused.
    void fetched();
    /// Nothing at all could be read.
    void failed(const signalbox::ui::Error& error);

private:
    template <class Row>
    void walk(std::function<QFuture<Result<Page<Row>>>(PageQuery)> ask, std::function<void(const QList<Row>&)> take);
    void done();

    NodeSession& m_session;
    QList<AccountLine> m_assets;
    QList<AccountLine> m_peers;
    QList<AccountLine> m_walletAddresses;
    QList<AccountLine> m_accounts;
    AccountNames m_names;
    QString m_trouble;
    Error m_error;
    int m_asking = 0;
    int m_failed = 0;
    bool m_cut = false;
};

} // namespace signalbox::ui
