#include "ui/accounts/accountlist.h"

#include "ui/client/whenready.h"
#include "ui/resource/optionalamount.h"

namespace signalbox::ui {

namespace {

const auto settlementMark = QStringLiteral("settlement:");

/// Pages of one list, one after the other.
template <class Row>
struct Walk
{
    std::function<QFuture<Result<Page<Row>>>(PageQuery)> ask;
    std::function<void(const QList<Row>&, const std::optional<Error>&, bool cut)> end;
    QObject* context = nullptr;
    PageQuery query;
    QList<Row> rows;
    int pages = 0;

    static void step(const std::shared_ptr<Walk>& walk)
    {
        whenReady(walk->ask(walk->query), walk->context, [walk](const Result<Page<Row>>& page) {
            if (!page) return walk->end(walk->rows, page.error(), false);
            walk->rows += page->rows;
            ++walk->pages;
            const bool more = page->hasNext && !page->rows.isEmpty() && page->endCursor != walk->query.after;
            if (!more || walk->pages >= AccountList::pagesMax) return walk->end(walk->rows, std::nullopt, more);
            walk->query.after = page->endCursor;
            step(walk);
        });
    }
};

} // namespace

QString settlementId(const QString& assetId)
{
    return settlementMark + assetId;
}

QString AccountLine::ownerId() const
{
    return kind == Kind::Settlement ? id.sliced(settlementMark.size()) : id;
}

QString wordOf(AccountLine::Kind kind)
{
    switch (kind) {
    case AccountLine::Kind::Asset:
        return AccountList::tr("Asset liquidity");
    case AccountLine::Kind::Settlement:
        return AccountList::tr("Settlement");
    case AccountLine::Kind::Peer:
        return AccountList::tr("Peer");
    case AccountLine::Kind::WalletAddress:
        return AccountList::tr("Wallet address");
    }
    return {};
}

QList<ColumnOf<AccountLine>> accountColumns()
{
    const auto column = [](const char* key, const QString& title, int width, Align align = Align::Left) {
        Column c;
        c.key = QString::fromLatin1(key);
        c.title = title;
        c.width = width;
        c.align = align;
        return c;
    };
    Column name = column("name", AccountList::tr("Account"), 200);
    name.stretch = true;
    return {
        {name,
         [](const AccountLine& line) {
             return Cell(NameCell{line.name, {}});
         }},
        {column("kind", AccountList::tr("Kind"), 120), [](const AccountLine& line) { return Cell(wordOf(line.kind)); }},
        {column("available", AccountList::tr("Available"), 150, Align::OnPoint),
         [](const AccountLine& line) -> Cell {
             const auto money = moneyOf(line.available, line.asset.scale, line.asset.code);
             return money ? Cell(MoneyCell{.money = *money}) : Cell();
         }},
    };
}

AccountList::AccountList(NodeSession& session, QObject* parent) : QObject(parent), m_session(session) {}

const AccountLine* AccountList::find(const QString& id) const
{
    const auto found =
        std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const AccountLine& line) { return line.id == id; });
    return found == m_accounts.cend() ? nullptr : &*found;
}

template <class Row>
void AccountList::walk(std::function<QFuture<Result<Page<Row>>>(PageQuery)> ask,
                       std::function<void(const QList<Row>&)> take)
{
    ++m_asking;
    auto walk = std::make_shared<Walk<Row>>();
    walk->ask = std::move(ask);
    walk->context = this;
    walk->query.size = PageQuery::sizeMax;
    walk->end = [this, take = std::move(take)](const QList<Row>& rows, const std::optional<Error>& error, bool cut) {
        m_cut = m_cut || cut;
        if (error) {
            ++m_failed;
            m_error = *error;
            m_trouble = error->message;
        } else {
            take(rows);
        }
        if (--m_asking == 0) done();
    };
    Walk<Row>::step(walk);
}

void AccountList::fetch()
{
    if (m_asking > 0) return;
    m_failed = 0;
    m_cut = false;
    m_trouble.clear();
    NodeClient* client = &m_session.client();
    walk<AssetRow>([client](PageQuery query) { return client->listAssets(std::move(query)); },
                   [this](const QList<AssetRow>& rows) {
                       m_assets.clear();
                       for (const AssetRow& row : rows) {
                           const AssetRef ref{row.id, row.code, row.scale};
                           m_assets.append({row.id, AccountLine::Kind::Asset, tr("%1 liquidity").arg(row.code), ref,
                                            row.liquidity});
                           m_assets.append({settlementId(row.id), AccountLine::Kind::Settlement,
                                            tr("%1 settlement").arg(row.code), ref, std::nullopt});
                       }
                   });
    walk<PeerRow>([client](PageQuery query) { return client->listPeers(std::move(query)); },
                  [this](const QList<PeerRow>& rows) {
                      m_peers.clear();
                      for (const PeerRow& row : rows) {
                          const QString name = row.name.isEmpty() ? row.staticIlpAddress : row.name;
                          m_peers.append({row.id, AccountLine::Kind::Peer, name, row.asset, row.liquidity});
                      }
                  });
    walk<WalletAddressRow>([client](PageQuery query) { return client->listWalletAddresses(std::move(query)); },
                           [this](const QList<WalletAddressRow>& rows) {
                               m_walletAddresses.clear();
                               for (const WalletAddressRow& row : rows) {
                                   const auto [host, person] = Format::addressParts(row.address);
                                   m_walletAddresses.append({row.id, AccountLine::Kind::WalletAddress, host + person,
                                                             row.asset, row.liquidity});
                               }
                           });
}

void AccountList::done()
{
    constexpr int ListsAsked = 3;
    m_accounts = m_assets + m_peers + m_walletAddresses;
    m_names.names.clear();
    for (const AccountLine& line : m_accounts) m_names.names.insert(line.id, line.name);
    if (m_failed == ListsAsked)
        Q_EMIT failed(m_error);
    else
        Q_EMIT fetched();
}

} // namespace signalbox::ui
