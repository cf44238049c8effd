// The button by which one follows a record, or stops; it stands on the record's own page.
//
//   page.follow = following::button_for(call, session, {"agreements", id.value});
//   {following::views::follow_button(tr, page.follow)}
#pragma once

#include "platform/events/events.hpp"

#include <string>

namespace web {
class Call;
}

namespace following {

struct Button {
    std::string kind;
    std::int64_t id = 0;
    bool follows = false;
    std::string csrf;
};
Button button_for(const web::Call& call, db::Session& session, events::Subject subject);

} // namespace following
