// A page of one of the room's lists, whichever it is: heads, columns to choose, filters, kept views, pages.
#pragma once

#include "policy/partnerships/list.hpp"

namespace partnerships {

// What the address asks for, how it is arranged, and what this reader may do with it; rows come after.
ListPage list_page(const web::Call& call, const lists::ListSpec& spec, std::string_view title);
// What can be chosen of a filter, and a chip for each that is.
void add_group(const web::Call& call, ListPage& page, std::string key, std::vector<html::Choice> choices);
void add_switch(const web::Call& call, ListPage& page, std::string_view key);
// The whole list, the room's own arrangement if there is one, then what was kept.
void add_view(ListPage& page, std::string text, const std::string& query);
void add_kept_views(const web::Call& call, db::Session& session, ListPage& page);
void add_pager(ListPage& page, std::int64_t total);

http::Response keep_view_of(web::Call& call, const lists::ListSpec& spec);
http::Response delete_view_of(web::Call& call, const lists::ListSpec& spec, lists::ViewId view);

} // namespace partnerships
