// Reads definition.toml; a mistake in it stops the program at its start with file and place.
#include "policy/definition/catalogue.hpp"

#include "policy/definition/definitions.hpp"

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

} // namespace

std::vector<CharacteristicText> characteristic_texts(const settings::Settings& institution) {
    std::vector<CharacteristicText> items;
    const auto file = institution.file("definition");
    for (const auto& place : file.list("items"))
        items.push_back({{place.text("key"), place.flag("decisive"), place.texts("evidence")},
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

Wizard wizard_of(const settings::Settings& institution) {
    Wizard wizard;
    const auto file = institution.file("definition");
    for (const auto& place : file.list("questions")) wizard.questions.push_back(question_of(place));
    for (const auto& place : file.list("outcomes")) wizard.outcomes.push_back(outcome_of(place));
    return wizard;
}

} // namespace definition
