#include "tests/support/pagestage.h"
#include "ui/assets/assetspage.h"
#include "ui/assets/feedialog.h"
#include "ui/common/drawer.h"
#include "ui/common/emptystate.h"
#include "ui/common/exporter.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(14, 0), Qt::UTC);

AssetRow asset(int number, const char* code, quint8 scale, quint64 liquidity,
               std::optional<quint64> alert = std::nullopt)
{
    AssetRow row;
    row.id = QStringLiteral("a55e7000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    row.code = QString::fromLatin1(code);
    row.scale = scale;
    row.liquidity = liquidity;
    row.liquidityThreshold = alert;
    row.createdAt = now.addDays(-number);
    row.tenantId = QStringLiteral("tenant-operator");
    return row;
}

FeeRow fee(const AssetRow& of, FeeType type, quint64 fixed, int points, int hoursAgo)
{
    return {QStringLiteral("fee-%1-%2").arg(of.code).arg(hoursAgo),
            of.id,
            type,
            fixed,
            points,
            now.addSecs(-3600LL * hoursAgo)};
}

Error refusal(const char* sentence, Error::Code code = Error::Code::Conflict)
{
    return {code, QString::fromUtf8(sentence), {}, QStringLiteral("DUPLICATE")};
}

Error silence()
{
    return {Error::Code::Timeout, QStringLiteral("The node did not answer in time."), {}, {}};
}

/// A page in a window, with assets to show.
struct Scene
{
    PageStage stage;
    AssetsPage* page = nullptr;

    explicit Scene(bool filled = true)
    {
        FakeNodeClient& node = stage.session.client();
        node.tenants = {{.id = QStringLiteral("tenant-operator"),
                         .publicName = QStringLiteral("Alder"),
                         .email = {},
                         .idpConsentUrl = {},
                         .settings = {},
                         .createdAt = now,
                         .deletedAt = {}},
                        {.id = QStringLiteral("tenant-two"),
                         .publicName = QStringLiteral("Birch Bank"),
                         .email = {},
                         .idpConsentUrl = {},
                         .settings = {},
                         .createdAt = now,
                         .deletedAt = {}}};
        if (!filled) return;
        node.assets = {
            asset(1, "USD", 2, 104822075, 5000000), asset(2, "ZAR", 2, 2264055, 4000000), asset(3, "JPY", 0, 900000),
            asset(4, "EUR", 2, 78000, 50000),       asset(5, "XRP", 9, 123456789012ULL),  asset(6, "MXN", 2, 0)};
        node.assets[3].tenantId = QStringLiteral("tenant-two");
        node.fees = {fee(node.assets[0], FeeType::Sending, 100, 50, 2),
                     fee(node.assets[0], FeeType::Sending, 150, 0, 50),
                     fee(node.assets[0], FeeType::Receiving, 0, 25, 400)};
        node.assets[0].sendingFee = node.fees[0];
        node.assets[0].receivingFee = node.fees[2];
        Transfers transfers;
        const auto transfer = [](const char* id, quint64 amount, TransferType type, TransferState state, int minutes) {
            return TransferRow{.id = QString::fromLatin1(id),
                               .debitAccountId = QStringLiteral("1"),
                               .creditAccountId = QStringLiteral("2"),
                               .amount = amount,
                               .type = type,
                               .state = state,
                               .ledger = 1,
                               .createdAt = now.addSecs(-60LL * minutes),
                               .expiresAt = state == TransferState::Pending ? now.addSecs(3600) : QDateTime()};
        };
        transfers.credits = {transfer("t1", 100000000, TransferType::Deposit, TransferState::Posted, 90)};
        transfers.debits = {transfer("t2", 5000, TransferType::Withdrawal, TransferState::Pending, 4),
                            transfer("t3", 1250, TransferType::Withdrawal, TransferState::Voided, 30)};
        node.transfers.insert(node.assets[0].id, transfers);
    }

    void open()
    {
        page = new AssetsPage(stage.surroundings(), stage.session, nullptr, randomIds(), [] { return now; });
        stage.show(page);
        QTRY_COMPARE(page->table().state(), TablePage::State::Ready);
        QTRY_COMPARE(shown().size(), stage.session.client().assets.size());
    }

    FakeNodeClient& node() { return stage.session.client(); }
    QStringList shown() const
    {
        QStringList codes;
        const QAbstractItemModel* model = page->table().view().model();
        for (int row = 0; row < model->rowCount(); ++row) codes.append(model->index(row, 0).data().toString());
        return codes;
    }
    EmptyState* empty() const { return page->findChild<EmptyState*>(); }
    QString idOf(const char* code)
    {
        for (const AssetRow& row : node().assets) {
            if (row.code == QLatin1String(code)) return row.id;
        }
        return {};
    }
    template <class W>
    W* field(const char* name) const
    {
        return stage.dialog<FormDialog>()->findChild<W*>(QString::fromLatin1(name));
    }
};

void type(QWidget* into, const char* text)
{
    into->setFocus();
    QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(into, QString::fromLatin1(text));
}

} // namespace

class AssetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assets_are_listed_with_the_exact_amounts_and_their_tenants()
    {
        Scene scene;
        scene.open();
        QCOMPARE(scene.shown(), QStringList({QStringLiteral("EUR"), QStringLiteral("JPY"), QStringLiteral("MXN"),
                                             QStringLiteral("USD"), QStringLiteral("XRP"), QStringLiteral("ZAR")}));
        scene.page->table().selectAll();
        scene.page->table().select(scene.idOf("XRP"));
        QVERIFY(scene.page->table().rowsForClipboard().contains(QStringLiteral("123.456789012 XRP")));
        QTRY_VERIFY(scene.page->table().rowsForClipboard().contains(QStringLiteral("Alder")));
        scene.page->table().drawer().close();
        scene.stage.shoot(QStringLiteral("assets"));
    }

    void the_badge_counts_assets_below_their_alert()
    {
        Scene scene;
        scene.page = new AssetsPage(scene.stage.surroundings(), scene.stage.session);
        QSignalSpy badge(scene.page, &NodePage::badgeChanged);
        scene.stage.show(scene.page);
        QTRY_VERIFY(!badge.isEmpty() && badge.last().at(0).toInt() == 1); // ZAR
    }

    void a_refresh_changes_one_row_and_keeps_selection_and_order()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(scene.idOf("USD"));
        QSignalSpy reset(scene.page->table().view().model(), &QAbstractItemModel::modelReset);
        scene.node().assets[0].liquidity = 7;
        scene.page->refresh();
        QTRY_VERIFY(scene.page->table().rowsForClipboard().contains(QStringLiteral("0.07 USD")));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(scene.page->table().selectedIds(), QStringList({scene.idOf("USD")}));
    }

    void a_filter_that_fits_nothing_says_so_and_can_be_cleared()
    {
        Scene scene;
        scene.open();
        scene.stage.window()->setFocus();
        scene.page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nimbus"));
        QTRY_COMPARE(scene.shown().size(), 0);
        QTRY_COMPARE(scene.empty()->title(), QStringLiteral("Nothing matches “nimbus”"));
        scene.page->table().clearFilter();
        QCOMPARE(scene.shown().size(), 6);
        RowQuery query = scene.page->table().query();
        query.filters = {{QStringLiteral("state"), QStringLiteral("low")}};
        scene.page->table().setQuery(query);
        QCOMPARE(scene.shown(), QStringList({QStringLiteral("ZAR")}));
        query.filters = {{QStringLiteral("tenant"), QStringLiteral("tenant-two")}};
        scene.page->table().setQuery(query);
        QCOMPARE(scene.shown(), QStringList({QStringLiteral("EUR")}));
    }

    void an_empty_node_offers_the_first_asset()
    {
        Scene scene(false);
        scene.open();
        QTRY_COMPARE(scene.empty()->title(), QStringLiteral("No assets yet"));
        QVERIFY(scene.empty()->isVisible());
        scene.stage.shoot(QStringLiteral("assets-empty"));
    }

    void a_page_that_may_not_read_names_the_right_it_needs()
    {
        Scene scene;
        scene.node().refuse(QStringLiteral("listAssets"),
                            {Error::Code::Forbidden, QStringLiteral("permission denied"), {}, {}});
        scene.page = new AssetsPage(scene.stage.surroundings(), scene.stage.session);
        scene.stage.show(scene.page);
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Denied);
        QTRY_COMPARE(scene.empty()->title(), QStringLiteral("permission denied"));
    }

    void a_failure_without_rows_fills_the_page_and_with_rows_is_a_bar()
    {
        Scene scene;
        const Error broken{Error::Code::Internal, QStringLiteral("The node failed while answering."), {}, {}};
        scene.node().refuse(QStringLiteral("listAssets"), broken);
        scene.page =
            new AssetsPage(scene.stage.surroundings(), scene.stage.session, nullptr, randomIds(), [] { return now; });
        scene.stage.show(scene.page);
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Failed);
        scene.node().behave(QStringLiteral("listAssets"));
        scene.page->refresh();
        QTRY_COMPARE(scene.shown().size(), 6);
        scene.node().refuse(QStringLiteral("listAssets"), broken);
        scene.page->refresh();
        QTRY_COMPARE(scene.page->table().messages().sentence(), broken.message);
        QCOMPARE(scene.shown().size(), 6);
    }

    void a_lost_link_leaves_the_rows_stale_and_stops_acts()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(scene.idOf("USD"));
        scene.node().refuse(QStringLiteral("listAssets"), {Error::Code::Unreachable, QStringLiteral("no"), {}, {}});
        scene.page->refresh();
        QTRY_VERIFY(scene.page->table().isStale());
        scene.stage.run(QStringLiteral("assets.fee"));
        QVERIFY(scene.stage.dialog() == nullptr);
        scene.stage.shoot(QStringLiteral("assets-stale"));
        scene.node().behave(QStringLiteral("listAssets"));
        scene.page->refresh();
        QTRY_VERIFY(!scene.page->table().isStale());
    }

    void a_new_asset_is_made_with_the_keyboard_alone_and_then_shown()
    {
        Scene scene;
        scene.open();
        scene.page->table().view().setFocus();
        QTest::keyClick(&scene.page->table().view(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(scene.stage.dialog<NewAssetDialog>() != nullptr);
        QWidget* first = QApplication::focusWidget();
        QCOMPARE(first->objectName(), QStringLiteral("code"));
        QTest::keyClicks(first, QStringLiteral("GBP"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("scale"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("alert"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("500.5"));
        scene.stage.shoot(QStringLiteral("assets-new"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(scene.node().newAssets.size(), 1);
        const NewAsset& made = scene.node().newAssets.first();
        QCOMPARE(made.code, QStringLiteral("GBP"));
        QCOMPARE(made.liquidityThreshold, std::optional<quint64>(50050));
        QVERIFY(!made.withdrawalThreshold.has_value());
        QCOMPARE(made.tenantId, QStringLiteral("tenant-operator"));
        QVERIFY(!made.idempotencyKey.isEmpty());
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QTRY_COMPARE(scene.page->table().currentId(), scene.idOf("GBP"));
        QTRY_VERIFY(scene.page->table().drawer().isOpen());
    }

    void wrong_fields_are_named_where_they_stand_and_nothing_is_sent()
    {
        Scene scene;
        scene.open();
        scene.stage.run(QStringLiteral("assets.new"));
        auto* dialog = scene.stage.dialog<NewAssetDialog>();
        type(scene.field<QLineEdit>("scale"), "300");
        type(scene.field<QLineEdit>("alert"), "12.5O");
        dialog->submit();
        const QList<FormRow*> rows = dialog->findChildren<FormRow*>();
        QVERIFY(rows[0]->hasError());
        QVERIFY(rows[1]->hasError());
        type(scene.field<QLineEdit>("code"), "X");
        type(scene.field<QLineEdit>("scale"), "2");
        QVERIFY(!rows[0]->hasError());
        dialog->submit();
        QVERIFY(rows[2]->hasError());
        QCOMPARE(scene.field<QLineEdit>("alert")->text(), QStringLiteral("12.5O")); // what was typed stays
        QCOMPARE(scene.node().newAssets.size(), 0);
    }

    void a_refusal_is_shown_in_the_nodes_own_words_and_the_next_try_has_another_key()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("createAsset"), refusal("Asset already exists"));
        scene.stage.run(QStringLiteral("assets.new"));
        auto* dialog = scene.stage.dialog<NewAssetDialog>();
        type(scene.field<QLineEdit>("code"), "USD");
        dialog->submit();
        QTRY_COMPARE(dialog->outcomeText(), QStringLiteral("Asset already exists"));
        scene.stage.shoot(QStringLiteral("assets-refused"));
        QCOMPARE(scene.field<QLineEdit>("code")->text(), QStringLiteral("USD"));
        scene.node().behave(QStringLiteral("createAsset"));
        type(scene.field<QLineEdit>("code"), "USX");
        dialog->submit();
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QCOMPARE(scene.node().newAssets.size(), 2);
        QVERIFY(scene.node().newAssets[0].idempotencyKey != scene.node().newAssets[1].idempotencyKey);
    }

    void without_an_answer_asking_again_uses_the_same_key()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("createAsset"), silence());
        scene.stage.run(QStringLiteral("assets.new"));
        auto* dialog = scene.stage.dialog<NewAssetDialog>();
        type(scene.field<QLineEdit>("code"), "GBP");
        dialog->submit();
        QTRY_VERIFY(dialog->outcomeText().contains(QStringLiteral("Nobody knows")));
        QVERIFY(!scene.field<QLineEdit>("code")->isEnabled()); // the wish cannot be changed under its key
        QCOMPARE(dialog->verbButton().text(), QStringLiteral("Ask again"));
        scene.stage.shoot(QStringLiteral("assets-unknown"));
        scene.node().behave(QStringLiteral("createAsset"));
        QTest::mouseClick(&dialog->verbButton(), Qt::LeftButton);
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QCOMPARE(scene.node().newAssets.size(), 2);
        QCOMPARE(scene.node().newAssets[0].idempotencyKey, scene.node().newAssets[1].idempotencyKey);
    }

    void a_page_closed_while_it_waits_is_never_called()
    {
        Scene scene;
        scene.open();
        for (const char* question : {"listAssets", "createAsset", "feesOf", "transfersOf"})
            scene.node().keepWaiting(QString::fromLatin1(question));
        scene.stage.run(QStringLiteral("assets.new"));
        type(scene.field<QLineEdit>("code"), "GBP");
        scene.stage.dialog<NewAssetDialog>()->submit();
        scene.page->refresh();
        scene.page->table().select(scene.idOf("USD"));
        QVERIFY(scene.stage.dialog<NewAssetDialog>()->isSending());
        scene.stage.dialog<NewAssetDialog>()->reject();
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        QCOMPARE(scene.node().assets.size(), 7); // the node did it; only nobody was told
    }

    void an_emptied_threshold_is_announced_as_removed_before_it_is_sent()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(scene.idOf("USD"));
        scene.stage.run(QStringLiteral("assets.thresholds"));
        auto* dialog = scene.stage.dialog<ThresholdsDialog>();
        QVERIFY(dialog != nullptr);
        type(scene.field<QLineEdit>("withdrawal"), "20");
        scene.field<QLineEdit>("alert")->clear();
        bool said = false;
        for (const Label* label : dialog->findChildren<Label*>())
            said = said ||
                   label->text().contains(QStringLiteral("50 000.00 USD is removed").replace(u' ', QChar(0x202F))) ||
                   label->text().endsWith(QStringLiteral("is removed"));
        QVERIFY(said);
        scene.stage.shoot(QStringLiteral("assets-thresholds"));
        dialog->submit();
        QTRY_COMPARE(scene.node().assetChanges.size(), 1);
        QVERIFY(!scene.node().assetChanges[0].liquidityThreshold.has_value());
        QCOMPARE(scene.node().assetChanges[0].withdrawalThreshold, std::optional<quint64>(2000));
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
    }

    void a_change_of_fee_shows_the_cost_before_and_after()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(scene.idOf("USD"));
        scene.stage.run(QStringLiteral("assets.fee"));
        auto* dialog = scene.stage.dialog<FeeDialog>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(scene.field<QLineEdit>("fixed")->text(), QStringLiteral("1.00"));
        QCOMPARE(scene.field<QLineEdit>("share")->text(), QStringLiteral("0.5"));
        type(scene.field<QLineEdit>("share"), "1.25");
        QCOMPARE(dialog->previewLines(),
                 QStringList({QStringLiteral("Fee: 1.50 → 2.25"), QStringLiteral("Sender pays: 101.50 → 102.25")}));
        scene.stage.shoot(QStringLiteral("assets-fee"));
        dialog->submit();
        QTRY_COMPARE(scene.node().feeChanges.size(), 1);
        QCOMPARE(scene.node().feeChanges[0].basisPoints, 125);
        QCOMPARE(scene.node().feeChanges[0].fixed, 100ULL);
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        scene.page->table().drawer().setCurrentTab(1);
        scene.stage.shoot(QStringLiteral("assets-drawer-fees"));
    }

    void a_zero_fee_may_be_typed()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(scene.idOf("USD"));
        scene.stage.run(QStringLiteral("assets.fee"));
        type(scene.field<QLineEdit>("fixed"), "0");
        type(scene.field<QLineEdit>("share"), "0");
        scene.stage.dialog<FeeDialog>()->submit();
        QTRY_COMPARE(scene.node().feeChanges.size(), 1);
        QCOMPARE(scene.node().feeChanges[0].fixed, 0ULL);
        QCOMPARE(scene.node().feeChanges[0].basisPoints, 0);
    }

    void deleting_asks_first_and_shows_the_nodes_reason()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("deleteAsset"),
                            refusal("Cannot delete! Asset in use.", Error::Code::Forbidden));
        scene.page->table().select(scene.idOf("USD"));
        scene.page->table().view().setFocus();
        QTest::keyClick(&scene.page->table().view(), Qt::Key_Delete);
        auto* dialog = scene.stage.dialog<AskDialog>();
        QTRY_VERIFY((dialog = scene.stage.dialog<AskDialog>()) != nullptr);
        scene.stage.shoot(QStringLiteral("assets-delete"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Enter is the safe answer
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QCOMPARE(scene.node().deleteKeys.size(), 0);
        scene.stage.run(QStringLiteral("assets.delete"));
        QTest::mouseClick(&scene.stage.dialog<AskDialog>()->verbButton(), Qt::LeftButton);
        QTRY_COMPARE(scene.page->table().messages().sentence(), QStringLiteral("Cannot delete! Asset in use."));
        scene.node().behave(QStringLiteral("deleteAsset"));
        scene.stage.run(QStringLiteral("assets.delete"));
        QTest::mouseClick(&scene.stage.dialog<AskDialog>()->verbButton(), Qt::LeftButton);
        QTRY_COMPARE(scene.shown().size(), 5);
        QVERIFY(scene.node().deleteKeys[0] != scene.node().deleteKeys[1]);
    }

    void a_deletion_nobody_answered_is_asked_again_with_its_key()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("deleteAsset"), silence());
        scene.page->table().select(scene.idOf("USD"));
        scene.stage.run(QStringLiteral("assets.delete"));
        QTest::mouseClick(&scene.stage.dialog<AskDialog>()->verbButton(), Qt::LeftButton);
        MessageBar& bar = scene.page->table().messages();
        QTRY_VERIFY(bar.sentence().contains(QStringLiteral("Nobody knows whether USD was deleted")));
        scene.node().behave(QStringLiteral("deleteAsset"));
        bar.press(0);
        QTRY_COMPARE(scene.shown().size(), 5);
        QCOMPARE(scene.node().deleteKeys[0], scene.node().deleteKeys[1]);
    }

    void the_drawer_tells_liquidity_fees_and_transfers_of_the_row()
    {
        Scene scene;
        scene.open();
        scene.page->openObject(scene.idOf("USD"));
        QTRY_VERIFY(scene.page->table().drawer().isOpen());
        QTRY_VERIFY(scene.node().countOf(QStringLiteral("transfersOf")) > 0);
        scene.stage.shoot(QStringLiteral("assets-drawer"));
        scene.page->table().drawer().setCurrentTab(1);
        const auto table = [&](const char* name) -> TableView* {
            for (TableView* view : scene.page->table().drawer().findChildren<TableView*>()) {
                if (view->accessibleName() == QLatin1String(name)) return view;
            }
            return nullptr;
        };
        const QList<TableView*> views{table("History of fees"), table("Transfers of this asset")};
        QTRY_COMPARE(views[0]->model()->rowCount(), 3);
        QCOMPARE(views[0]->model()->index(0, 1).data().toString(),
                 QStringLiteral("1.00 + 0.5%1%").arg(QChar(0x202F))); // newest first
        scene.page->table().drawer().setCurrentTab(2);
        QTRY_COMPARE(views[1]->model()->rowCount(), 3);
        QCOMPARE(views[1]->model()->index(0, 2).data().toString(), QStringLiteral("Held until 15:00"));
        scene.stage.shoot(QStringLiteral("assets-drawer-transfers"));
        scene.page->table().drawer().setCurrentTab(3);
        scene.stage.shoot(QStringLiteral("assets-drawer-details"));
    }

    void a_read_only_node_offers_the_unlock_and_opens_nothing()
    {
        Scene scene;
        scene.open();
        scene.stage.commands->setReadOnly(true);
        QSignalSpy unlock(scene.stage.commands.get(), &Commands::unlockWanted);
        scene.stage.run(QStringLiteral("assets.new"));
        QCOMPARE(unlock.size(), 1);
        QVERIFY(scene.stage.dialog() == nullptr);
    }

    void an_export_holds_what_is_shown_in_full_and_is_a_task()
    {
        Scene scene;
        scene.open();
        RowQuery query = scene.page->table().query();
        query.text = QStringLiteral("XRP");
        scene.page->table().setQuery(query);
        QTemporaryDir folder;
        const TablePage& table = scene.page->table();
        ExportSpec spec{.table = QStringLiteral("assets"),
                        .version = 1,
                        .columns = {},
                        .picked = {},
                        .format = ExportFormat::Csv,
                        .at = now};
        spec.columns = scene.page->table().view().tableModel()->columns();
        spec.picked = {0, 1, 2};
        const QString path = folder.filePath(QStringLiteral("assets.csv"));
        auto* exporter = new Exporter(spec, table.shownFeed(), path, scene.page);
        Q_EMIT scene.page->table().exportStarted(exporter);
        QCOMPARE(scene.stage.tasks.running(), 1);
        exporter->start();
        QTRY_COMPARE(scene.stage.tasks.running(), 0);
        QVERIFY(!scene.stage.tasks.all().first().failed);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("code,scale,available,available_asset\r\nXRP,9,123.456789012,XRP\r\n"));
    }
};

QTEST_MAIN(AssetsTest)
#include "tst_assets.moc"
