#include "app/node/helptext.h"

#ifndef SIGNALBOX_VERSION
#error "SIGNALBOX_VERSION comes from the build"
#endif

namespace signalbox::cli {
namespace {

std::string listRoles(const Vocabulary& vocabulary)
{
    std::string list;
    for (std::string_view role : vocabulary.roles) {
        if (!list.empty()) list += ", ";
        list += role;
    }
    return list;
}

std::string listSettings(const Vocabulary& vocabulary)
{
    std::string list;
    for (const KnownSetting& setting : vocabulary.settings) {
        const bool secret = setting.kind == KnownSetting::Kind::Secret;
        list += "  " +
                (secret ? std::string(setting.name) + "  (a secret: environment or file only)"
                        : flagOf(setting.name) + " VALUE") +
                "\n";
    }
    return list;
}

constexpr const char* precedence =
    "A setting is taken from its flag, else from the environment variable of the documented name\n"
    "(--admin-port is ADMIN_PORT), else from the file given by --config, else it has its default.\n";

} // namespace

std::string programHelp()
{
    return "Usage: signalboxd COMMAND [OPTION…]\n"
           "\n"
           "A node for Interledger payments, without a window.\n"
           "\n"
           "  serve               run the services of a node until SIGTERM or SIGINT\n"
           "  sandbox             run two seeded nodes on loopback, for trying things out\n"
           "  migrate             bring the database up to date, then exit\n"
           "  gen-encryption-key  print a new random key\n"
           "\n"
           "  --help              this text; after a command, its options\n"
           "  --version           the version\n"
           "\n"
           "Exit codes: 0 done or stopped cleanly, 1 failed, 2 usage, 3 configuration, 4 data locked by another\n"
           "process, 5 data damaged, 6 port taken, 75 temporary (try again).\n"
           "The first SIGTERM or SIGINT stops cleanly; a second one stops at once with code 1.\n";
}

std::string versionText()
{
    return "signalboxd " SIGNALBOX_VERSION "\n";
}

std::string serveHelp(const Vocabulary& vocabulary)
{
    return "Usage: signalboxd serve [--roles LIST] [--config FILE] [--check] [SETTING…]\n"
           "\n"
           "  --roles LIST   which services, separated by commas: " +
           listRoles(vocabulary) +
           " (default: all)\n"
           "  --config FILE  settings from a TOML file\n"
           "  --check        validate everything, print the effective configuration with secrets masked, start "
           "nothing\n"
           "\n" +
           precedence + "\nSettings:\n" + listSettings(vocabulary);
}

std::string migrateHelp(const Vocabulary& vocabulary)
{
    return "Usage: signalboxd migrate [--roles LIST] [--config FILE] [SETTING…]\n"
           "\n"
           "Brings the database of the configuration up to date and exits. Safe to run again, and by several at once.\n"
           "\n"
           "  --roles LIST   whose database, separated by commas: " +
           listRoles(vocabulary) +
           " (default: all)\n"
           "  --config FILE  settings from a TOML file\n"
           "\n" +
           precedence + "\nSettings: those of signalboxd serve --help.\n";
}

std::string sandboxHelp()
{
    return "Usage: signalboxd sandbox --data DIR [--port-base N] [--ready-file FILE] [--exit-after-demo]\n"
           "\n"
           "Runs two nodes, alder and birch, that know each other and hold some money, on 127.0.0.1 only.\n"
           "\n"
           "  --data DIR         where they keep everything; started again on it, everything is still there\n"
           "  --port-base N      the first of their ports, from " +
           std::to_string(sandboxPortBaseLowest) + " to " + std::to_string(sandboxPortBaseHighest) + " (default " +
           std::to_string(sandboxPortBaseDefault) +
           ")\n"
           "  --ready-file FILE  written as JSON when all of them answer: addresses, ids and secrets\n"
           "  --exit-after-demo  run the demonstration, print it and exit: 0 only if it completed\n";
}

std::string generateEncryptionKeyHelp()
{
    return "Usage: signalboxd gen-encryption-key\n"
           "\n"
           "Prints 32 random bytes in base64, fit for PRIMARY_ENCRYPTION_KEY and DB_ENCRYPTION_SECRET.\n";
}

} // namespace signalbox::cli
