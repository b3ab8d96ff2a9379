#pragma once

#include <QJsonObject>

namespace signalbox::ui::test {

/// What a small node answers to the introspection query, and to a query of its assets.
QJsonObject sampleSchema();
QJsonObject sampleAnswer();

} // namespace signalbox::ui::test
