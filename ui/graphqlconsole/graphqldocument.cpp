#include "ui/graphqlconsole/graphqldocument.h"

namespace signalbox::ui {

namespace {

bool isNameStart(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= u'0' && c <= u'9');
}

/// Behind the string that begins at `at`.
qsizetype pastString(const QString& text, qsizetype at)
{
    const auto block = QStringLiteral("\"\"\"");
    if (QStringView(text).sliced(at).startsWith(block)) {
        qsizetype end = at + block.size();
        for (;;) {
            end = text.indexOf(block, end);
            if (end < 0) return text.size();
            if (text[end - 1] != u'\\') return end + block.size();
            end += block.size();
        }
    }
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"' || text[i] == u'\n')
            return i + 1;
    }
    return text.size();
}

} // namespace

QList<GraphqlOperation> operationsOf(const QString& document)
{
    QList<GraphqlOperation> operations;
    int depth = 0;
    bool open = false;      // an operation has begun and its braces have not ended
    bool fragment = false;  // a fragment has
    bool wantsName = false; // the word after the keyword is the operation's name
    const auto begin = [&](GraphqlOperation::Kind kind, qsizetype at) {
        operations.append({.kind = kind, .name = {}, .from = at, .to = document.size()});
        open = true;
    };
    for (qsizetype i = 0; i < document.size();) {
        const QChar c = document[i];
        if (c == u'#') {
            const qsizetype end = document.indexOf(u'\n', i);
            i = end < 0 ? document.size() : end + 1;
        } else if (c == u'"') {
            i = pastString(document, i);
        } else if (c == u'{' || c == u'(' || c == u'[') {
            if (depth == 0 && c == u'{' && !open && !fragment) begin(GraphqlOperation::Kind::Query, i);
            wantsName = false;
            ++depth;
            ++i;
        } else if (c == u'}' || c == u')' || c == u']') {
            depth = std::max(0, depth - 1);
            ++i;
            if (depth == 0 && c == u'}') {
                if (open) operations.last().to = i;
                open = false;
                fragment = false;
            }
        } else if (isNameStart(c)) {
            const qsizetype from = i;
            while (i < document.size() && isNamePart(document[i])) ++i;
            if (depth != 0) continue;
            const QStringView word = QStringView(document).sliced(from, i - from);
            if (wantsName) {
                operations.last().name = word.toString();
                wantsName = false;
            } else if (open || fragment) {
                continue; // a type condition or a directive
            } else if (word == QLatin1String("fragment")) {
                fragment = true;
            } else {
                if (word == QLatin1String("mutation"))
                    begin(GraphqlOperation::Kind::Mutation, from);
                else if (word == QLatin1String("subscription"))
                    begin(GraphqlOperation::Kind::Subscription, from);
                else if (word == QLatin1String("query"))
                    begin(GraphqlOperation::Kind::Query, from);
                else
                    continue;
                wantsName = true;
            }
        } else {
            if (c == u'@') wantsName = false;
            ++i;
        }
    }
    return operations;
}

std::optional<GraphqlOperation> operationAt(const QString& document, qsizetype cursor)
{
    const QList<GraphqlOperation> operations = operationsOf(document);
    if (operations.isEmpty()) return std::nullopt;
    for (const GraphqlOperation& operation : operations) {
        if (cursor >= operation.from && cursor <= operation.to) return operation;
    }
    return operations.first();
}

qsizetype placeOf(const QString& document, int line, int column)
{
    if (line < 1 || column < 1) return -1;
    qsizetype at = 0;
    for (int i = 1; i < line; ++i) {
        at = document.indexOf(u'\n', at);
        if (at < 0) return -1;
        ++at;
    }
    const qsizetype place = at + column - 1;
    return place <= document.size() ? place : -1;
}

} // namespace signalbox::ui
