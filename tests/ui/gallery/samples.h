#pragma once

#include "ui/common/tablemodel.h"

namespace signalbox::ui {

/// Made-up rows for the gallery. The names are those of the drawings.
struct SamplePeer
{
    QString id;
    QString name;
    QString address;
    Money available;
    std::optional<Money> held;
    Runway runway;
    StateCell link;
    QDateTime lastPacket;
    bool operator==(const SamplePeer&) const = default;
};

Money sampleMoney(const char* digits, const char* code, quint8 scale = 2);
QDateTime sampleNow();
QList<SamplePeer> samplePeers();
QList<ColumnOf<SamplePeer>> samplePeerColumns();

} // namespace signalbox::ui
