#pragma once

#include "server/base/uuid.h"

#include <boost/describe.hpp>
#include <boost/json.hpp>

namespace signalbox {

/// A UUID in JSON is its text.
inline void tag_invoke(const boost::json::value_from_tag&, boost::json::value& json, const Uuid& id)
{
    json = id.toString();
}
inline Uuid tag_invoke(const boost::json::value_to_tag<Uuid>&, const boost::json::value& json)
{
    const auto id = Uuid::parse(std::string_view(json.as_string()));
    if (!id) throw boost::system::system_error(boost::json::error::incomplete, "not a UUID");
    return *id;
}

} // namespace signalbox
