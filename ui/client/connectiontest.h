#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/graphqltransport.h"
#include "ui/client/types.h"

#include <QList>

namespace signalbox::ui {

/// The checks made before a profile is saved, in the order they are shown.
enum class ConnectionCheck { Reach, Certificate, Clock, Credentials, Version, Rights };

struct CheckResult
{
    enum class Outcome { Passed, Warning, Failed, Skipped };
    ConnectionCheck check = ConnectionCheck::Reach;
    Outcome outcome = Outcome::Skipped;
    QString sentence; ///< for the person
    QString detail;   ///< for "Copy details"
    friend bool operator==(const CheckResult&, const CheckResult&) = default;
};

/// What was learnt about the node on the way.
struct ConnectionFacts
{
    bool usable = false; ///< nothing failed
    Whoami who;
    CertificateFinding certificate; ///< its fingerprint is what to remember; Unknown: a person must accept it first
    qint64 clockSkewMs = 0;         ///< node minus this computer
    int latencyMs = -1;
};

/// Tries a node out with the credentials a form holds. Changes nothing on the node: the right to change is tried with
/// the void of a withdrawal that cannot exist. One run per object.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 skewWarnMs = 5'000;  ///< beyond this it is said
    static constexpr qint64 skewFailMs = 30'000; ///< a node refuses signatures this old by default

    /// `tenantId` is the one of the form; the transport is made with it.
    ConnectionTest(GraphQlTransport* transport, QString tenantId, QObject* parent = nullptr);

    /// Ends with finished(). Each line comes with checked() as soon as it is known.
    void start();

Q_SIGNALS:
    void checked(const signalbox::ui::CheckResult& result);
    void finished(const signalbox::ui::ConnectionFacts& facts);

private:
    void heardWhoami(const Result<GraphQlResponse>& response);
    void tryOldNode();
    void tryRights();
    void say(ConnectionCheck check, CheckResult::Outcome outcome, const QString& sentence, const QString& detail = {});
    void sayReach(const Result<GraphQlResponse>& response);
    void sayClock();
    void sayWhoTheNodeSees();
    void skipFrom(ConnectionCheck first);
    void finish();

    GraphQlTransport* m_transport;
    QString m_tenantId;
    ExchangeFacts m_last;
    ConnectionFacts m_facts;
    bool m_failed = false;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::CheckResult)
