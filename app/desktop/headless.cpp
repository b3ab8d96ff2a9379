#include "app/desktop/headless.h"

#include "ui/client/connectiontrial.h"
#include "ui/client/graphqltransport.h"
#include "ui/client/keychainsecretstore.h"
#include "ui/client/profilestore.h"
#include "ui/client/whenready.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>

namespace signalbox::desktop {

namespace {

constexpr int Failed = 1;
constexpr int Usage = 2;
constexpr int Temporary = 75;

QString profilesPath(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("profiles.json"));
}

void complain(const QString& sentence)
{
    QTextStream(stderr) << "signalbox: " << sentence << "\n";
}

const char* wordOf(ui::Environment environment)
{
    switch (environment) {
    case ui::Environment::Sandbox:
        return "sandbox";
    case ui::Environment::Test:
        return "test";
    case ui::Environment::Production:
        return "production";
    }
    return "";
}

} // namespace

int listProfiles(const QString& folder)
{
    ui::ProfileStore store(profilesPath(folder));
    if (const QString notice = store.load(); !notice.isEmpty()) complain(notice);
    QTextStream out(stdout);
    for (const ui::Profile& profile : store.profiles())
        out << profile.name << '\t' << wordOf(profile.environment) << '\t' << profile.adminUrl.toString() << '\t'
            << profile.id << '\n';
    return 0;
}

int runQuery(const QString& folder, const Options& options)
{
    ui::ProfileStore store(profilesPath(folder));
    if (const QString notice = store.load(); !notice.isEmpty()) complain(notice);
    std::optional<ui::Profile> profile;
    for (const ui::Profile& known : store.profiles()) {
        if (known.id == options.node || known.name == options.node) profile = known;
    }
    if (!profile) {
        complain(QCoreApplication::translate("Headless", "There is no node %1 in this profile.").arg(options.node));
        return Usage;
    }
    if (profile->secretPlace == ui::SecretPlace::Vault) {
        complain(QCoreApplication::translate("Headless",
                                             "The secret of %1 is in the vault, which only the window can unlock.")
                     .arg(profile->name));
        return Failed;
    }
    ui::GraphQlRequest request;
    request.document = options.document;
    if (options.document == QLatin1String("-")) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) return Failed;
        request.document = QString::fromUtf8(input.readAll());
    }
    if (!options.variables.isEmpty()) {
        QJsonParseError problem;
        const QJsonDocument parsed = QJsonDocument::fromJson(options.variables.toUtf8(), &problem);
        if (!parsed.isObject()) {
            complain(QCoreApplication::translate("Headless", "The variables are not a JSON object."));
            return Usage;
        }
        request.variables = parsed.object();
    }
    ui::KeychainSecretStore keychain(QStringLiteral("Signalbox"));
    QObject context;
    int code = Failed;
    const auto answer = ui::andThen(keychain.read(profile->id), &context, [&](const ui::Secret& secret) {
        ui::GraphQlTransport* transport = ui::httpTransports(ui::systemNowMs())(*profile, secret, &context);
        return transport->send(request);
    });
    ui::whenReady(answer, &context, [&code](const ui::Result<ui::GraphQlResponse>& response) {
        if (response) {
            QTextStream(stdout) << QString::fromUtf8(QJsonDocument(response->body).toJson());
            code = response->body.contains(QLatin1String("errors")) ? Failed : 0;
        } else {
            complain(response.error().message);
            code = response.error().refused() && response.error().code != ui::Error::Code::Unreachable ? Failed
                                                                                                       : Temporary;
        }
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}

} // namespace signalbox::desktop
