#include "ui/common/chart.h"
#include "ui/common/command.h"
#include "ui/common/dialog.h"
#include "ui/common/form.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/settingsstore.h"
#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QDirIterator>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace signalbox::ui;

class PartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void digits_have_one_width_in_every_weight();
    void text_and_states_keep_their_contrast_data();
    void text_and_states_keep_their_contrast();
    void every_icon_file_is_listed_and_draws();
    void every_icon_named_in_the_sources_exists();
    void an_icon_follows_the_theme();
    void commands_find_their_conflicts();
    void a_chosen_shortcut_is_kept_and_can_be_reset();
    void a_command_that_changes_the_node_asks_for_the_unlock();
    void the_palette_finds_by_letters_in_order();
    void undo_runs_once_and_closes_its_bar();
    void a_newer_message_of_a_kind_replaces_the_older();
    void a_dialog_keeps_tab_inside_and_gives_focus_back();
    void enter_is_the_safe_answer_of_a_costly_act();
    void a_final_button_wakes_only_after_its_wait();
    void a_money_field_takes_what_the_asset_can_hold();
    void an_error_replaces_the_hint_and_keeps_what_was_typed();
    void a_chart_rounds_its_axis_and_speaks_its_values();

private:
    std::unique_ptr<Look> m_look;
};

void PartsTest::initTestCase()
{
    QVERIFY(Theme::loadFonts());
    m_look = std::make_unique<Look>();
    m_look->theme.setMode(Theme::Mode::Light);
    QApplication::setStyle(new SignalboxStyle(*m_look));
    m_look->theme.applyTo(*qApp);
}

void PartsTest::digits_have_one_width_in_every_weight()
{
    for (int type = 0; type < int(Type::Count_); ++type) {
        const QFont font = m_look->theme.figureFont(Type(type));
        QVERIFY(QFontInfo(font).family().startsWith(QStringLiteral("Signalbox")));
        const QFontMetricsF metrics(font);
        const qreal width = metrics.horizontalAdvance(QStringLiteral("1111111111"));
        for (const QChar digit : QStringLiteral("023456789"))
            QCOMPARE(metrics.horizontalAdvance(QString(10, digit)), width);
    }
    // No ligatures: what is data is shown as it was typed.
    const QFontMetricsF mono(m_look->theme.font(Type::Mono));
    QCOMPARE(mono.horizontalAdvance(QStringLiteral("!=->")), 4 * mono.horizontalAdvance(u'0'));
}

void PartsTest::text_and_states_keep_their_contrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Token>("text");
    QTest::addColumn<Token>("under");
    struct Pair
    {
        const char* name;
        Token text;
        Token under;
    };
    const Pair pairs[] = {{"text on select", Token::Text, Token::Select},
                          {"text2 on press", Token::Text2, Token::Press},
                          {"text3 on press", Token::Text3, Token::Press},
                          {"text3 on select", Token::Text3, Token::Select},
                          {"accent on window", Token::Accent, Token::Window},
                          {"white on accent", Token::OnFill, Token::AccentFill},
                          {"white on fail", Token::OnFill, Token::FailFill},
                          {"ok", Token::Ok, Token::OkTint},
                          {"wait", Token::Wait, Token::WaitTint},
                          {"warn", Token::Warn, Token::WarnTint},
                          {"fail", Token::Fail, Token::FailTint},
                          {"held", Token::Held, Token::HeldTint},
                          {"sandbox", Token::SandboxText, Token::SandboxTint},
                          {"test", Token::TestText, Token::TestTint},
                          {"production", Token::ProductionText, Token::ProductionTint}};
    for (const Pair& p : pairs) {
        for (const bool dark : {false, true})
            QTest::addRow("%s, %s", p.name, dark ? "dark" : "light") << dark << p.text << p.under;
    }
}

void PartsTest::text_and_states_keep_their_contrast()
{
    QFETCH(bool, dark);
    QFETCH(Token, text);
    QFETCH(Token, under);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const auto luminance = [](const QColor& c) {
        const auto part = [](float v) {
            const double s = double(v);
            return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
    };
    const double a = luminance(theme.color(text));
    const double b = luminance(theme.color(under));
    const double ratio = (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void PartsTest::every_icon_file_is_listed_and_draws()
{
    QDirIterator files(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/icons"), {QStringLiteral("*.svg")});
    int count = 0;
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileInfo().completeBaseName();
        QVERIFY2(Icons::exists(name), qPrintable(name));
        QVERIFY2(!m_look->icons.pixmap(name, 16, Token::Text, 1.0).isNull(), qPrintable(name));
        ++count;
    }
    QVERIFY(count > 50);
}

void PartsTest::every_icon_named_in_the_sources_exists()
{
    // A name is written where icons are asked for; a misspelt one would only show as a hole in the page.
    static const QRegularExpression use(QStringLiteral(
        "(?:icons\\.(?:icon|paint|pixmap)|IconLabel|makeIconButton)\\([^;]*?QStringLiteral\\(\"([a-z0-9-]+)\"\\)"));
    QDirIterator files(QStringLiteral(SIGNALBOX_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    int found = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        auto matches = use.globalMatch(text);
        while (matches.hasNext()) {
            const QString name = matches.next().captured(1);
            QVERIFY2(Icons::exists(name), qPrintable(name + QStringLiteral(" in ") + file.fileName()));
            ++found;
        }
    }
    QVERIFY(found > 10);
}

void PartsTest::an_icon_follows_the_theme()
{
    const QIcon icon = m_look->icons.icon(QStringLiteral("check"), Token::Ok);
    const auto ink = [&] {
        const QImage image = icon.pixmap(16, 16).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255) return image.pixelColor(x, y).name();
            }
        }
        return QString();
    };
    QCOMPARE(ink(), m_look->theme.color(Token::Ok).name());
    m_look->theme.setMode(Theme::Mode::Dark);
    QCOMPARE(ink(), m_look->theme.color(Token::Ok).name());
    m_look->theme.setMode(Theme::Mode::Light);
}

void PartsTest::commands_find_their_conflicts()
{
    MemorySettings settings;
    Commands commands(*m_look, settings);
    QWidget peers;
    QWidget payments;
    const auto add = [&](const char* id, const QKeySequence& keys, QWidget* context = nullptr) {
        commands.add({.id = QString::fromLatin1(id), .title = QString::fromLatin1(id), .shortcut = keys}, {}, context);
    };
    const QKeySequence keys(QKeySequence(Qt::CTRL | Qt::Key_N));
    add("peers.new", keys, &peers);
    add("payments.new", keys, &payments);
    QVERIFY(commands.conflicts().isEmpty()); // two pages are never in front at once
    add("window.new", keys);
    QCOMPARE(commands.conflicts().size(), 2);
    QCOMPARE(commands.conflicts()[0].first, QStringLiteral("peers.new"));
    QCOMPARE(commands.conflicts()[0].second, QStringLiteral("window.new"));
    commands.setShortcut(QStringLiteral("window.new"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    QVERIFY(commands.conflicts().isEmpty());
}

void PartsTest::a_chosen_shortcut_is_kept_and_can_be_reset()
{
    MemorySettings settings;
    const CommandSpec spec{.id = QStringLiteral("palette"),
                           .title = QStringLiteral("Open the palette"),
                           .shortcut = QKeySequence(Qt::CTRL | Qt::Key_K)};
    {
        Commands commands(*m_look, settings);
        commands.add(spec, {});
        commands.setShortcut(spec.id, QKeySequence(Qt::Key_F2));
    }
    Commands commands(*m_look, settings);
    QAction* action = commands.add(spec, {});
    QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F2));
    commands.resetShortcut(spec.id);
    QCOMPARE(action->shortcut(), spec.shortcut);
}

void PartsTest::a_command_that_changes_the_node_asks_for_the_unlock()
{
    MemorySettings settings;
    Commands commands(*m_look, settings);
    int runs = 0;
    QAction* action = commands.add(
        {.id = QStringLiteral("peers.delete"), .title = QStringLiteral("Delete peer"), .changesNode = true},
        [&runs] { ++runs; });
    QSignalSpy unlock(&commands, &Commands::unlockWanted);
    commands.setReadOnly(true);
    action->trigger();
    QCOMPARE(runs, 0);
    QCOMPARE(unlock.size(), 1);
    commands.setReadOnly(false);
    action->trigger();
    QCOMPARE(runs, 1);
}

void PartsTest::the_palette_finds_by_letters_in_order()
{
    MemorySettings settings;
    Commands commands(*m_look, settings);
    for (const char* title : {"New peer", "New payment", "Open peers", "Withdraw"})
        commands.add({.id = QString::fromLatin1(title), .title = QString::fromLatin1(title)}, {});
    QCOMPARE(commands.matching(QStringLiteral("new p")).size(), 2);
    QCOMPARE(commands.matching(QStringLiteral("op")).first()->text(), QStringLiteral("Open peers"));
    QCOMPARE(commands.matching(QStringLiteral("wd")).first()->text(), QStringLiteral("Withdraw"));
    QVERIFY(commands.matching(QStringLiteral("xyz")).isEmpty());
    QCOMPARE(commands.matching({}).size(), 4);
}

void PartsTest::undo_runs_once_and_closes_its_bar()
{
    MessageBar bar(*m_look);
    int undone = 0;
    bar.showUndo(QStringLiteral("birch is now Birch Bank"), [&undone] { ++undone; });
    QVERIFY(!bar.isHidden());
    bar.press(0);
    bar.press(0);
    QCOMPARE(undone, 1);
    QVERIFY(bar.isHidden());
}

void PartsTest::a_newer_message_of_a_kind_replaces_the_older()
{
    MessageBar bar(*m_look);
    bar.show({.kind = QStringLiteral("a"), .sentence = QStringLiteral("first")});
    bar.show({.kind = QStringLiteral("b"), .sentence = QStringLiteral("other")});
    bar.show({.kind = QStringLiteral("b"), .sentence = QStringLiteral("newer")});
    QCOMPARE(bar.sentence(), QStringLiteral("newer"));
    QTest::keyClick(&bar, Qt::Key_Escape);
    QCOMPARE(bar.sentence(), QStringLiteral("first"));
    bar.clear(QStringLiteral("a"));
    QVERIFY(bar.sentence().isEmpty());
}

void PartsTest::a_dialog_keeps_tab_inside_and_gives_focus_back()
{
    QWidget shell;
    shell.resize(800, 600);
    auto* before = new QLineEdit(&shell);
    shell.show();
    shell.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shell));
    before->setFocus();
    QPointer<Dialog> dialog = new Dialog(*m_look, &shell, QStringLiteral("Withdraw from Cloud Nine"));
    auto* body = new QWidget;
    auto* rows = new QVBoxLayout(body);
    auto* first = new QLineEdit;
    auto* second = new QLineEdit;
    rows->addWidget(first);
    rows->addWidget(second);
    dialog->setBody(body);
    dialog->open();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(first));
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(before));
}

void PartsTest::enter_is_the_safe_answer_of_a_costly_act()
{
    QWidget shell;
    shell.resize(800, 600);
    shell.show();
    QVERIFY(QTest::qWaitForWindowActive(&shell));
    for (const bool yes : {false, true}) {
        auto* ask = new AskDialog(*m_look, &shell, QStringLiteral("Delete peer Old Mill?"),
                                  QStringLiteral("1 note goes with it."), QStringLiteral("Delete peer"),
                                  QStringLiteral("Keep it"));
        QSignalSpy confirmed(ask, &AskDialog::confirmed);
        QSignalSpy finished(ask, &QDialog::finished);
        ask->open();
        if (yes)
            ask->verbButton().click();
        else
            QTest::keyClick(ask, Qt::Key_Return);
        QCOMPARE(confirmed.size(), yes ? 1 : 0);
        QCOMPARE(finished.size(), 1);
    }
}

void PartsTest::a_final_button_wakes_only_after_its_wait()
{
    WakingButton button(*m_look, QStringLiteral("Hold 50.00 USD"), ButtonKind::Primary, QStringLiteral("lock-keyhole"));
    QVERIFY(!button.isAwake());
    button.setReady(true);
    QVERIFY(!button.isAwake());
    button.setReady(false);
    QVERIFY(!button.isAwake());
    button.setReady(true);
    QTRY_VERIFY_WITH_TIMEOUT(button.isAwake(), 10 * WakingButton::WakeTime);
    button.setReady(false);
    QVERIFY(!button.isAwake());
}

void PartsTest::a_money_field_takes_what_the_asset_can_hold()
{
    MoneyField field(*m_look, 2, QStringLiteral("USD"));
    QVERIFY(!field.money());
    QTest::keyClicks(&field, QStringLiteral("50.00"));
    QCOMPARE(field.money()->units, quint64(5000));
    QVERIFY(field.problem().isEmpty());
    field.setMost(Money{.units = 4125, .scale = 2, .negative = false, .code = QStringLiteral("USD")});
    QVERIFY(!field.money());
    QVERIFY(field.problem().contains(QStringLiteral("41.25")));
    field.fillMost();
    QCOMPARE(field.money()->units, quint64(4125));
    field.setText(QStringLiteral("5OO"));
    QCOMPARE(field.problem(), QStringLiteral("Has a letter O in it. Write it like 500.00"));
}

void PartsTest::an_error_replaces_the_hint_and_keeps_what_was_typed()
{
    auto* field = new QLineEdit;
    FormRow row(*m_look, QStringLiteral("Limit per run"), field);
    row.setHint(QStringLiteral("At most 1 000.00"));
    field->setText(QStringLiteral("5OO"));
    row.setError(QStringLiteral("Has a letter O in it."));
    QVERIFY(row.hasError());
    QCOMPARE(field->text(), QStringLiteral("5OO"));
    QCOMPARE(field->accessibleName(), QStringLiteral("Limit per run"));
    QCOMPARE(field->accessibleDescription(), QStringLiteral("Has a letter O in it."));
    QVERIFY(field->property("wrong").toBool());
    row.setError({});
    QVERIFY(!field->property("wrong").toBool());
}

void PartsTest::a_chart_rounds_its_axis_and_speaks_its_values()
{
    const std::pair<qint64, qint64> cases[] = {{0, 1},       {1, 1},       {9, 10},
                                               {100, 100},   {101, 200},   {912, 1000},
                                               {2600, 3000}, {3189, 4000}, {41'000'000'000, 50'000'000'000}};
    for (const auto& [value, top] : cases)
        QVERIFY2(Chart::roundedUp(value) >= std::max<qint64>(1, value) &&
                     Chart::roundedUp(value) <= std::max<qint64>(1, top),
                 qPrintable(QString::number(value)));
    Chart chart(*m_look, Chart::Kind::Bars);
    chart.setSteps({QStringLiteral("23:00")});
    chart.setSeries({{.name = QStringLiteral("In"), .values = {1662}},
                     {.name = QStringLiteral("Out"), .values = {1208}, .below = true}});
    chart.resize(400, 200);
    QVERIFY(!chart.grab().isNull());
    QCOMPARE(chart.spoken(0), QStringLiteral("23:00: In 1\u202F662, Out 1\u202F208"));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.cursor(), 0);
}

QTEST_MAIN(PartsTest)
#include "parts_test.moc"
