// Reads definition.toml; check_data() stops the program at its start with file and place of a
// mistake.
#include "policy/definition/catalogue.hpp"

#include "policy/definition/definitions.hpp"

#include <algorithm>

namespace definition {
namespace {

WizardQuestion question_of(const settings::Place& place) {
    WizardQuestion question{place.text("key"), place.both("text"), {}};
    for (const auto& answer : place.list("answers"))
        question.answers.push_back({answer.text("key"), answer.both("text")});
    return question;
}

WizardOutcome outcome_of(const settings::Place& place) {
    return {place.text("key"),  place.texts("when"), place.text("form"), place.both("title"),
            place.both("text"), place.both("next"),  place.text("unit")};
}

[[noreturn]] void wrong(const settings::Place& place, const std::string& key, const std::string& what) {
    throw settings::Error(place.where() + "." + key + ": " + what);
}

bool among(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// A key that is misspelt is a key that is left out: "decisve" would make nothing decisive.
void know_every_key(const settings::Place& place) {
    static const std::vector<std::string> known{"key",      "title",    "question", "hint",
                                                "evidence", "decisive", "section",  "source"};
    for (const auto& key : place.keys())
        if (!among(known, key)) wrong(place, key, "there is no such key");
}

// A condition of the wizard asks for an answer that its question offers.
void can_hold(const settings::Place& place, const Wizard& wizard, const std::string& condition) {
    auto offered = [&](const WizardQuestion& question) {
        return std::any_of(question.answers.begin(), question.answers.end(), [&](const WizardAnswer& answer) {
            return holds(condition, {{question.key, answer.key}});
        });
    };
    if (!std::any_of(wizard.questions.begin(), wizard.questions.end(), offered))
        wrong(place, "when", "no question offers \"" + condition + "\"");
}

void types_are_known(const settings::Settings& institution) {
    std::vector<std::string> known;
    const auto agreements = institution.file("agreement_types"), file = institution.file("definition");
    for (const auto& type : agreements.list("types")) known.push_back(type.text("key"));
    for (const auto& type : file.texts("framework_types"))
        if (!among(known, type))
            wrong(file, "framework_types", "agreement_types.toml has no type \"" + type + "\"");
}

std::vector<Speaks> evidence_of(const settings::Place& place) {
    std::vector<Speaks> evidence;
    for (const auto& word : place.texts("evidence")) {
        auto speaks = enum_named<Speaks>(word);
        if (!speaks) wrong(place, "evidence", "there is no evidence \"" + word + "\"");
        evidence.push_back(*speaks);
    }
    return evidence;
}

} // namespace

std::vector<CharacteristicText> characteristic_texts(const settings::Settings& institution) {
    std::vector<CharacteristicText> items;
    const auto file = institution.file("definition");
    for (const auto& place : file.list("items"))
        items.push_back({{place.text("key"), place.flag("decisive"), evidence_of(place)},
                         place.both("title"),
                         place.both("question"),
                         place.both("hint"),
                         place.text_or("source", "")});
    return items;
}

std::vector<Characteristic> characteristics(const settings::Settings& institution) {
    std::vector<Characteristic> items;
    for (const auto& item : characteristic_texts(institution)) items.push_back(item.characteristic);
    return items;
}

std::string title_of(const settings::Settings& institution, std::string_view item, text::Language language) {
    for (const auto& one : characteristic_texts(institution))
        if (one.characteristic.key == item) return one.title.in(language);
    return {};
}

void check_data(const settings::Settings& institution) {
    characteristic_texts(institution);
    const auto file = institution.file("definition");
    for (const auto& item : file.list("items")) know_every_key(item);
    types_are_known(institution);
    const auto wizard = wizard_of(institution);
    for (const auto& outcome : file.list("outcomes"))
        for (const auto& condition : outcome.texts("when")) can_hold(outcome, wizard, condition);
}

Wizard wizard_of(const settings::Settings& institution) {
    Wizard wizard;
    const auto file = institution.file("definition");
    for (const auto& place : file.list("questions")) wizard.questions.push_back(question_of(place));
    for (const auto& place : file.list("outcomes")) wizard.outcomes.push_back(outcome_of(place));
    return wizard;
}

} // namespace definition
