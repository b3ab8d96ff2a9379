#include "tests/ui/pseudo/textcheck.h"

#include "tests/ui/pseudo/drawntext.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui::test {

namespace {

/// Letters reach a little over their advance, and rounding costs half a px at each end.
constexpr qreal Slack = 2;

constexpr QChar Opening = u'[';
constexpr QChar Closing = u']';
constexpr QChar Ellipsis = u'\u2026';

QString pathOf(const QWidget& widget)
{
    QStringList names;
    for (const QWidget* at = &widget; at && names.size() < 4; at = at->parentWidget()) {
        QString name = QString::fromUtf8(at->metaObject()->className()).section(QLatin1String("::"), -1);
        if (!at->objectName().isEmpty()) name += u'#' + at->objectName();
        names.prepend(name);
        if (at->isWindow()) break;
    }
    return names.join(QLatin1String(" > "));
}

/// The scroll area whose viewport this is, or null.
const QAbstractScrollArea* scrolledBy(const QWidget& widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget ? area : nullptr;
}

bool isEntry(const QWidget& widget)
{
    if (qobject_cast<const QLineEdit*>(&widget)) return true;
    const QAbstractScrollArea* area = scrolledBy(widget);
    return area && area->inherits("QPlainTextEdit");
}

} // namespace

void TextCheck::allow(const QStringList& data)
{
    m_data += data;
    std::sort(m_data.begin(), m_data.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
}

QString TextCheck::unmarkedWord(QString text) const
{
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    static const QRegularExpression address(QStringLiteral("[a-z]+://\\S+"));
    // A key or id as it is shortened; its first half may be letters only.
    static const QRegularExpression shortened(QStringLiteral("\\b[0-9a-f]{4,8}…[0-9a-f]{4}\\b"));
    static const QRegularExpression hex(
        QStringLiteral("\\b(?=[0-9a-f-]*[0-9])[0-9a-f]{4,}[0-9a-f-]*(\u2026[0-9a-f]*)?"));
    // Keys are called as Qt and the keyboard call them; zones of the earth have their own names; folders are what they
    // are.
    static const QRegularExpression keys(
        QStringLiteral("\\b(Ctrl|Shift|Alt)([+ "
                       "](Shift|Alt|Return|Enter|Del|[A-Z]|F[0-9]+)\\b)*|\\bF[0-9]+\\b|\\b(Esc|Enter|Return|Del)\\b"));
    static const QRegularExpression places(QStringLiteral("\\b[A-Z][A-Za-z]+(/[A-Za-z_-]+)+|(/[A-Za-z0-9._-]+){2,}"));
    static const QRegularExpression word(QStringLiteral("\\p{L}+"), QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ascii(QStringLiteral("[A-Za-z]"));
    text.remove(shortened).remove(tag).remove(address).remove(keys).remove(places);
    for (const QString& data : m_data) text.replace(data, QLatin1String(" "));
    // Data at the end of an elided text is the beginning of data.
    static const QRegularExpression cut(QStringLiteral("(\\w+)…$"));
    if (const auto last = cut.match(text); last.hasMatch()) {
        const auto begins = [&](const QString& data) { return data.startsWith(last.captured(1)); };
        if (std::any_of(m_data.cbegin(), m_data.cend(), begins)) text.truncate(last.capturedStart());
    }
    text.remove(hex);
    for (auto found = word.globalMatch(text); found.hasNext();) {
        const QString candidate = found.next().captured();
        if (candidate.contains(ascii)) return candidate;
    }
    return {};
}

void TextCheck::finding(const QString& sentence)
{
    if (m_known.contains(sentence)) return;
    m_known.insert(sentence);
    m_findings.append(m_state + QLatin1String(": ") + sentence);
}

void TextCheck::find(const QString& what, const QWidget& widget, const QString& text)
{
    finding(QStringLiteral("%1: \"%2\" in %3").arg(what, text.left(90), pathOf(widget)));
}

void TextCheck::elided(const QWidget& widget, const QString& text)
{
    const QString where = pathOf(widget);
    const QString key = where + text;
    if (m_known.contains(key)) return;
    m_known.insert(key);
    m_elided.append(QStringLiteral("%1: elided: \"%2\" in %3").arg(m_state, text.left(90), where));
}

void TextCheck::lookAt(const QString& text, const QString& where)
{
    ++m_looked;
    if (const QString word = unmarkedWord(text); !word.isEmpty())
        finding(QStringLiteral("not translated (%1): \"%2\" in %3").arg(word, text.left(90), where));
}

void TextCheck::look(QWidget& window, const QString& state)
{
    m_state = state;
    QList<QWidget*> all = window.findChildren<QWidget*>();
    all.prepend(&window);
    for (QWidget* widget : all) {
        if (!widget->isVisible() || widget->size().isEmpty() || !widget->isVisibleTo(&window)) continue;
        properties(*widget);
        if (widget->visibleRegion().isEmpty()) continue;
        drawn(*widget);
        place(*widget);
    }
}

void TextCheck::properties(const QWidget& widget)
{
    // Qt's own parts, with Qt's own words.
    if (widget.objectName().startsWith(QLatin1String("qt_")) || widget.objectName().startsWith(QLatin1String("Scroll")))
        return;
    const auto check = [&](const QString& text, QLatin1String what) {
        if (text.isEmpty()) return;
        lookAt(text, QString(what) + QLatin1String(" of ") + pathOf(widget));
    };
    check(widget.toolTip(), QLatin1String("tooltip"));
    check(widget.accessibleName(), QLatin1String("accessible name"));
    check(widget.accessibleDescription(), QLatin1String("accessible description"));
    if (widget.isWindow()) check(widget.windowTitle(), QLatin1String("title"));
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        check(edit->placeholderText(), QLatin1String("hint inside"));
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget))
        check(edit->placeholderText(), QLatin1String("hint inside"));
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
        // Zones of the earth have their own names.
        for (int i = 0; i < combo->count() && i < 12; ++i) check(combo->itemText(i), QLatin1String("choice"));
    }
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) check(tabs->tabText(i), QLatin1String("tab"));
    }
    QList<QAction*> actions = widget.actions();
    const auto* button = qobject_cast<const QToolButton*>(&widget);
    if (button && button->menu()) actions += button->menu()->actions();
    for (const QAction* action : std::as_const(actions)) {
        check(action->text(), QLatin1String("action"));
        check(action->statusTip(), QLatin1String("status tip of an action"));
    }
}

void TextCheck::drawn(QWidget& widget)
{
    const QAbstractScrollArea* scrolled = scrolledBy(widget);
    int open = 0;
    QString begun;
    const QList<DrawnText> pieces = drawnBy(widget);
    for (const DrawnText& piece : pieces) {
        if (piece.text.trimmed().isEmpty()) continue;
        ++m_looked;
        // What a person typed is theirs; its hint was looked at already.
        if (!isEntry(widget)) {
            if (const QString word = unmarkedWord(piece.text); !word.isEmpty())
                find(QStringLiteral("not translated (%1)").arg(word), widget, piece.text);
        }
        if (open == 0) begun.clear();
        begun += piece.text;
        open += int(piece.text.count(Opening)) - int(piece.text.count(Closing));
        // The end of a text that was elided is missing. A text of several lines ends in a later piece.
        if (open > 0 && piece.text.endsWith(Ellipsis)) {
            const QString whole = begun.chopped(1).trimmed();
            // Enough when a pointer or a screen reader gets all of it.
            // So does a cell of a table (CellDelegate); but an amount is never cut at all.
            static const QRegularExpression amount(QStringLiteral("[0-9][.,][0-9]"));
            const bool cell = scrolled && scrolled->inherits("QTableView") && !begun.contains(amount);
            if (!cell && !widget.toolTip().contains(whole) && !widget.accessibleName().contains(whole))
                elided(widget, begun);
            open = 0;
        }
        open = std::max(open, 0);
        if (piece.clip.isEmpty() || !piece.clip.intersects(piece.rect)) continue; // scrolled away
        const bool narrow =
            piece.rect.left() < piece.clip.left() - Slack || piece.rect.right() > piece.clip.right() + Slack;
        const bool low =
            piece.rect.top() < piece.clip.top() - Slack || piece.rect.bottom() > piece.clip.bottom() + Slack;
        // Where things scroll, what lies beyond the edge is not lost.
        const auto* tabs = qobject_cast<const QTabBar*>(&widget);
        const bool atEdge = scrolled || isEntry(widget) || (tabs && tabs->usesScrollButtons());
        if (!atEdge && (narrow || low))
            find(narrow ? QStringLiteral("too narrow") : QStringLiteral("too low"), widget, piece.text);
    }
    if (open > 0 && !scrolled) find(QStringLiteral("cut off"), widget, begun);
}

void TextCheck::place(const QWidget& widget)
{
    const bool bearsText = qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget) ||
                           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget);
    if (!bearsText || widget.isWindow()) return;
    const QWidget* at = &widget;
    while (const QWidget* parent = at->parentWidget()) {
        if (scrolledBy(*parent)) return; // scrolled into sight
        const QRect area(widget.mapTo(parent, QPoint(0, 0)), widget.size());
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(area)) {
            find(QStringLiteral("sticks out of its box by %1 px")
                     .arg(std::max({area.right() - parent->rect().right(), area.bottom() - parent->rect().bottom(),
                                    -area.left(), -area.top()})),
                 widget, QString::fromUtf8(parent->metaObject()->className()));
            return;
        }
        if (parent->isWindow()) return;
        at = parent;
    }
}

} // namespace signalbox::ui::test
