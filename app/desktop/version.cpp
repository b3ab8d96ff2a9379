#include "app/desktop/version.h"

namespace signalbox::desktop {

QString versionNumber()
{
    return QStringLiteral(SIGNALBOX_VERSION);
}

QString versionText()
{
    return QStringLiteral("Signalbox ") + versionNumber();
}

} // namespace signalbox::desktop
