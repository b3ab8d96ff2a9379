#pragma once

#include "ui/client/nodesession.h"
#include "ui/client/profilestore.h"
#include "ui/client/secretstore.h"

#include <map>

namespace signalbox::ui {

/// Where secrets of profiles are kept; all of it outlives whoever holds this.
struct SecretPlaces
{
    SecretStore& keychain;
    SecretStore& vault;
    SecretStore& memory;
    [[nodiscard]] SecretStore& of(SecretPlace place) const;
};

/// The nodes of this console: saved profiles and those that live only as long as the program (the embedded sandbox),
/// with one session each, made when first asked for. GUI thread only.
class Nodes : public QObject
{
    Q_OBJECT
public:
    using Maker = std::function<std::unique_ptr<NodeSession>(const Profile& profile, Secret secret)>;

    Nodes(ProfileStore& store, SecretPlaces secrets, Maker maker, QObject* parent = nullptr);
    ~Nodes() override;

    /// Temporary ones first, then the saved ones in their order.
    [[nodiscard]] QList<Profile> profiles() const;
    [[nodiscard]] std::optional<Profile> profile(const QString& id) const;
    [[nodiscard]] bool isTemporary(const QString& id) const;

    /// Reads the secret and makes the session; opened() or openFailed() tells the end. Twice: once. After a failure:
    /// tries again.
    void open(const QString& id);
    /// nullptr until it is open.
    [[nodiscard]] NodeSession* session(const QString& id) const;
    /// Why opening failed; empty otherwise.
    [[nodiscard]] std::optional<Error> failureOf(const QString& id) const;
    /// Connecting for a node that is not open.
    [[nodiscard]] LinkState linkOf(const QString& id) const;

    /// The node in sight; empty when there is none. Setting it opens the node.
    [[nodiscard]] const QString& currentId() const { return m_current; }
    void setCurrent(const QString& id);

    /// A node of this run. With the id of one that is there it replaces that one.
    void addTemporary(const Profile& profile, Secret secret);
    void removeTemporary(const QString& id);

    /// Keeps the secret, then the profile. The session is made anew when address, tenant or secret are others. An empty
    /// secret leaves the one that is kept. Nothing is saved when either fails.
    [[nodiscard]] QFuture<Result<void>> save(Profile profile, Secret secret);
    /// Forgets profile and secret. What this console recorded about its money acts stays.
    [[nodiscard]] QFuture<Result<void>> forget(QString id);

Q_SIGNALS:
    /// The list, or a profile in it.
    void changed();
    void currentChanged(const QString& id);
    void opened(const QString& id);
    void openFailed(const QString& id, const signalbox::ui::Error& error);
    /// Its session is about to go: drop whatever refers to it.
    void closing(const QString& id);
    void linkChanged(const QString& id);

private:
    struct Temporary
    {
        Profile profile;
        Secret secret;
    };
    struct Open
    {
        bool reading = false;
        quint64 round = 0; ///< a secret read for an older round is dropped
        std::optional<Error> failure;
        std::unique_ptr<NodeSession> session;
    };
    void close(const QString& id);
    void made(const QString& id, const Profile& profile, Secret secret);
    void storeChanged();

    ProfileStore& m_store;
    SecretPlaces m_secrets;
    Maker m_maker;
    QList<Temporary> m_temporary;
    std::map<QString, Open> m_open;
    QString m_current;
    quint64 m_rounds = 0;
};

} // namespace signalbox::ui
