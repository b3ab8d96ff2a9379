#include "ui/client/documentrewriter.h"

#include <QRegularExpression>
#include <QStringList>

namespace signalbox::ui {

namespace {

constexpr int depthMax = 64;

QStringList tokensOf(const QString& document)
{
    static const QRegularExpression token(QStringLiteral(
        R"re("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|\.\.\.|\$?[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9.eE+-]*|[!$&()\[\]{}:=@|])re"));
    QStringList tokens;
    auto matches = token.globalMatch(document);
    while (matches.hasNext()) {
        const QString text = matches.next().captured();
        if (!text.startsWith(QLatin1Char('#'))) tokens << text;
    }
    return tokens;
}

bool isName(const QString& token)
{
    return !token.isEmpty() && (token.front().isLetter() || token.front() == QLatin1Char('_'));
}

/// Reads tokens one by one and writes those that stay.
class Rewriter
{
public:
    Rewriter(QStringList tokens, const DocumentChanges& changes) : m_tokens(std::move(tokens)), m_changes(changes) {}

    std::optional<QString> run()
    {
        while (m_at < m_tokens.size() && m_fine) definition();
        if (!m_fine) return std::nullopt;
        return m_out.join(QLatin1Char(' '));
    }

private:
    [[nodiscard]] QString peek(qsizetype ahead = 0) const { return m_tokens.value(m_at + ahead); }
    void keep() { m_out << take(); }
    QString take()
    {
        if (m_at >= m_tokens.size()) m_fine = false;
        return m_tokens.value(m_at++);
    }

    void definition()
    {
        QString type;
        if (peek() == QLatin1String("fragment") && peek(2) == QLatin1String("on")) type = peek(3);
        while (m_fine && peek() != QLatin1String("{")) {
            if (peek() == QLatin1String("("))
                arguments();
            else
                keep();
        }
        selection(type, 0);
    }

    /// Arguments of a field or variables of an operation: (name: value …) or ($name: Type = value …).
    void arguments()
    {
        take();
        QStringList kept;
        while (m_fine && peek() != QLatin1String(")")) {
            QString name = take();
            QStringList one{name, take()}; // the colon
            value(one);
            if (name.startsWith(QLatin1Char('$'))) name.remove(0, 1);
            if (!m_changes.dropArgument || !m_changes.dropArgument(name)) kept << one;
        }
        take();
        if (!kept.isEmpty()) m_out << QStringLiteral("(") << kept << QStringLiteral(")");
    }

    /// A value or a type with everything up to the next argument.
    void value(QStringList& into)
    {
        int open = 0;
        while (m_fine) {
            const QString token = take();
            into << token;
            if (token == QLatin1String("[") || token == QLatin1String("{")) ++open;
            if (token == QLatin1String("]") || token == QLatin1String("}")) --open;
            const QString next = peek();
            const bool continues = next == QLatin1String("!") || next == QLatin1String("=") ||
                                   token == QLatin1String("=") || next == QLatin1String("@");
            if (open == 0 && !continues) return;
        }
    }

    void selection(const QString& type, int depth)
    {
        if (depth > depthMax) m_fine = false;
        m_out << take();
        while (m_fine && peek() != QLatin1String("}")) {
            if (peek() == QLatin1String("..."))
                spread(depth);
            else
                field(type, depth);
        }
        m_out << take();
    }

    void spread(int depth)
    {
        keep();
        QString type;
        if (peek() == QLatin1String("on")) {
            keep();
            type = peek();
        }
        if (isName(peek())) keep();
        directives();
        if (peek() == QLatin1String("{")) selection(type, depth + 1);
    }

    void field(const QString& type, int depth)
    {
        const qsizetype start = m_out.size();
        QString alias;
        if (peek(1) == QLatin1String(":")) {
            alias = take();
            take();
        }
        QString name = take();
        if (!isName(name)) m_fine = false;
        const FieldPlace place{type, name};
        if (m_changes.askInstead) {
            if (const std::optional<QString> other = m_changes.askInstead(place)) {
                if (alias.isEmpty()) alias = name;
                name = *other;
            }
        }
        if (!alias.isEmpty()) m_out << alias << QStringLiteral(":");
        m_out << name;
        if (peek() == QLatin1String("(")) arguments();
        directives();
        if (peek() == QLatin1String("{")) selection({}, depth + 1);
        if (m_changes.dropField && m_changes.dropField(place)) m_out.resize(start);
    }

    void directives()
    {
        while (m_fine && peek() == QLatin1String("@")) {
            keep();
            keep();
            if (peek() == QLatin1String("(")) arguments();
        }
    }

    QStringList m_tokens;
    const DocumentChanges& m_changes;
    QStringList m_out;
    qsizetype m_at = 0;
    bool m_fine = true;
};

} // namespace

QString rewriteDocument(const QString& document, const DocumentChanges& changes)
{
    return Rewriter(tokensOf(document), changes).run().value_or(document);
}

} // namespace signalbox::ui
