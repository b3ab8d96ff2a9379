#pragma once

#include "ui/client/graphqltransport.h"
#include "ui/client/types.h"

#include <QSet>

namespace signalbox::ui {

/// Speaks to nodes of other generations in their words. The console's documents are written for nodes with tenants; for
/// older ones fields and arguments they do not know are left out, `address` is asked for as `url`, and answers get the
/// missing members back. What a node still refuses by name is learnt from its refusal.
class DialectAdapter
{
public:
    explicit DialectAdapter(Dialect dialect) : m_dialect(dialect) {}

    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    void setDialect(Dialect dialect) { m_dialect = dialect; }

    [[nodiscard]] GraphQlRequest toNode(GraphQlRequest request) const;
    [[nodiscard]] QJsonObject fromNode(const QJsonObject& data) const;

    /// Looks through the refusals of a response for fields this console can do without. True when there was a new one:
    /// ask again.
    bool learnFrom(const QJsonObject& response);

private:
    Dialect m_dialect;
    QSet<QString> m_unknown; ///< "Type.field"
};

/// Whether this error means that the node does not know `whoami`: a node without tenants.
[[nodiscard]] bool doesNotKnowWhoami(const Error& error);

/// Asks an old node something that only names `url` of a wallet address.
[[nodiscard]] GraphQlRequest oldNodeProbe();

} // namespace signalbox::ui
