// Front door of the room: is this a strategic partnership at all? Other rooms ask here and see nothing else.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/html/out.hpp"
#include "platform/settings/settings.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/route.hpp"
#include "policy/definition/definition.hpp"
#include "policy/definition/rules.hpp"
#include "policy/ids.hpp"

#include <span>

namespace definition {

// Throws settings::Error where definition.toml says a word that nothing hangs on: better not to start than to
// let a gate stand open.
void check_data(const settings::Settings& institution);

// How far a partnership's test has come, judged against the institution's characteristics.
DefinitionFacts facts_of(db::Session& session, PartnershipId partnership,
                         const std::vector<Characteristic>& characteristics);
std::vector<Characteristic> characteristics(const settings::Settings& institution);
// A characteristic's name in words; "" when it is no longer asked.
std::string title_of(const settings::Settings& institution, std::string_view item, text::Language language);

// The answers as they stand, one for each characteristic, unanswered ones too.
std::vector<Answer> answers_of(db::Session& session, PartnershipId partnership,
                               const std::vector<Characteristic>& characteristics);

// Keeps the answers; records one event that names what changed. `seen` is the test's version when the form
// was shown (0: none yet); somebody else's change since then is not lost but told (Fault::outdated).
Result<Done> answer(db::Database& database, PartnershipId partnership, const std::vector<Answer>& answers,
                    std::int64_t seen, const std::vector<Characteristic>& characteristics, const By& by);
std::int64_t version_of(db::Session& session, PartnershipId partnership);

// The answers as fields: d1.state, d1.by, d1.statement …, of a form or a JSON object. What is not sent stays
// as it was `before`; what cannot be used is noted beside its field. The API's fields stand within
// "items.".
std::vector<Answer> read_answers(web::Form& form, const std::vector<Answer>& before);
// The test as a form, and as a list to read, for the partnership's page; and as JSON.
html::Safe test_form(const web::Call& call, PartnershipId partnership, const std::vector<Answer>& answers,
                     const std::vector<Evidence>& evidence, std::int64_t version, const Failure* failure);
html::Safe test_summary(const web::Call& call, const std::vector<Answer>& answers,
                        const std::vector<Evidence>& evidence);
void write_answers(web::Json& json, const std::vector<Answer>& answers);
void write_evidence(web::Json& json, const std::vector<Evidence>& evidence);

std::span<const web::Route> routes();

} // namespace definition
