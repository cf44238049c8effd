// The history as JSON, newest first, by cursor: of one record, or whatever is sought in all of it.
#pragma once

#include "platform/events/search.hpp"
#include "platform/web/route.hpp"

#include <functional>

namespace record_api {

// A reader from elsewhere gets what happened, by whom and when, without reasons and values.
enum class Told { outline, whole };
// Whether an event's old values can be put back by whoever asks; none: where an event as a whole never is.
using MayPutBack = std::function<bool(const events::Event&)>;

inline constexpr web::Answered event{
    "RecordEvent", "id:integer at:time kind record:integer actor capacity act account?:integer reason? note? "
                   "rule_version? changes?:json excuses?:json hash? may_put_back?:boolean"};
// Of the whole history: without a total, for nobody counts all that has happened.
inline constexpr web::Answered events{
    "Events",
    "items:objects items.id:integer items.at:time items.kind items.record:integer items.actor items.capacity "
    "items.act items.account?:integer items.reason items.note items.rule_version items.changes:json "
    "items.excuses:json items.hash next?"};
http::Response history(const web::Call& call, db::Session& session, events::Subject subject, Told told,
                       const MayPutBack& may_put_back = {});
http::Response found(const web::Call& call, db::Session& session, events::Sought sought);

} // namespace record_api
