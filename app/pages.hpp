// Pages over all rooms, for the table of routes of app/.
#pragma once

#include "platform/lists/saved_views.hpp"
#include "platform/web/call.hpp"

namespace app {

// api_views.cpp
http::Response api_views(web::Call& call);
http::Response api_keep_view(web::Call& call);
http::Response api_remove_view(web::Call& call, lists::ViewId view);

// my_work.cpp
http::Response my_work(web::Call& call);
http::Response news_seen(web::Call& call);
http::Response follow(web::Call& call);
http::Response api_work(web::Call& call);

// oversight.cpp
http::Response administration_front(web::Call& call);
http::Response outbox(web::Call& call);
http::Response timetable_page(web::Call& call);
http::Response history(web::Call& call);
http::Response download_history(web::Call& call);
http::Response api_timetable(web::Call& call);
http::Response show_account(web::Call& call, AccountId id);
http::Response change_details(web::Call& call, AccountId id);
http::Response set_password(web::Call& call, AccountId id);
http::Response grant_role(web::Call& call, AccountId id);
http::Response api_grant_role(web::Call& call, AccountId id);

// presence.cpp
using RecordId = Id<struct RecordTag>;
http::Response who_is_here(web::Call& call, std::string_view kind, RecordId id);

// search.cpp
http::Response search(web::Call& call);

} // namespace app
