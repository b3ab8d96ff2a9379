// The pseudo-language and the check themselves, on the smallest window there is: what they are made to find is found.

#include "tests/ui/pseudo/pseudotranslator.h"
#include "tests/ui/pseudo/textcheck.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/signalboxstyle.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace signalbox::ui;
using signalbox::ui::test::PseudoTranslator;
using signalbox::ui::test::TextCheck;

class PseudoPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::loadFonts());
        QApplication::setStyle(new SignalboxStyle(m_look));
        m_look.theme.applyTo(*qApp);
    }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("fusion")); }

    void a_text_grows_by_two_fifths_and_keeps_its_places()
    {
        const QString text = PseudoTranslator::pseudo(QStringLiteral("%1 of %n rows, &Save\nin %L2"));
        QVERIFY(text.startsWith(u'[') && text.endsWith(u']'));
        for (const char* kept : {"%1", "%n", "%L2", "&", "\n"}) QVERIFY2(text.contains(QLatin1String(kept)), kept);
        QCOMPARE(text.size(), 27 + 8); // 20 of them are not places
        QVERIFY(
            TextCheck().unmarkedWord(QString(text).remove(QLatin1String("%n")).remove(QLatin1String("%L2"))).isEmpty());
    }

    void the_list_of_texts_is_read()
    {
        const PseudoTranslator translator(QStringLiteral(SIGNALBOX_SOURCE_DIR "/translations/signalbox_en.ts"));
        QVERIFY(translator.listed() > 500);
        QVERIFY(translator.unlisted().isEmpty());
        (void)translator.translate("signalbox::ui::Nowhere", "A text that lupdate never saw");
        QCOMPARE(translator.unlisted(),
                 QStringList(QStringLiteral("signalbox::ui::Nowhere: A text that lupdate never saw")));
    }

    void a_whole_translated_text_is_no_finding()
    {
        QCOMPARE(findingsOf(PseudoTranslator::pseudo(QStringLiteral("Amounts below your alert")), 600, 40),
                 QStringList());
    }

    void an_untranslated_text_is_found()
    {
        const QStringList found = findingsOf(QStringLiteral("Amounts"), 600, 40);
        QCOMPARE(found.size(), 1);
        QVERIFY2(found[0].contains(QLatin1String("not translated (Amounts)")), qPrintable(found[0]));
    }

    void data_is_no_finding()
    {
        TextCheck check;
        check.allow({QStringLiteral("alder-za"), QStringLiteral("USD")});
        QVERIFY(check
                    .unmarkedWord(QStringLiteral("[50 USD ðúé to]").replace(QLatin1String("to"), QLatin1String("ťó")) +
                                  QStringLiteral(" alder-za https://alder.example/x 5c39fab6-0112"))
                    .isEmpty());
        QCOMPARE(check.unmarkedWord(QStringLiteral("alder-za up")), QStringLiteral("up"));
    }

    void an_elided_text_is_found()
    {
        const QStringList found =
            findingsOf(PseudoTranslator::pseudo(QStringLiteral("Amounts below your alert")), 80, 40);
        QVERIFY2(found.value(0).contains(QLatin1String("elided")), qPrintable(found.join(u'\n')));
    }

    void a_text_too_high_for_its_box_is_found()
    {
        const QStringList found =
            findingsOf(PseudoTranslator::pseudo(QStringLiteral("Amounts below your alert")), 600, 8);
        QVERIFY2(found.value(0).contains(QLatin1String("too low")), qPrintable(found.join(u'\n')));
    }

    void a_control_pushed_out_of_its_box_is_found()
    {
        QWidget window;
        window.resize(300, 100);
        auto* box = new QWidget(&window);
        box->setGeometry(0, 0, 120, 40);
        QPushButton* button =
            makeButton(m_look, PseudoTranslator::pseudo(QStringLiteral("Save")), ButtonKind::Default, {}, box);
        button->setGeometry(60, 4, 100, 28);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        TextCheck check;
        check.look(window, QStringLiteral("test"));
        QCOMPARE(check.findings().size(), 1);
        QVERIFY2(check.findings()[0].contains(QLatin1String("sticks out")), qPrintable(check.findings()[0]));
    }

    void a_tooltip_is_looked_at()
    {
        QWidget window;
        window.resize(300, 100);
        QToolButton* button = makeIconButton(m_look, QStringLiteral("copy"), QStringLiteral("Copy"), &window);
        button->move(4, 4);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        TextCheck check;
        check.look(window, QStringLiteral("test"));
        QVERIFY2(check.findings().join(u'\n').contains(QLatin1String("tooltip of")),
                 qPrintable(check.findings().join(u'\n')));
    }

private:
    QStringList findingsOf(const QString& text, int width, int height)
    {
        QWidget window;
        window.resize(700, 100);
        auto* label = new Label(m_look, Type::Body, Token::Text, text, &window);
        label->setGeometry(0, 0, width, height);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) return {QStringLiteral("no window")};
        TextCheck check;
        check.look(window, QStringLiteral("test"));
        return check.findings() + check.elisions();
    }

    Look m_look;
};

QTEST_MAIN(PseudoPartsTest)
#include "tst_pseudoparts.moc"
