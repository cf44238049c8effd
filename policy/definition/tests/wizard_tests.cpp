// The wizard on KI's own data: every road leads somewhere, and a single department is not called strategic
// (E3).
#include "policy/definition/catalogue.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

using definition::Given;

namespace {

definition::Wizard of(const std::string& institution) {
    return definition::wizard_of(
        settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/" + institution));
}

std::string form_for(const definition::Wizard& wizard, const Given& given) {
    auto* outcome = definition::outcome_of(wizard, given);
    return outcome ? outcome->form : "";
}

void walk(const definition::Wizard& wizard, std::size_t question, Given& given, int& roads) {
    if (question == wizard.questions.size()) {
        CHECK(definition::outcome_of(wizard, given) != nullptr);
        ++roads;
        return;
    }
    for (const auto& answer : wizard.questions[question].answers) {
        given[wizard.questions[question].key] = answer.key;
        walk(wizard, question + 1, given, roads);
    }
}

} // namespace

TEST_CASE(
    "Wizard, E3: one department, one thing and no commitment of the management is a departmental agreement") {
    Given given{{"who", "department"},
                {"management", "none"},
                {"time", "some"},
                {"breadth", "one"},
                {"benefit", "partly"}};
    auto wizard = of("ki");
    CHECK(form_for(wizard, given) == "departmental_agreement");
    CHECK(definition::against(wizard, given) ==
          std::vector<std::string>{"who", "management", "breadth", "benefit"});
}

TEST_CASE("Wizard: the whole university, both managements, many things and benefits none reaches alone is "
          "strategic") {
    Given given{
        {"who", "several"}, {"management", "both"}, {"time", "long"}, {"breadth", "many"}, {"benefit", "no"}};
    CHECK(form_for(of("ki"), given) == "strategic");
}

TEST_CASE("Wizard: an assignment that the partner pays for is commissioned research whatever else is said") {
    Given given{{"who", "several"},
                {"management", "both"},
                {"time", "long"},
                {"breadth", "order"},
                {"benefit", "no"}};
    CHECK(form_for(of("ki"), given) == "commissioned_research");
}

TEST_CASE("Wizard: an answer that is not offered is no answer") {
    Given given{{"who", "everybody"},
                {"management", "both"},
                {"time", "long"},
                {"breadth", "many"},
                {"benefit", "no"}};
    CHECK(form_for(of("ki"), given) == "");
    CHECK(definition::unanswered(of("ki"), given) == std::vector<std::string>{"who"});
}

TEST_CASE("Wizard: whatever is answered, some form is named, at every institution") {
    for (const char* institution : {"ki", "example"}) {
        Given given;
        int roads = 0;
        auto wizard = of(institution);
        walk(wizard, 0, given, roads);
        CHECK(roads >= 4);
    }
}

TEST_CASE("Another institution asks other questions and names other forms") {
    auto wizard = of("example");
    CHECK(wizard.questions.size() == 2);
    CHECK(form_for(wizard, {{"who", "faculty"}, {"boards", "yes"}}) == "faculty_agreement");
    CHECK(form_for(wizard, {{"who", "university"}, {"boards", "yes"}}) == "strategic");
    CHECK(form_for(wizard, {{"who", "department"}, {"management", "none"}})
              .empty()); // the other institution's words
}
