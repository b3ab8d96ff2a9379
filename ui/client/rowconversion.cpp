#include "ui/client/rowconversion.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NodeAnswer)
};
} // namespace

Error answeredNothing()
{
    return {Error::Code::Corrupt, Words::tr("The node answered without saying what it did."), {}, {}};
}

Error notThere()
{
    return {Error::Code::NotFound, Words::tr("The node does not know this."), {}, {}};
}

} // namespace signalbox::ui
