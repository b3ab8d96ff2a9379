#include "ui/shell/nodeswitcher.h"

#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

enum Role { IdRole = Qt::UserRole + 1, EnvironmentRole, ColorRole, StateRole, LinkRole, CurrentRole };

constexpr int RowHeight = 44;
constexpr int Width = 320;
constexpr int RowsShown = 8;

Token rimToken(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return Token::SandboxRim;
    case Environment::Test:
        return Token::TestRim;
    case Environment::Production:
        return Token::ProductionRim;
    }
    return Token::TestRim;
}

class NodeDelegate final : public QStyledItemDelegate
{
public:
    NodeDelegate(Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {Width - 20, RowHeight}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Painting painting(painter);
        const Theme& theme = m_look.theme;
        const QRectF box = option.rect;
        if (option.state.testFlag(QStyle::State_Selected))
            paintBox(painter, box, FieldRadius, theme.color(Token::Select), {});
        else if (option.state.testFlag(QStyle::State_MouseOver))
            paintBox(painter, box, FieldRadius, theme.color(Token::Hover), {});
        const auto environment = Environment(index.data(EnvironmentRole).toInt());
        const QColor own(index.data(ColorRole).toString());
        paintBox(painter, QRectF(box.left() + 10, box.top() + 10, 4, box.height() - 20), 2,
                 own.isValid() ? own : theme.color(rimToken(environment)), {});
        const QFont name = theme.font(Type::BodyMedium);
        const QString text = index.data(Qt::DisplayRole).toString();
        const qreal left = box.left() + 24;
        const qreal right = box.right() - 34;
        paintText(painter, QRectF(left, box.top() + 5, right - left, 18), Qt::AlignLeft, name, theme.color(Token::Text),
                  elided(name, text, right - left));
        const auto state = StateKind(index.data(StateRole).toInt());
        const QFont small = theme.font(Type::Small);
        const QString word = EnvironmentBadge::word(environment);
        paintText(painter, QRectF(left, box.top() + 23, 90, 16), Qt::AlignLeft, small, theme.color(Token::Text3), word);
        const qreal linkX = left + textWidth(small, word) + 10;
        m_look.icons.paint(painter, QRectF(linkX, box.top() + 25, 12, 12), iconOf(state), 12, textTokenOf(state));
        const QString link = index.data(LinkRole).toString();
        paintText(painter, QRectF(linkX + 17, box.top() + 23, right - linkX - 17, 16), Qt::AlignLeft,
                  theme.figureFont(Type::Small), theme.color(isQuiet(state) ? Token::Text3 : textTokenOf(state)),
                  elided(small, link, right - linkX - 17));
        if (index.data(CurrentRole).toBool())
            m_look.icons.paint(painter, QRectF(box.right() - 28, box.top(), 16, box.height()), QStringLiteral("check"),
                               16, Token::Accent);
    }

private:
    Look& m_look;
};

} // namespace

QString linkWord(const LinkState& state)
{
    switch (state.status) {
    case LinkStatus::Connecting:
        return NodeSwitcher::tr("Connecting");
    case LinkStatus::Online:
        return NodeSwitcher::tr("Online");
    case LinkStatus::Stale:
        return NodeSwitcher::tr("No answer");
    case LinkStatus::Offline:
        return NodeSwitcher::tr("Offline");
    }
    return {};
}

StateKind linkKind(const LinkState& state)
{
    switch (state.status) {
    case LinkStatus::Connecting:
        return StateKind::Wait;
    case LinkStatus::Online:
        return StateKind::Ok;
    case LinkStatus::Stale:
        return StateKind::Warn;
    case LinkStatus::Offline:
        return StateKind::Fail;
    }
    return StateKind::Off;
}

NodeSwitcher::NodeSwitcher(Look& look, Nodes& nodes, QWidget* parent)
    : Popup(look, parent), m_look(look), m_nodes(nodes)
{
    setObjectName(QStringLiteral("nodeList"));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Nodes"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new NodeDelegate(look, m_list));
    m_list->setFixedWidth(Width);
    // A list is painted on base; in a raised panel that would be a box in a box.
    m_list->viewport()->setAutoFillBackground(false);
    column()->addWidget(m_list);
    auto* line = new Surface(look, Token::Line, this);
    line->setFixedHeight(1);
    column()->addSpacing(4);
    column()->addWidget(line);
    column()->addSpacing(4);
    auto* buttons = new QHBoxLayout;
    auto* connectButton = makeButton(look, tr("Connect to a node"), ButtonKind::Quiet, QStringLiteral("plus"), this);
    auto* manage = makeButton(look, tr("Manage nodes"), ButtonKind::Quiet, QStringLiteral("settings"), this);
    buttons->addWidget(connectButton);
    buttons->addStretch();
    buttons->addWidget(manage);
    column()->addLayout(buttons);
    setFocusProxy(m_list);
    const auto choose = [this](const QListWidgetItem* item) {
        if (item == nullptr) return;
        const QString id = item->data(IdRole).toString();
        close();
        Q_EMIT nodeWanted(id);
    };
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(connectButton, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT connectWanted();
    });
    connect(manage, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT manageWanted();
    });
    connect(&nodes, &Nodes::changed, this, &NodeSwitcher::fill);
    connect(&nodes, &Nodes::linkChanged, this, &NodeSwitcher::fill);
    fill();
}

void NodeSwitcher::showEvent(QShowEvent* event)
{
    fill();
    Popup::showEvent(event);
}

void NodeSwitcher::fill()
{
    const QString before =
        m_list->currentItem() != nullptr && isVisible() ? m_list->currentItem()->data(IdRole).toString() : QString();
    m_list->clear();
    const QList<Profile> profiles = m_nodes.profiles();
    for (const Profile& profile : profiles) {
        const bool open = m_nodes.session(profile.id) != nullptr;
        const LinkState link = m_nodes.linkOf(profile.id);
        const std::optional<Error> failure = m_nodes.failureOf(profile.id);
        auto* item = new QListWidgetItem(profile.name, m_list);
        item->setData(IdRole, profile.id);
        item->setData(EnvironmentRole, int(profile.environment));
        item->setData(ColorRole, profile.color);
        QString word = failure ? tr("Not opened") : open ? linkWord(link) : tr("Not open");
        const StateKind kind = failure ? StateKind::Fail : open ? linkKind(link) : StateKind::Off;
        if (open && link.latencyMs >= 0 && link.status == LinkStatus::Online)
            word += u' ' + m_look.format.latency(link.latencyMs);
        item->setData(StateRole, int(kind));
        item->setData(LinkRole, word);
        item->setData(CurrentRole, profile.id == m_nodes.currentId());
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2, %3").arg(profile.name, EnvironmentBadge::word(profile.environment), word));
        item->setToolTip(failure ? failure->message : link.reason);
        if (profile.id == (before.isEmpty() ? m_nodes.currentId() : before)) m_list->setCurrentItem(item);
    }
    const int rows = std::clamp(int(profiles.size()), 1, RowsShown);
    m_list->setFixedHeight(rows * RowHeight + 2);
}

} // namespace signalbox::ui
