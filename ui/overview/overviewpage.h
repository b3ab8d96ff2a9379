#pragma once

#include "ui/client/refresher.h"
#include "ui/overview/overviewmodel.h"
#include "ui/shell/page.h"

#include <memory>
#include <QTimer>

class QStackedLayout;

namespace signalbox::ui {

class Chart;
class EmptyState;
class Label;
class MessageBar;
class NeedsCard;
class TableView;
class Tile;

/// The dashboard: what this node has, what it answers in, and what needs a person. Shows only what is known.
class OverviewPage final : public NodePage
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>;
    static constexpr int walletAddressesMost = 5'000; ///< counted; more is said to be more
    static constexpr int samplesMost = 60;            ///< answer times in the chart

    OverviewPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
                 Now now = QDateTime::currentDateTimeUtc);
    ~OverviewPage() override;

    QString pageId() const override { return QStringLiteral("overview"); }
    void setInSight(bool inSight) override;
    void refresh() override;

    NeedsCard& needs() { return *m_needs; }
    MessageBar& messages() { return *m_messages; }
    /// `assets`, `peers`, `walletaddresses`, `holds`, `latency`; null for others.
    Tile* tile(const QString& name) const { return m_tiles.value(name); }

private:
    struct Round;
    void build();
    QWidget* buildTiles();
    QWidget* latencyCard();
    QWidget* tableCard(const QString& title, const QString& link, const QString& page, TableView* view);
    void fetch();
    void finish(const std::shared_ptr<Round>& round);
    void fetchOwn();
    void fail(const Error& error);
    void present();
    void sample(const LinkState& state);
    void resume(const QString& intentId);
    void follow(const Need& need);

    PageSurroundings m_around;
    NodeSession& m_session;
    Now m_now;
    Refresher m_refresher;
    Overview m_overview;
    QDateTime m_loadedAt; ///< invalid until the node has answered once
    bool m_fetching = false;
    bool m_again = false; ///< asked for while one was under way
    QString m_resumeId;
    QTimer m_minute;
    QList<qint64> m_samples;
    QStringList m_sampledAt;

    Label* m_subtitle = nullptr;
    MessageBar* m_messages = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_failure = nullptr;
    QHash<QString, Tile*> m_tiles;
    Chart* m_latency = nullptr;
    EmptyState* m_noLatency = nullptr;
    NeedsCard* m_needs = nullptr;
    std::unique_ptr<RowModel<AssetMoney>> m_assets;
    std::unique_ptr<RowModel<PeerRoom>> m_peers;
};

[[nodiscard]] PageSpec overviewPageSpec();

} // namespace signalbox::ui
