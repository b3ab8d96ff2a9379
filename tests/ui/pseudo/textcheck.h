#pragma once

#include <QSet>
#include <QStringList>

class QWidget;

namespace signalbox::ui::test {

/// Looks through a window in pseudo-language for text without marks and for text that is cut off. What is data — names,
/// codes, addresses — is told beforehand. Findings are sentences, each once.
class TextCheck
{
public:
    /// Data as it may stand anywhere in a text.
    void allow(const QStringList& data);

    /// Everything in sight below `window`, and what hides in tooltips, menus, lists of combo boxes and accessible
    /// names. `state` begins each finding: `peers, empty, 1024x720`.
    void look(QWidget& window, const QString& state);
    /// Menu entries and the like that no widget shows.
    void lookAt(const QString& text, const QString& where);

    [[nodiscard]] const QStringList& findings() const { return m_findings; }
    /// Translated texts that end in an ellipsis though neither tooltip nor accessible name has all of them.
    [[nodiscard]] const QStringList& elisions() const { return m_elided; }
    /// How many texts were looked at, so that a test can tell that it saw something.
    [[nodiscard]] int looked() const { return m_looked; }

    /// The first word in `text` that bears no mark and is no data; empty when there is none.
    [[nodiscard]] QString unmarkedWord(QString text) const;

private:
    void properties(const QWidget& widget);
    void drawn(QWidget& widget);
    void place(const QWidget& widget);
    void find(const QString& what, const QWidget& widget, const QString& text);
    void finding(const QString& sentence);
    void elided(const QWidget& widget, const QString& text);

    QStringList m_data; ///< longest first
    QString m_state;
    QStringList m_findings;
    QStringList m_elided;
    QSet<QString> m_known;
    int m_looked = 0;
};

} // namespace signalbox::ui::test
