// Whether one follows it already.
#include "platform/following/button.hpp"

#include "platform/following/following.hpp"
#include "platform/web/call.hpp"

namespace following {

Button button_for(const web::Call& call, db::Session& session, events::Subject subject) {
    return {std::string{subject.kind}, subject.id, follows(session, call.actor.account, subject),
            call.csrf()};
}

} // namespace following
