#include "app/desktop/options.h"

#include <QCoreApplication>

namespace signalbox::desktop {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

/// `--name value` and `--name=value`.
std::optional<QString> valueOf(const QString& name, const QStringList& arguments, qsizetype& at)
{
    const QString& argument = arguments[at];
    if (argument.startsWith(name + u'=')) return argument.mid(name.size() + 1);
    if (argument == name && at + 1 < arguments.size()) return arguments[++at];
    return std::nullopt;
}

bool isOption(const QString& name, const QString& argument)
{
    return argument == name || argument.startsWith(name + u'=');
}

} // namespace

std::optional<Options> parseOptions(const QStringList& arguments, QString* problem)
{
    Options options;
    QStringList words;
    struct Valued
    {
        QString name;
        QString* target;
    };
    const QList<Valued> valued{{QStringLiteral("--profile"), &options.profileFolder},
                               {QStringLiteral("--connect"), &options.connectUrl},
                               {QStringLiteral("--node"), &options.node},
                               {QStringLiteral("--variables"), &options.variables}};
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString argument = arguments[at];
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            options.what = Options::What::Help;
            return options;
        }
        if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            options.what = Options::What::Version;
            return options;
        }
        if (argument == QLatin1String("--demo")) {
            options.demo = true;
            continue;
        }
        if (argument == QLatin1String("--safe")) {
            options.safe = true;
            continue;
        }
        bool taken = false;
        for (const Valued& option : valued) {
            if (!isOption(option.name, argument)) continue;
            const std::optional<QString> value = valueOf(option.name, arguments, at);
            if (!value || value->isEmpty()) {
                *problem = Words::tr("%1 needs a value.").arg(option.name);
                return std::nullopt;
            }
            *option.target = *value;
            taken = true;
        }
        if (taken) continue;
        if (argument.startsWith(u'-') && argument != QLatin1String("-")) {
            *problem = Words::tr("Unknown option %1.").arg(argument);
            return std::nullopt;
        }
        words.append(argument);
    }
    if (words.isEmpty()) return options;
    const QString first = words.takeFirst();
    if (first == QLatin1String("profiles") && words == QStringList{QStringLiteral("list")}) {
        options.what = Options::What::ListProfiles;
        return options;
    }
    if (first == QLatin1String("query") && words.size() == 1 && !options.node.isEmpty()) {
        options.what = Options::What::Query;
        options.document = words.first();
        return options;
    }
    if (first.startsWith(QLatin1String("signalbox:")) && words.isEmpty()) {
        options.link = first;
        return options;
    }
    *problem = first == QLatin1String("query") ? Words::tr("query needs --node NAME and one GraphQL document.")
                                               : Words::tr("Unknown argument %1.").arg(first);
    return std::nullopt;
}

QString helpText()
{
    return Words::tr("Signalbox: a console for payment and workflow nodes.\n"
                     "\n"
                     "  signalbox [options] [signalbox:NODE/PAGE/ID]   open the console, perhaps at one object\n"
                     "  signalbox profiles list                        the nodes of this profile, one a line\n"
                     "  signalbox query --node NAME DOCUMENT           ask a node in GraphQL; - reads standard input\n"
                     "\n"
                     "  --demo            start the sandbox inside this program: two nodes, alder and birch\n"
                     "  --connect URL     begin with connecting to the node at this address\n"
                     "  --profile DIR     keep everything in DIR\n"
                     "  --safe            start without the window, page and node of the last time\n"
                     "  --variables JSON  of a query\n"
                     "  --help, --version\n"
                     "\n"
                     "Exit codes: 0 done, 1 failed, 2 usage, 4 the profile is in use, 75 no answer (try again).\n");
}

} // namespace signalbox::desktop
