#pragma once

namespace signalbox::ui {

/// What a node is for. Cool colours are rehearsals; production is real money, opens read-only and asks for names.
enum class Environment { Sandbox, Test, Production };

} // namespace signalbox::ui
