#include "ui/graphqlconsole/codeeditor.h"

#include "ui/common/look.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <QTextBlock>

namespace signalbox::ui {

namespace {

constexpr int Padding = 12;
constexpr qsizetype HighlightedMax = 4'000; // characters of one line; a longer one stays plain

const QStringList& keywords()
{
    static const QStringList words{
        QStringLiteral("query"), QStringLiteral("mutation"), QStringLiteral("subscription"), QStringLiteral("fragment"),
        QStringLiteral("on"),    QStringLiteral("true"),     QStringLiteral("false"),        QStringLiteral("null")};
    return words;
}

} // namespace

CodeHighlighter::CodeHighlighter(Look& look, Language language, QTextDocument* document)
    : QSyntaxHighlighter(document), m_look(look), m_language(language)
{
    connect(&look.theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    if (text.size() > HighlightedMax) return;
    static const QRegularExpression part(QStringLiteral(
        R"((?<comment>#.*)|(?<string>"(?:[^"\\]|\\.)*"?)|(?<variable>\$\w+)|(?<number>-?\b\d[\d.eE+-]*)|)"
        R"((?<word>[A-Za-z_]\w*))"));
    const auto colour = [this](int from, int length, Token token) {
        setFormat(from, length, m_look.theme.color(token));
    };
    auto matches = part.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const int from = int(match.capturedStart());
        const int length = int(match.capturedLength());
        if (match.hasCaptured(QStringLiteral("comment")) && m_language == Language::Graphql) {
            colour(from, length, Token::Text3);
        } else if (match.hasCaptured(QStringLiteral("string"))) {
            const bool key = m_language == Language::Json && text.mid(from + length).trimmed().startsWith(u':');
            colour(from, length, key ? Token::Text : Token::Ok);
        } else if (match.hasCaptured(QStringLiteral("variable"))) {
            colour(from, length, Token::Held);
        } else if (match.hasCaptured(QStringLiteral("number"))) {
            colour(from, length, Token::Warn);
        } else if (keywords().contains(match.captured())) {
            colour(from, length, Token::Accent);
        }
    }
}

CodeEditor::CodeEditor(Look& look, CodeHighlighter::Language language, QWidget* parent)
    : QPlainTextEdit(parent), m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    document()->setDocumentMargin(Padding);
    new CodeHighlighter(look, language, document());
    connect(&look.theme, &Theme::changed, this, &CodeEditor::applyTheme);
    applyTheme();
}

void CodeEditor::applyTheme()
{
    setFont(m_look.theme.font(Type::Mono));
    QPalette colours = m_look.theme.palette();
    colours.setColor(QPalette::Base, m_look.theme.color(Token::Sunken));
    setPalette(colours);
}

void CodeEditor::markFaults(const QList<qsizetype>& places)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const qsizetype place : places) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(int(std::clamp<qsizetype>(place, 0, document()->characterCount() - 1)));
        if (!mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor))
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_look.theme.color(Token::Fail));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void CodeEditor::keyPressEvent(QKeyEvent* event)
{
    const bool plainReturn =
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier;
    if (!plainReturn || isReadOnly()) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const QTextCursor cursor = textCursor();
    const QString line = cursor.block().text().left(cursor.positionInBlock());
    QString indent;
    for (const QChar c : line) {
        if (c != u' ') break;
        indent += c;
    }
    if (line.trimmed().endsWith(u'{') || line.trimmed().endsWith(u'[')) indent += QStringLiteral("  ");
    insertPlainText(u'\n' + indent);
    ensureCursorVisible();
}

} // namespace signalbox::ui
