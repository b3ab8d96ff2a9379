#include "ui/shell/welcome.h"

#include "ui/common/controls.h"
#include "ui/common/paint.h"

#include <QComboBox>
#include <QPainterPath>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int DrawingHeight = 212; // track and signals
constexpr int DrawingWidth = 1280; // what the drawing was made for; it is centred, and its tracks run on
constexpr int CardWidth = 304;
constexpr int CardHeight = 318;
constexpr int FooterHeight = 48;
constexpr int SignSize = 48;

/// The square with an icon at the head of a card.
class CardIcon final : public QWidget
{
public:
    CardIcon(Look& look, QString icon, QWidget* parent) : QWidget(parent), m_look(look), m_icon(std::move(icon))
    {
        setFixedSize(40, 40);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Painting painting(&painter);
        paintBox(&painter, rect(), CardRadius, m_look.theme.color(Token::Select), {});
        m_look.icons.paint(&painter, rect(), m_icon, 20, Token::Accent);
    }

private:
    Look& m_look;
    QString m_icon;
};

} // namespace

Welcome::Welcome(ShellParts& parts, QWidget* parent) : QWidget(parent), m_parts(parts), m_look(parts.look)
{
    setObjectName(QStringLiteral("welcome"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, DrawingHeight - 3, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Label(m_look, Type::Display, Token::Text, tr("Welcome to Signalbox"), this), 0,
                      Qt::AlignHCenter);
    column->addSpacing(5);
    auto* line = new Label(m_look, Type::Body, Token::Text2,
                           tr("One console for the nodes that move your payments and run your workflows."), this);
    column->addWidget(line, 0, Qt::AlignHCenter);
    column->addSpacing(38);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(20);
    cards->addStretch();
    auto* demo = makeButton(m_look, tr("Start the demo"), ButtonKind::Primary, {}, this);
    demo->setObjectName(QStringLiteral("startDemo"));
    connect(demo, &QPushButton::clicked, this, [this] { m_parts.demo.start(); });
    cards->addWidget(card(QStringLiteral("play"), tr("Try the demo"),
                          tr("Two nodes, alder and birch, already peered with each other."),
                          {{QStringLiteral("clock"), tr("A few seconds")},
                           {QStringLiteral("hard-drive"), tr("Kept in the folder of this profile")},
                           {QStringLiteral("box"), tr("Marked as sandbox everywhere")}},
                          demo));
    auto* connectButton = makeButton(m_look, tr("Connect"), ButtonKind::Default, {}, this);
    connectButton->setObjectName(QStringLiteral("connect"));
    connect(connectButton, &QPushButton::clicked, this, &Welcome::connectWanted);
    cards->addWidget(card(QStringLiteral("plug"), tr("Connect to a node"),
                          tr("A Signalbox or Rafiki node that somebody already runs."),
                          {{QStringLiteral("link"), tr("Its address, tenant and secret")},
                           {QStringLiteral("key-round"), tr("The secret goes to the system keychain")},
                           {QStringLiteral("plug-zap"), tr("Tested before anything is saved")}},
                          connectButton));
    cards->addStretch();
    column->addLayout(cards);
    column->addSpacing(20);
    m_failure = new Label(m_look, Type::Body, Token::Fail, {}, this);
    m_failure->setWordWrap(true);
    m_failure->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_failure);
    const auto refresh = [this, demo] {
        const bool failed = m_parts.demo.state() == Demo::State::Failed;
        m_failure->setText(failed ? tr("The demo did not start: %1").arg(m_parts.demo.failure()) : QString());
        demo->setEnabled(m_parts.demo.state() != Demo::State::Starting);
    };
    connect(&m_parts.demo, &Demo::changed, this, refresh);
    refresh();
    column->addStretch();
    column->addWidget(footer());
    connect(&m_look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    demo->setFocus();
}

QWidget* Welcome::card(const QString& icon, const QString& title, const QString& line, const QList<Point>& points,
                       QWidget* button)
{
    auto* box = new Card(m_look, this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(23, 23, 23, 21);
    column->setSpacing(0);
    column->addWidget(new CardIcon(m_look, icon, box));
    column->addSpacing(14);
    column->addWidget(new Label(m_look, Type::DialogTitle, Token::Text, title, box));
    column->addSpacing(3);
    auto* words = new Label(m_look, Type::Body, Token::Text2, line, box);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(18);
    for (const Point& point : points) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 4, 0, 4);
        row->setSpacing(8);
        row->addWidget(new IconLabel(m_look, point.icon, 14, Token::Text2, box));
        auto* said = new Label(m_look, Type::Small, Token::Text2, point.text, box);
        said->setWordWrap(true);
        row->addWidget(said, 1);
        column->addLayout(row);
    }
    column->addStretch();
    setSize(button, ControlSize::Large);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(button);
    // As drawn, or higher in a language that needs more lines.
    box->setFixedSize(CardWidth, std::max(CardHeight, column->totalHeightForWidth(CardWidth)));
    return box;
}

QWidget* Welcome::footer()
{
    auto* bar = new Surface(m_look, Token::Window, this);
    bar->setEdges(Qt::TopEdge);
    bar->setFixedHeight(FooterHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(24, 0, 24, 0);
    row->setSpacing(6);
    row->addWidget(new IconLabel(m_look, QStringLiteral("shield-check"), 14, Token::Text2, bar));
    row->addWidget(new Label(m_look, Type::Small, Token::Text2,
                             tr("Nothing leaves this computer until you connect to a node"), bar));
    row->addStretch();
    auto* theme = new QComboBox(bar);
    theme->setAccessibleName(tr("Theme"));
    theme->setMinimumWidth(160);
    theme->addItem(m_look.icons.icon(QStringLiteral("sun-moon")), tr("As the system"), QStringLiteral("system"));
    theme->addItem(m_look.icons.icon(QStringLiteral("sun")), tr("Light"), QStringLiteral("light"));
    theme->addItem(m_look.icons.icon(QStringLiteral("moon")), tr("Dark"), QStringLiteral("dark"));
    theme->setCurrentIndex(theme->findData(m_parts.preferences.choice(QStringLiteral("appearance/theme"))));
    connect(theme, &QComboBox::activated, this,
            [this, theme] { m_parts.preferences.set(QStringLiteral("appearance/theme"), theme->currentData()); });
    row->addWidget(theme);
    row->addSpacing(10);
    row->addWidget(new Label(m_look, Type::Small, Token::Text3, m_parts.version, bar));
    return bar;
}

void Welcome::paintTrack(QPainter& painter) const
{
    const Theme& theme = m_look.theme;
    const qreal dx = (width() - DrawingWidth) / 2.0;
    const qreal dy = -3; // the drawing begins at the window's edge, this widget below the rim
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Line2), 1.5));
    for (const qreal rail : {130.0, 138.0}) painter.drawLine(QPointF(0, rail + dy), QPointF(width(), rail + dy));
    painter.translate(dx, dy);
    for (const qreal side : {-36.0, 36.0}) {
        for (const qreal rail : {130.0, 138.0}) {
            QPainterPath loop(QPointF(180, rail));
            loop.cubicTo(270, rail, 270, rail + side, 360, rail + side);
            loop.lineTo(920, rail + side);
            loop.cubicTo(1010, rail + side, 1010, rail, 1100, rail);
            painter.drawPath(loop);
        }
    }
    struct Signal
    {
        qreal x;
        qreal top;
        bool clear;
    };
    for (const Signal& signal :
         {Signal{130, 98, true}, Signal{470, 62, true}, Signal{810, 62, false}, Signal{1150, 98, true}}) {
        painter.setPen(QPen(theme.color(Token::Text3), 1.5));
        painter.drawLine(QPointF(signal.x, signal.top), QPointF(signal.x, signal.top + 30));
        painter.drawLine(QPointF(signal.x - 5, signal.top + 30), QPointF(signal.x + 5, signal.top + 30));
        painter.save();
        painter.translate(signal.x, signal.top);
        painter.rotate(signal.clear ? -20 : 0);
        painter.fillRect(QRectF(3, -2.5, 18.5, 5), theme.color(signal.clear ? Token::Ok : Token::Fail));
        painter.restore();
        painter.setBrush(theme.color(Token::Window));
        painter.drawEllipse(QPointF(signal.x, signal.top), 3, 3);
        painter.setBrush(Qt::NoBrush);
    }
    const QPixmap sign = Icons::signPixmap(SignSize, devicePixelRatioF(), theme.color(Token::AccentFill));
    painter.drawPixmap(QPointF((DrawingWidth - SignSize) / 2.0, 104), sign);
}

void Welcome::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(Token::Window));
    const Painting painting(&painter);
    paintTrack(painter);
}

} // namespace signalbox::ui
