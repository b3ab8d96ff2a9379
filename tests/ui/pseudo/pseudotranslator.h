#pragma once

#include <QSet>
#include <QStringList>
#include <QTranslator>

namespace signalbox::ui::test {

/// A language made from any text while the program runs: every letter is another one that looks alike, the text stands
/// in brackets and is 40 % longer. Whatever is on screen without those marks is not translatable; whatever lacks its
/// closing bracket is cut off. Keeps %1, %n, & and line ends.
class PseudoTranslator final : public QTranslator
{
    Q_OBJECT
public:
    /// `list`: translations/signalbox_en.ts. A text asked for that is not in it is kept in unlisted(): lupdate did not
    /// find it, or found it under another context, so no translator ever sees it.
    explicit PseudoTranslator(const QString& list, QObject* parent = nullptr);

    [[nodiscard]] static QString pseudo(const QString& source);

    QString translate(const char* context, const char* source, const char* disambiguation = nullptr,
                      int n = -1) const override;
    bool isEmpty() const override { return false; }

    /// How many texts the list holds; 0 when it could not be read.
    [[nodiscard]] qsizetype listed() const { return m_listed.size(); }
    [[nodiscard]] QStringList unlisted() const;
    /// Texts of the list that nobody asked for yet.
    [[nodiscard]] QStringList neverAsked() const;

private:
    QSet<QString> m_listed;
    mutable QSet<QString> m_asked;
};

} // namespace signalbox::ui::test
