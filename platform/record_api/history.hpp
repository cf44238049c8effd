// The history of one record as JSON, newest first, by cursor.
#pragma once

#include "platform/events/events.hpp"
#include "platform/web/route.hpp"

#include <functional>

namespace record_api {

// A reader from elsewhere gets what happened, by whom and when, without reasons and values.
enum class Told { outline, whole };
// Whether an event's old values can be put back by whoever asks; none: nothing can.
using MayPutBack = std::function<bool(const events::Event&)>;

inline constexpr web::Answered event{
    "RecordEvent", "id:integer at:time actor capacity act account?:integer reason? note? rule_version? "
                   "changes?:json excuses?:json may_put_back:boolean"};
http::Response history(const web::Call& call, db::Session& session, events::Subject subject, Told told,
                       const MayPutBack& may_put_back = {});

} // namespace record_api
