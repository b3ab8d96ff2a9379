#include "tests/support/pagestage.h"
#include "tests/ui/client/waiting.h"
#include "ui/common/form.h"
#include "ui/liquidity/holddialogs.h"
#include "ui/liquidity/holdspage.h"
#include "ui/liquidity/liquiditydialogs.h"
#include "ui/liquidity/outcomebox.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Phase = MoneyDialog::Phase;

namespace {

const auto Perform = QStringLiteral("perform");
constexpr int WakeMost = 10'000; // ms a busy machine may take for a button that wakes after 2 s

MoneyAccount cloudNine()
{
    return {.kind = AccountKind::Peer,
            .id = QStringLiteral("b0ba5e0c-0000-4000-8000-000000000001"),
            .name = QStringLiteral("Cloud Nine"),
            .asset = {QStringLiteral("a55e7000-0000-4000-8000-000000000001"), QStringLiteral("USD"), 2},
            .available = 412'50,
            .held = 50'00,
            .alert = 400'00};
}

Hold heldByCloudNine()
{
    const MoneyAccount account = cloudNine();
    Hold hold;
    hold.transferId = QStringLiteral("40100000-0000-4000-8000-000000000001");
    hold.accountKind = account.kind;
    hold.accountId = account.id;
    hold.accountName = account.name;
    hold.amount = 50'00;
    hold.asset = account.asset;
    hold.madeAt = QDateTime::currentDateTimeUtc().addSecs(-600);
    hold.expiresAt = hold.madeAt.addSecs(3600);
    return hold;
}

/// A dialog over a page, as a person has it in front of them.
struct Scene
{
    PageStage stage;

    explicit Scene(Environment environment = Environment::Sandbox)
    {
        stage.session.editProfile().environment = environment;
        stage.show(new HoldsPage(stage.surroundings(), stage.session));
    }
    FakeNodeClient& node() { return stage.session.client(); }

    template <class D, class About>
    D* open(const About& about)
    {
        auto* dialog = new D(stage.look, stage.session, stage.window(), about);
        dialog->open();
        return dialog;
    }
    WithdrawDialog* withdraw() { return open<WithdrawDialog>(cloudNine()); }
};

template <class W = MoneyField>
W* part(Dialog* dialog, const char* name)
{
    return dialog->findChild<W*>(QString::fromLatin1(name));
}

void type(Dialog* dialog, const char* amount)
{
    auto* field = part<>(dialog, "amount");
    field->clear();
    QTest::keyClicks(field, QString::fromLatin1(amount));
}

FormRow* amountRow(Dialog* dialog)
{
    for (FormRow* row : dialog->findChildren<FormRow*>()) {
        if (row->field() == part<>(dialog, "amount")) return row;
    }
    return nullptr;
}

QString impactOf(Dialog* dialog)
{
    QString words = part<ImpactView>(dialog, "impact")->spoken();
    return words.replace(QChar(0x202F), u' ').replace(QChar(0x00A0), u' ');
}

QString outcomeOf(Dialog* dialog)
{
    const auto* box = part<OutcomeBox>(dialog, "outcome");
    return box->isVisible() ? box->cause() + u' ' + box->consequence() : QString();
}

Error insufficient()
{
    return {
        Error::Code::Insufficient, QStringLiteral("Insufficient transfer balance"), {}, QStringLiteral("FORBIDDEN")};
}

Error silence()
{
    return {Error::Code::Timeout, QStringLiteral("The node did not answer in time."), {}, {}};
}

} // namespace

class TestMoneyDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_withdrawal_is_written_down_with_the_key_on_the_dialog_before_the_node_answers()
    {
        Scene scene;
        scene.node().keepWaiting(Perform);
        WithdrawDialog* dialog = scene.withdraw();
        const QString key = dialog->idempotencyKey();
        type(dialog, "50");
        QTest::keyClicks(part<QPlainTextEdit>(dialog, "reason"), QStringLiteral("Weekly settlement"));
        QTest::mouseClick(&dialog->actButton(), Qt::LeftButton);
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QCOMPARE(dialog->phase(), Phase::Sending);
        const auto entries = wait(scene.stage.session.journal().entries(10));
        QVERIFY(entries.ok());
        QCOMPARE(entries->size(), 1);
        QCOMPARE(entries->first().state, IntentState::Sent);
        QCOMPARE(entries->first().intent.idempotencyKey(), key);
        const RecordedIntent sent = scene.node().performed.first();
        QCOMPARE(sent.idempotencyKey(), key);
        QCOMPARE(sent.intent().amount, quint64(50'00));
        QCOMPARE(sent.intent().holdSeconds, quint64(0));
        QCOMPARE(sent.intent().reason, QStringLiteral("Weekly settlement"));

        QSignalSpy done(dialog, &MoneyDialog::done);
        QPointer<WithdrawDialog> alive(dialog);
        scene.node().letGo();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done.first().first().toString().contains(QStringLiteral("withdrawn from Cloud Nine")));
        QTRY_VERIFY(alive.isNull());
    }

    void a_refusal_is_shown_in_the_nodes_own_words_and_the_next_try_is_another_act()
    {
        Scene scene;
        scene.node().refuse(Perform, insufficient());
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        const QString first = dialog->idempotencyKey();
        dialog->actButton().click();
        QTRY_COMPARE(dialog->phase(), Phase::Refused);
        QVERIFY(outcomeOf(dialog).startsWith(QStringLiteral("Insufficient transfer balance")));
        QVERIFY(outcomeOf(dialog).contains(QStringLiteral("Nothing was moved")));
        QVERIFY(part<>(dialog, "amount")->isEnabled());

        scene.node().behave(Perform);
        type(dialog, "20");
        QVERIFY(outcomeOf(dialog).isEmpty());
        QVERIFY(dialog->idempotencyKey() != first);
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 2);
        QVERIFY(scene.node().performed[1].idempotencyKey() != scene.node().performed[0].idempotencyKey());
        QVERIFY(scene.node().performed[1].transferId() != scene.node().performed[0].transferId());
    }

    void without_an_answer_the_same_request_is_asked_again_with_the_same_key()
    {
        Scene scene;
        scene.node().refuse(Perform, silence());
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        dialog->actButton().click();
        QTRY_COMPARE(dialog->phase(), Phase::Unknown);
        QVERIFY(outcomeOf(dialog).startsWith(QStringLiteral("No answer yet from alder.")));
        QVERIFY(!part<>(dialog, "amount")->isEnabled());
        QCOMPARE(dialog->actButton().text(), QStringLiteral("Ask again"));
        QVERIFY(dialog->actButton().isEnabled());

        // The first request had arrived after all.
        scene.node().behave(Perform);
        scene.node().performs = [](const RecordedIntent& intent) -> Result<Receipt> {
            Receipt receipt;
            receipt.transferId = intent.transferId();
            receipt.amount = intent.intent().amount;
            receipt.earlierRequestArrived = true;
            return receipt;
        };
        QSignalSpy done(dialog, &MoneyDialog::done);
        dialog->actButton().click();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(scene.node().performed.size(), 2);
        QCOMPARE(scene.node().performed[1].idempotencyKey(), scene.node().performed[0].idempotencyKey());
        QCOMPARE(scene.node().performed[1].transferId(), scene.node().performed[0].transferId());
        const auto unfinished = wait(scene.stage.session.acts().unfinished());
        QVERIFY(unfinished.ok() && unfinished->isEmpty());
    }

    // What happens when the console itself dies between two of these steps is tests/ui/client/tst_moneycrash.
    void an_act_without_an_answer_stays_unfinished_when_its_dialog_is_closed()
    {
        Scene scene;
        scene.node().refuse(Perform, silence());
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        dialog->actButton().click();
        QTRY_COMPARE(dialog->phase(), Phase::Unknown);
        const QString key = dialog->idempotencyKey();
        QTest::keyClick(dialog, Qt::Key_Escape);
        const auto unfinished = wait(scene.stage.session.acts().unfinished());
        QVERIFY(unfinished.ok());
        QCOMPARE(unfinished->size(), 1);
        QCOMPARE(unfinished->first().intent.idempotencyKey(), key);
    }

    void an_amount_that_the_asset_cannot_have_is_never_sent_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("three digits after the point") << QStringLiteral("50.001");
        QTest::newRow("a letter for a digit") << QStringLiteral("5O");
        QTest::newRow("negative") << QStringLiteral("-5");
        QTest::newRow("zero") << QStringLiteral("0.00");
        QTest::newRow("more than there is") << QStringLiteral("412.51");
        QTest::newRow("beyond 64 bits") << QStringLiteral("999999999999999999999");
    }
    void an_amount_that_the_asset_cannot_have_is_never_sent()
    {
        QFETCH(QString, typed);
        Scene scene;
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, typed.toLatin1().constData());
        QVERIFY(!dialog->actButton().isEnabled());
        QVERIFY(amountRow(dialog)->hasError());
        QCOMPARE(part<>(dialog, "amount")->text(), typed);
        QTest::keyClick(part<>(dialog, "amount"), Qt::Key_Return);
        QVERIFY(scene.node().performed.isEmpty());
    }

    void all_of_it_fills_in_what_is_available()
    {
        Scene scene;
        WithdrawDialog* dialog = scene.withdraw();
        part<QPushButton>(dialog, "allOfIt")->click();
        QCOMPARE(part<>(dialog, "amount")->text(), QStringLiteral("412.50"));
        QVERIFY(dialog->actButton().isEnabled());
        QVERIFY(impactOf(dialog).contains(QStringLiteral("Nothing is left")));
    }

    void the_impact_tells_what_is_left_and_what_is_held_and_that_the_alert_is_passed()
    {
        Scene scene;
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        QVERIFY(impactOf(dialog).contains(QStringLiteral("Available: 412.50 USD, then 362.50 USD.")));
        QVERIFY(impactOf(dialog).contains(QStringLiteral("Falls below your alert of 400.00 USD.")));
        QVERIFY(!impactOf(dialog).contains(QStringLiteral("Held")));
        part<Segmented>(dialog, "when")->setCurrent(1);
        QVERIFY(impactOf(dialog).contains(QStringLiteral("Held: 50.00 USD, then 100.00 USD.")));
        type(dialog, "10");
        QVERIFY(!impactOf(dialog).contains(QStringLiteral("alert")));
    }

    void a_hold_is_sent_with_its_time_and_stands_in_the_book_afterwards()
    {
        Scene scene;
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        const int before = dialog->height();
        part<Segmented>(dialog, "when")->setCurrent(1);
        QTRY_VERIFY(dialog->height() > before);
        part<QComboBox>(dialog, "holdFor")->setCurrentIndex(2);
        QVERIFY(dialog->actButton().text().startsWith(QStringLiteral("Hold")));
        scene.stage.shoot(QStringLiteral("withdraw-hold"));
        QSignalSpy done(dialog, &MoneyDialog::done);
        dialog->actButton().click();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().holdSeconds, quint64(6 * 3600));
        const auto holds = wait(
            scene.stage.session.holdBook().holdsOf(scene.stage.session.profile().id, HoldBook::Which::Waiting, 10));
        QVERIFY(holds.ok());
        QCOMPARE(holds->size(), 1);
        QCOMPARE(holds->first().amount, quint64(50'00));
    }

    void in_production_the_name_is_typed_and_the_button_wakes_late()
    {
        Scene scene(Environment::Production);
        WithdrawDialog* dialog = scene.withdraw();
        type(dialog, "50");
        auto* name = part<QLineEdit>(dialog, "confirmName");
        QVERIFY(name != nullptr);
        QVERIFY(!dialog->actButton().isEnabled());
        QTest::keyClicks(name, QStringLiteral("Cloud Nin"));
        QVERIFY(!dialog->actButton().isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(scene.node().performed.isEmpty());
        QTest::keyClicks(name, QStringLiteral("e"));
        QVERIFY(!dialog->actButton().isEnabled()); // it sleeps for two seconds more
        QElapsedTimer asleep;
        asleep.start();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->actButton().isEnabled(), WakeMost);
        QVERIFY(asleep.elapsed() >= WakingButton::WakeTime / 2);
        scene.stage.shoot(QStringLiteral("withdraw-production"));
        // Another amount is thought over again.
        type(dialog, "60");
        QVERIFY(!dialog->actButton().isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(dialog->actButton().isEnabled(), WakeMost);
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().amount, quint64(60'00));
    }

    void a_deposit_needs_only_the_keyboard()
    {
        Scene scene;
        auto* dialog = scene.open<DepositDialog>(cloudNine());
        QCOMPARE(QApplication::focusWidget(), part<>(dialog, "amount"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("87.5"));
        QVERIFY(impactOf(dialog).contains(QStringLiteral("Available: 412.50 USD, then 500.00 USD.")));
        scene.stage.shoot(QStringLiteral("deposit"));
        QSignalSpy done(dialog, &MoneyDialog::done);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().act, MoneyAct::Deposit);
        QCOMPARE(scene.node().performed.first().intent().amount, quint64(87'50));
    }

    void posting_a_hold_asks_for_the_name_in_every_environment()
    {
        Scene scene;
        auto* dialog = scene.open<PostHoldDialog>(heldByCloudNine());
        QVERIFY(!dialog->actButton().isEnabled());
        QVERIFY(impactOf(dialog).contains(QStringLiteral("cannot be taken back")));
        QTest::keyClicks(part<QLineEdit>(dialog, "confirmName"), QStringLiteral("Cloud Nine"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->actButton().isEnabled(), WakeMost);
        scene.stage.shoot(QStringLiteral("post-hold"));
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().act, MoneyAct::PostHold);
        QCOMPARE(scene.node().performed.first().transferId(), heldByCloudNine().transferId);
    }

    void voiding_a_hold_is_one_press_where_money_is_not_real()
    {
        Scene scene;
        auto* dialog = scene.open<VoidHoldDialog>(heldByCloudNine());
        QVERIFY(part<QLineEdit>(dialog, "confirmName") == nullptr);
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().act, MoneyAct::VoidHold);
    }
};

QTEST_MAIN(TestMoneyDialogs)
#include "tst_moneydialogs.moc"
