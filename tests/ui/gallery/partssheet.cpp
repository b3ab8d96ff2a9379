#include "tests/ui/gallery/partssheet.h"

#include "ui/common/controls.h"
#include "ui/common/dialog.h"
#include "ui/common/emptystate.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/paint.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int Columns[] = {24, 440, 856};
constexpr int CardWidth = 400;

struct SampleRow
{
    QString id;
    QString name;
    Cell amount;
    StateCell state;
    bool operator==(const SampleRow&) const = default;
};

Column column(const char* key, const char* title, int width, Align align = Align::Left)
{
    Column c;
    c.key = QString::fromLatin1(key);
    c.title = QString::fromLatin1(title);
    c.width = width;
    c.align = align;
    return c;
}

/// The ring as it is when a widget has the keyboard; two at once exist only on a sheet like this.
class RingSample final : public QWidget
{
public:
    RingSample(Look& look, QWidget* target, int reach, qreal radius) : QWidget(target->parentWidget()), m_look(look)
    {
        m_radius = radius;
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(target->geometry().adjusted(-reach, -reach, reach, reach));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), m_radius, QColor(), m_look.theme.color(Token::Accent), 2);
    }

private:
    Look& m_look;
    qreal m_radius;
};

class TipSample final : public QWidget
{
public:
    TipSample(Look& look, const QStringList& lines, QWidget* parent) : QWidget(parent), m_look(look), m_lines(lines)
    {
        qreal widest = 0;
        for (const QString& line : lines) widest = std::max(widest, textWidth(look.theme.font(Type::Small), line));
        resize(int(std::floor(widest)) + 18, int(lines.size()) * 16 + 10);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QStyleOptionFrame option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_PanelTipLabel, &option, &painter, this);
        for (int i = 0; i < m_lines.size(); ++i)
            paintText(&painter, QRectF(9, 5 + 16 * i, width(), 16), Qt::AlignLeft, m_look.theme.font(Type::Small),
                      m_look.theme.color(Token::Base), m_lines[i]);
    }

private:
    Look& m_look;
    QStringList m_lines;
};

class Swatch final : public QWidget
{
public:
    Swatch(Look& look, Token token, QWidget* parent) : QWidget(parent), m_look(look), m_token(token) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), FieldRadius, m_look.theme.color(m_token), QColor());
    }

private:
    Look& m_look;
    Token m_token;
};

/// What floats casts its shadow on the card below.
class ShadowCard final : public Card
{
public:
    using Card::Card;
    ShadowCard(Look& look, QWidget* parent) : Card(look, parent), m_look(look) {}
    QList<std::pair<QWidget*, qreal>> floating;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Card::paintEvent(event);
        QPainter painter(this);
        QPainterPath inside;
        inside.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CardRadius - 1, CardRadius - 1);
        painter.setClipPath(inside);
        for (const auto& [widget, radius] : floating) paintShadow(&painter, widget->geometry(), radius, m_look.theme);
    }

private:
    Look& m_look;
};

template <class W>
W* put(W* widget, int x, int y, int width = -1)
{
    const QSize hint = widget->sizeHint();
    widget->setGeometry(x, y, width < 0 ? hint.width() : width, hint.height());
    return widget;
}

} // namespace

PartsSheet::PartsSheet(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    resize(1280, 800);
    loading();
    empties();
    bars();
    controls();
    rows();
    menus();
}

void PartsSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(Token::Base));
}

QWidget* PartsSheet::card(const QString& title, const QRect& at)
{
    auto* label = new Label(m_look, Type::SmallBold, Token::Text2, title, this);
    label->setGeometry(at.x(), at.y() - 22, at.width(), 16);
    auto* card = new Card(m_look, this);
    card->setTokens(Token::Base, Token::Line);
    card->setGeometry(at);
    return card;
}

TableView* PartsSheet::tableIn(QWidget* card, TableModel& model, int top)
{
    auto* view = new TableView(m_look, card);
    view->setEdgePadding(14);
    view->setTableModel(model, model);
    view->setGeometry(1, top, card->width() - 2, card->height() - top - 1);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(0, top == 1 ? 0 : -20, view->width(), view->height() + (top == 1 ? 0 : 20)), 7, 7);
    view->setMask(QRegion(shape.toFillPolygon().toPolygon()));
    return view;
}

void PartsSheet::loading()
{
    auto* model = new RowModel<SampleRow>(
        m_look.format,
        {{column("name", "Name", 150), [](const SampleRow& r) { return Cell(r.name); }},
         {column("available", "Available", 144, Align::OnPoint), [](const SampleRow& r) { return r.amount; }},
         {column("link", "Link", 104), [](const SampleRow& r) { return Cell(r.state); }}},
        this);
    auto* view = tableIn(card(QStringLiteral("Loading, after 150 ms"), {Columns[0], 42, CardWidth, 168}), *model, 1);
    view->setSkeleton(true);
}

void PartsSheet::empties()
{
    const auto put = [this](const QString& title, const QRect& at, const QString& icon, const QString& sentence,
                            const QString& line, QPushButton* button) {
        QWidget* box = card(title, at);
        auto* state = new EmptyState(m_look, box);
        state->set(icon, sentence, line);
        state->setButtons({button});
        state->setGeometry(box->rect());
    };
    put(QStringLiteral("Empty for the first time"), {Columns[1], 42, CardWidth, 168}, QStringLiteral("waypoints"),
        QStringLiteral("No peers yet"), QStringLiteral("A peer is a node you exchange packets with."),
        makeButton(m_look, QStringLiteral("New peer"), ButtonKind::Primary, QStringLiteral("plus")));
    put(QStringLiteral("Empty by filter"), {Columns[2], 42, CardWidth, 168}, QStringLiteral("list-filter"),
        QStringLiteral("Nothing matches “nimbus” in ZAR"), QStringLiteral("2 match in other assets"),
        makeButton(m_look, QStringLiteral("Clear the filter")));
    put(QStringLiteral("Denied"), {Columns[1], 248, CardWidth, 168}, QStringLiteral("shield-x"),
        QStringLiteral("This secret may not read peers"), QStringLiteral("It needs peers:read on tenant Alder Pay."),
        makeButton(m_look, QStringLiteral("Change the secret")));
}

void PartsSheet::bars()
{
    const auto bar = [this](QWidget* box, int top, const MessageBar::Message& message) {
        auto* widget = new MessageBar(m_look, box);
        widget->layout()->setContentsMargins(14, 0, 9, 0);
        widget->show(message);
        widget->setGeometry(1, top, box->width() - 2, 36);
        QPainterPath shape;
        shape.addRoundedRect(QRectF(0, 0, widget->width(), top == 1 ? 60 : 36), top == 1 ? 7 : 0, top == 1 ? 7 : 0);
        widget->setMask(QRegion(shape.toFillPolygon().toPolygon()));
    };
    QWidget* stale = card(QStringLiteral("Stale"), {Columns[0], 248, CardWidth, 168});
    bar(stale, 1,
        {.kind = QStringLiteral("stale"),
         .state = StateKind::Warn,
         .sentence = QStringLiteral("From the cache: no link since 14:21"),
         .icon = QStringLiteral("cloud-off"),
         .buttons = {{.text = QStringLiteral("Retry"), .run = {}}}});
    auto* model = new RowModel<SampleRow>(
        m_look.format,
        {{column("name", "Name", 150), [](const SampleRow& r) { return Cell(NameCell{.text = r.name}); }},
         {column("available", "Available", 144, Align::OnPoint), [](const SampleRow& r) { return r.amount; }},
         {column("link", "Link", 104), [](const SampleRow& r) { return Cell(r.state); }}},
        this);
    const StateCell linked{.kind = StateKind::Ok, .word = QStringLiteral("Linked")};
    model->merge(
        {{QStringLiteral("1"), QStringLiteral("Cloud Nine"), MoneyCell{.money = sampleMoney("41250", "USD")}, linked},
         {QStringLiteral("2"), QStringLiteral("birch"), MoneyCell{.money = sampleMoney("2264055", "ZAR")}, linked},
         {QStringLiteral("3"), QStringLiteral("Happy Life"), MoneyCell{.money = sampleMoney("912000", "EUR")},
          linked}});
    tableIn(stale, *model, 37)->setDim(true);

    QWidget* failed = card(QStringLiteral("Failed, and partial"), {Columns[2], 248, CardWidth, 168});
    bar(failed, 1,
        {.kind = QStringLiteral("failed"),
         .state = StateKind::Fail,
         .sentence = QStringLiteral("alder answered 500 to “peers”"),
         .buttons = {{.text = QStringLiteral("Copy"), .run = {}}, {.text = QStringLiteral("Retry"), .run = {}}}});
    bar(failed, 37,
        {.kind = QStringLiteral("partial"),
         .state = StateKind::Wait,
         .sentence = QStringLiteral("2 of 3 nodes answered"),
         .icon = QStringLiteral("server-off"),
         .buttons = {{.text = QStringLiteral("Why"), .run = {}}}});
    bar(failed, 73,
        {.kind = QStringLiteral("done"),
         .state = StateKind::Ok,
         .sentence = QStringLiteral("birch is now Birch Bank"),
         .buttons = {{.text = QStringLiteral("Undo"), .run = {}, .icon = QStringLiteral("undo-2")}}});
    auto* words = new Label(m_look, Type::Body, Token::Text2,
                            QStringLiteral("A message bar reports. A dialog only asks."), failed);
    words->setGeometry(15, 118, 380, 18);
}

void PartsSheet::controls()
{
    QWidget* box = card(QStringLiteral("Controls"), {Columns[0], 454, CardWidth, 326});
    const auto button = [&](const char* text, ButtonKind kind, const char* icon, int x, int y) {
        return put(makeButton(m_look, QString::fromLatin1(text), kind, QString::fromLatin1(icon), box), x, y);
    };
    QPushButton* b = button("Primary", ButtonKind::Primary, "plus", 15, 15);
    b = button("Default", ButtonKind::Default, "", b->geometry().right() + 9, 15);
    b = button("Quiet", ButtonKind::Quiet, "", b->geometry().right() + 9, 15);
    button("Delete peer", ButtonKind::Destructive, "trash-2", b->geometry().right() + 9, 15);

    b = button("Focused", ButtonKind::Default, "", 15, 55);
    (new RingSample(m_look, b, 4, FieldRadius + 4))->show();
    b = button("Disabled", ButtonKind::Default, "lock", b->geometry().right() + 9, 55);
    b->setEnabled(false);
    QPushButton* small = makeButton(m_look, QStringLiteral("Small"), ButtonKind::Default, {}, box);
    setSize(small, ControlSize::Small);
    put(small, b->geometry().right() + 9, 57);
    int x = small->geometry().right() + 9;
    for (const bool on : {true, false}) {
        auto* check = new QCheckBox(box);
        check->setChecked(on);
        check->setGeometry(x, 61, 16, 16);
        x += 24;
    }
    for (const bool on : {true, false}) {
        auto* toggle = new Switch({}, box);
        toggle->setChecked(on);
        toggle->setGeometry(x, 61, 28, 16);
        x += 36;
    }

    const auto field = [&](const char* text, int at) {
        auto* edit = new QLineEdit(QString::fromLatin1(text), box);
        edit->setGeometry(at, 95, 116, 28);
        return edit;
    };
    field("", 15)->setPlaceholderText(QStringLiteral("Type here"));
    QLineEdit* focused = field("Focused", 139);
    focused->setFocus();
    (new RingSample(m_look, focused, 2, FieldRadius + 2))->show();
    QLineEdit* wrong = field("12.5O", 263);
    wrong->setProperty("wrong", true);
    auto* mark = new IconLabel(m_look, QStringLiteral("circle-x"), 12, Token::Fail, box);
    mark->setGeometry(357, 103, 12, 12);
    mark->raise();

    auto* segmented = new Segmented(m_look, box);
    for (const char* text : {"1 h", "24 h", "7 d"}) segmented->add(QString::fromLatin1(text));
    put(segmented, 15, 135);
    auto* chip = put(new Chip(m_look, QStringLiteral("State"), box), segmented->geometry().right() + 9, 135);
    auto* active = new Chip(m_look, QStringLiteral("Asset"), box);
    active->setValue(QStringLiteral("USD"));
    put(active, chip->geometry().right() + 9, 135);

    QWidget* badge = put(new EnvironmentBadge(m_look, Environment::Sandbox, box), 15, 175);
    badge = put(new EnvironmentBadge(m_look, Environment::Test, box), badge->geometry().right() + 9, 175);
    badge = put(new EnvironmentBadge(m_look, Environment::Production, box), badge->geometry().right() + 9, 175);
    badge = put(new KeysBadge(m_look, QKeySequence(Qt::CTRL | Qt::Key_K), box), badge->geometry().right() + 9, 175);
    put(new IdLabel(m_look, QStringLiteral("0193b2c4-7d10-7cc2-b1aa-52e07b1c9f1e"), box),
        badge->geometry().right() + 10, 174);

    auto* heading = new Label(m_look, Type::SmallMedium, Token::Text, QStringLiteral("Chart palette"), box);
    heading->setGeometry(15, 205, 200, 16);
    const std::pair<Token, const char*> series[] = {{Token::ChartBlue, "blue"},   {Token::ChartOrange, "orange"},
                                                    {Token::ChartGreen, "green"}, {Token::ChartViolet, "violet"},
                                                    {Token::ChartPlum, "plum"},   {Token::ChartSlate, "slate"}};
    x = 15;
    for (const auto& [token, name] : series) {
        (new Swatch(m_look, token, box))->setGeometry(x, 225, 55, 28);
        auto* label = new Label(m_look, Type::Caption, Token::Text3, QString::fromLatin1(name), box);
        label->setAlignment(Qt::AlignHCenter);
        label->setGeometry(x, 258, 55, 16);
        x += 63;
    }
}

void PartsSheet::rows()
{
    QWidget* box = card(QStringLiteral("Rows and figures"), {Columns[1], 454, CardWidth, 326});
    auto* model = new RowModel<SampleRow>(
        m_look.format,
        {{column("row", "Row", 124), [](const SampleRow& r) { return Cell(r.name); }},
         {column("amount", "Amount", 150, Align::OnPoint), [](const SampleRow& r) { return r.amount; }},
         {column("state", "State", 124), [](const SampleRow& r) { return Cell(r.state); }}},
        this);
    const auto money = [](const char* digits, const char* code) {
        return Cell(MoneyCell{.money = sampleMoney(digits, code)});
    };
    const auto state = [](StateKind kind, const char* word) {
        return StateCell{.kind = kind, .word = QString::fromLatin1(word)};
    };
    QList<SampleRow> all = {
        {{}, QStringLiteral("resting"), money("104822075", "MXN"), state(StateKind::Ok, "Completed")},
        {{}, QStringLiteral("hover"), money("912000", "EUR"), state(StateKind::Wait, "Sending")},
        {{}, QStringLiteral("selected"), money("-6420", "USD"), state(StateKind::Fail, "Failed")},
        {{}, QStringLiteral("quiet zero"), money("0", "ZAR"), state(StateKind::Off, "Expired")},
        {{}, QStringLiteral("held"), money("5000", "USD"), state(StateKind::Held, "Held 41 min")},
        {{}, QStringLiteral("warned"), money("6150", "USD"), state(StateKind::Warn, "Partial")},
        {{}, QStringLiteral("none"), Cell(), state(StateKind::Draft, "Draft")},
        {{},
         QStringLiteral("masked"),
         Cell(MoneyCell{.money = sampleMoney("999", "USD"), .masked = true}),
         state(StateKind::Ok, "Completed")},
    };
    for (int i = 0; i < all.size(); ++i) all[i].id = QString::number(i);
    model->merge(all);
    TableView* view = tableIn(box, *model, 1);
    auto* copy = new QAction(m_look.icons.icon(QStringLiteral("copy")), QStringLiteral("Copy"), this);
    auto* more = new QAction(m_look.icons.icon(QStringLiteral("ellipsis")), QStringLiteral("More"), this);
    view->setRowActions({copy, more});
    view->setHovered(1);
    view->selectRow(2);
}

void PartsSheet::menus()
{
    const QRect at(Columns[2], 454, CardWidth, 326);
    auto* label = new Label(m_look, Type::SmallBold, Token::Text2, QStringLiteral("Menu, tooltip, undo"), this);
    label->setGeometry(at.x(), at.y() - 22, at.width(), 16);
    auto* box = new ShadowCard(m_look, this);
    box->setTokens(Token::Sunken, Token::Line);
    box->setGeometry(at);

    auto* menu = new QMenu(box);
    const auto add = [&](const char* text, const char* icon, const QKeySequence& keys = {}) {
        QAction* action = menu->addAction(m_look.icons.icon(QString::fromLatin1(icon)), QString::fromLatin1(text));
        action->setShortcut(keys);
        return action;
    };
    QAction* open = add("Open", "panel-right-open", QKeySequence(Qt::Key_Enter));
    add("Deposit", "circle-arrow-down");
    add("Withdraw", "circle-arrow-up");
    menu->addSeparator();
    add("Copy as GraphQL", "copy");
    add("Export", "download", QKeySequence(Qt::CTRL | Qt::Key_E));
    menu->addSeparator();
    add("Delete peer", "trash-2", QKeySequence(Qt::Key_Delete))->setProperty("destructive", true);
    menu->ensurePolished();
    menu->setWindowFlags(Qt::Widget);
    menu->setGeometry(QRect(QPoint(15, 15), menu->sizeHint()));
    menu->setActiveAction(open);
    menu->show();
    box->floating.append({menu, CardRadius});

    (new TipSample(m_look, {QStringLiteral("21 Nov 2026"), QStringLiteral("14:32:07.104 UTC+1")}, box))->move(227, 15);
    (new TipSample(m_look, {QStringLiteral("Click copies all")}, box))->move(227, 67);

    auto* host = new QWidget(box);
    host->setGeometry(15, 205, 370, 104);
    host->hide();
    auto* ask = new AskDialog(m_look, host, QStringLiteral("Delete peer Old Mill?"),
                              QStringLiteral("2 tokens, 1 note and 1 alert go with it. Payments stay."),
                              QStringLiteral("Delete peer"), QStringLiteral("Keep it"));
    ask->setParent(box);
    ask->setWindowFlags(Qt::Widget);
    ask->show();
    ask->setGeometry(15, 205, 370, 104);
    box->floating.append({ask, DialogRadius});
}

} // namespace signalbox::ui
