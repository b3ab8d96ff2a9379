#pragma once

#include <QStringList>

#include <optional>

namespace signalbox::desktop {

/// What the command line asks for.
struct Options
{
    enum class What { Window, Help, Version, ListProfiles, Query };
    What what = What::Window;
    bool demo = false;
    bool safe = false;
    QString profileFolder; ///< empty: the usual place
    QString connectUrl;
    QString link;      ///< `signalbox:node/page/id`
    QString node;      ///< of a query
    QString document;  ///< of a query; `-` is standard input
    QString variables; ///< of a query, JSON
};

/// Reads the arguments without the program's name. `problem` has the sentence when nothing is returned.
[[nodiscard]] std::optional<Options> parseOptions(const QStringList& arguments, QString* problem);
[[nodiscard]] QString helpText();

} // namespace signalbox::desktop
