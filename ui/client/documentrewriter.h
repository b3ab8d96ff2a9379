#pragma once

#include <functional>
#include <optional>
#include <QString>

namespace signalbox::ui {

/// Where a field stands: `type` is the type condition of the fragment it belongs to, empty for fields of operations and
/// of nested selections (the console's documents select rows through fragments, so that is enough).
struct FieldPlace
{
    QString type;
    QString field;
};

/// What to change in a document. Functions that are empty change nothing.
struct DocumentChanges
{
    std::function<bool(const FieldPlace&)> dropField;
    /// The field to ask for instead; the answer keeps the old name by an alias.
    std::function<std::optional<QString>(const FieldPlace&)> askInstead;
    /// An argument, with the variable of the same name.
    std::function<bool(const QString& argument)> dropArgument;
};

/// The same GraphQL document with these changes. Meant for the console's own documents; one that cannot be read comes
/// back as it is.
[[nodiscard]] QString rewriteDocument(const QString& document, const DocumentChanges& changes);

} // namespace signalbox::ui
