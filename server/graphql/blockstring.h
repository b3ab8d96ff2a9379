#pragma once

#include <string>
#include <string_view>

namespace signalbox::graphql {

/// The value of a block string: common indentation and blank lines at both ends removed (October 2021, §2.9.4).
/// Lines in `raw` end with \n.
std::string dedentBlockString(std::string_view raw);

/// A value as `"""…"""`, so that reading it gives the value again (if a block string can say it at all).
std::string printBlockString(std::string_view value, bool minimal);

} // namespace signalbox::graphql
