#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace signalbox::ui {

struct Look;

/// Colours GraphQL or JSON with the tokens of the theme: names of fields plain, keywords accent, strings ok, numbers
/// and variables held, comments text3.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    enum class Language { Graphql, Json };
    CodeHighlighter(Look& look, Language language, QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;

private:
    Look& m_look;
    Language m_language;
};

/// A plain editor in the mono font. Two spaces for Tab inside a line is a habit of the language; Tab itself moves on,
/// so that nobody is caught in it. Enter keeps the indentation and steps in after an opening brace.
class CodeEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    CodeEditor(Look& look, CodeHighlighter::Language language, QWidget* parent = nullptr);

    /// Waves under these places of the text, each to the end of its word.
    void markFaults(const QList<qsizetype>& places);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void applyTheme();
    Look& m_look;
};

} // namespace signalbox::ui
