#include "ui/shell/topbar.h"

#include "ui/common/controls.h"
#include "ui/common/paint.h"
#include "ui/shell/lockpill.h"

#include <QEvent>
#include <QHBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int NodeWidth = 208;
constexpr int SignSize = 20;
constexpr int ChevronRoom = 24; // at the right, for the mark that it opens
constexpr int SearchWidth = 336;
constexpr int ButtonHeight = 28;

/// The red number at the bell's upper right.
class UnreadMark final : public QWidget
{
public:
    UnreadMark(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    void setCount(int count)
    {
        m_text = count > 9 ? QStringLiteral("9+") : QString::number(count);
        const int width = std::max(14, int(textWidth(m_look.theme.figureFont(Type::CaptionBold), m_text)) + 7);
        setGeometry(15, 2, width, 14);
        setVisible(count > 0);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Painting painting(&painter);
        paintBox(&painter, rect(), 7, m_look.theme.color(Token::FailFill), {});
        QFont font = m_look.theme.figureFont(Type::CaptionBold);
        font.setPixelSize(10);
        paintText(&painter, rect(), Qt::AlignHCenter, font, m_look.theme.color(Token::OnFill), m_text);
    }

private:
    Look& m_look;
    QString m_text;
};

} // namespace

NodeButton::NodeButton(Look& look, QWidget* parent)
    : QAbstractButton(parent), m_look(look), m_badge(new EnvironmentBadge(look, Environment::Test, this))
{
    setObjectName(QStringLiteral("nodeSwitcher"));
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(NodeWidth, TopBar::Height);
    m_badge->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&look.theme, &Theme::changed, this, [this] { place(); });
    setNode({}, std::nullopt);
}

void NodeButton::setNode(const QString& name, std::optional<Environment> environment)
{
    setText(name.isEmpty() ? tr("No node") : name);
    m_badge->setVisible(environment.has_value());
    if (environment) m_badge->setEnvironment(*environment);
    const QString word = environment ? EnvironmentBadge::word(*environment) : QString();
    setAccessibleName(tr("Node %1, %2. Switch to another node.").arg(text(), word));
    place();
}

void NodeButton::setInset(int left)
{
    m_inset = left;
    place();
}

void NodeButton::resizeEvent(QResizeEvent*)
{
    place();
}

void NodeButton::place()
{
    const int nameX = m_inset + SignSize + 8;
    const QFont font = m_look.theme.font(Type::BodyBold);
    const QSize badge = m_badge->sizeHint();
    const int room = width() - nameX - 8 - (m_badge->isHidden() ? 0 : badge.width()) - 4 - ChevronRoom;
    const int name = std::min(room, int(textWidth(font, text()) + 1));
    m_badge->setGeometry(nameX + name + 8, (height() - badge.height()) / 2, badge.width(), badge.height());
    update();
}

void NodeButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    const Theme& theme = m_look.theme;
    if (underMouse() || isDown())
        paintBox(&painter, QRectF(rect()).adjusted(m_inset - 8, 8, -8, -8), FieldRadius, theme.color(Token::Press), {});
    const QPixmap sign = Icons::signPixmap(SignSize, devicePixelRatioF(), theme.color(Token::AccentFill));
    painter.drawPixmap(QPointF(m_inset, (height() - SignSize) / 2), sign);
    const int nameX = m_inset + SignSize + 8;
    const QFont font = theme.font(Type::BodyBold);
    const int right = m_badge->isHidden() ? width() - ChevronRoom - 8 : m_badge->x() - 8;
    paintText(&painter, QRectF(nameX, 0, right - nameX + 1, height()), Qt::AlignLeft, font, theme.color(Token::Text),
              elided(font, text(), right - nameX + 1));
    m_look.icons.paint(&painter, QRectF(width() - ChevronRoom, 0, 16, height()), QStringLiteral("chevrons-up-down"), 16,
                       Token::Text2);
}

SearchButton::SearchButton(Look& look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setObjectName(QStringLiteral("search"));
    setText(tr("Search or run a command"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setFixedHeight(ButtonHeight);
    setMaximumWidth(SearchWidth);
    setMinimumWidth(120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SearchButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    const Theme& theme = m_look.theme;
    paintBox(&painter, rect(), FieldRadius, theme.color(Token::Base), theme.color(Token::Line2));
    m_look.icons.paint(&painter, QRectF(9, 0, 16, height()), QStringLiteral("search"), 16, Token::Text2);
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' ');
    const QFont caption = theme.font(Type::Caption);
    const qreal keysWidth = textWidth(caption, keys) + 12;
    const QRectF box(width() - keysWidth - 6, 5, keysWidth, height() - 10);
    const QFont font = theme.font(Type::Body);
    paintText(&painter, QRectF(32, 0, box.left() - 40, height()), Qt::AlignLeft, font, theme.color(Token::Text3),
              elided(font, text(), box.left() - 40));
    paintBox(&painter, box, TagRadius, theme.color(Token::Sunken), theme.color(Token::Line));
    paintText(&painter, box, Qt::AlignHCenter, caption, theme.color(Token::Text2), keys);
}

TopBar::TopBar(Look& look, NowMs now, QWidget* parent) : QWidget(parent), m_look(look), m_now(std::move(now))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(Height);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 1, 12, 0);
    m_layout->setSpacing(0);
    m_node = new NodeButton(look, this);
    m_layout->addWidget(m_node);
    m_layout->addSpacing(16);
    m_search = new SearchButton(look, this);
    m_layout->addWidget(m_search, 8); // gives way last
    m_layout->addStretch(1);
    m_updated = new Label(look, Type::Small, Token::Text3, {}, this);
    m_layout->addWidget(m_updated);
    m_layout->addSpacing(4);
    const auto button = [&](const char* icon, const QString& name, const char* objectName) {
        QToolButton* made = makeIconButton(look, QString::fromLatin1(icon), name, this);
        made->setObjectName(QString::fromLatin1(objectName));
        made->setFixedSize(ButtonHeight, ButtonHeight);
        m_layout->addWidget(made);
        return made;
    };
    m_refresh = button("refresh-cw", tr("Refresh this page"), "refresh");
    m_mask = button("eye", tr("Hide figures"), "mask");
    m_bell = button("bell", tr("Notices"), "notices");
    m_unread = new UnreadMark(look, m_bell);
    m_settings = button("settings", tr("Settings"), "settings");
    m_layout->addSpacing(8);
    m_lock = new LockPill(look, this);
    m_layout->addWidget(m_lock);
    m_ageing.setInterval(1000);
    connect(&m_ageing, &QTimer::timeout, this, &TopBar::sayUpdated);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setUpdated({});
}

void TopBar::setNode(const QString& name, std::optional<Environment> environment)
{
    m_node->setNode(name, environment);
    m_lock->setVisible(environment.has_value());
}

void TopBar::setUpdated(const QDateTime& at)
{
    m_updatedAt = at;
    if (at.isValid())
        m_ageing.start();
    else
        m_ageing.stop();
    sayUpdated();
}

void TopBar::sayUpdated()
{
    m_updated->setVisible(m_updatedAt.isValid());
    if (!m_updatedAt.isValid()) return;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_now());
    m_updated->setText(tr("Updated %1 ago").arg(m_look.format.age(m_updatedAt, now)));
}

void TopBar::setMasked(bool on)
{
    m_mask->setProperty("iconName", on ? QStringLiteral("eye-off") : QStringLiteral("eye"));
    m_mask->setIcon(m_look.icons.icon(on ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    m_mask->setToolTip(on ? tr("Show figures") : tr("Hide figures"));
    m_mask->setAccessibleName(m_mask->toolTip());
}

void TopBar::setUnread(int count)
{
    static_cast<UnreadMark*>(m_unread)->setCount(count);
    m_bell->setAccessibleName(count == 0 ? tr("Notices") : tr("%n unread notice(s)", nullptr, count));
}

void TopBar::setPageActions(bool on)
{
    m_refresh->setEnabled(on);
}

void TopBar::setRim(int px)
{
    m_node->setInset(16 - px);
    m_node->setFixedWidth(NodeWidth - px);
    m_layout->setContentsMargins(0, 1, 12 - px, 0);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(Token::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_look.theme.color(Token::Line));
}

} // namespace signalbox::ui
