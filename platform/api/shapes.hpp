// What the routes under /api/ say that they answer with: drawn as JSON Schema, and held against real answers.
#pragma once

#include "platform/web/body.hpp"
#include "platform/web/json.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace api {

// The properties, and which of them are always there, into the schema that is open.
void write_properties(web::Json& json, const std::vector<web::BodyField>& fields,
                      std::string_view within = {});
// Each named answer once, into components/schemas. Throws where one name stands for two things.
void write_answers(web::Json& json, std::span<const web::Route* const> routes);
void write_answer_schema(web::Json& json, const web::Answered& answer);

// What this answer has that its route does not say, lacks that it says, or has of another type; empty when
// it is as described.
std::vector<std::string> not_as_said(const web::Answered& answer, std::string_view body);

} // namespace api
