// Who is meant by a person's name in a form.
#pragma once

#include "policy/partners/people.hpp"

#include <string>

namespace partners {

std::optional<PersonId> person_meant(db::Database& database, const std::string& name, const By& by);

} // namespace partners
