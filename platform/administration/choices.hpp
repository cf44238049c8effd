// Lists to choose from, in the reader's language.
#pragma once

#include "platform/rights/rights.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/web/call.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/form.hpp"

#include <string>
#include <vector>

namespace administration {

std::vector<web::Option> language_options(const web::Call& call);
std::vector<web::Option> role_options(const web::Call& call);
// Hosts of the institution, by key: those given, or all.
std::vector<web::Option> capacity_options(const web::Call& call, const std::vector<std::string>& keys);
std::vector<web::Option> all_capacities(const web::Call& call);

// What a new token is to be called, how long it lasts and what it may do.
rights::NewToken token_asked(web::Form& form);

std::string role_name(const web::Call& call, const std::string& key);
std::vector<std::string> role_names(const web::Call& call, const std::vector<rights::Grant>& grants);

} // namespace administration
