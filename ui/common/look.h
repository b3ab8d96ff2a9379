#pragma once

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

namespace signalbox::ui {

/// What a widget needs in order to look right: colours and type, icons, and the way figures are written.
/// main owns one and every widget of the console takes `Look&` as its first constructor argument; there is no other way
/// to reach it and no global. It must outlive the widgets.
struct Look
{
    Theme theme;
    Icons icons{theme};
    Format format;
};

} // namespace signalbox::ui
