// The institution's characteristics and the wizard's questions, as read from definition.toml.
#pragma once

#include "platform/settings/settings.hpp"
#include "policy/contents.hpp"
#include "policy/definition/definition.hpp"
#include "policy/definition/wizard.hpp"

namespace definition {

struct CharacteristicText {
    Characteristic characteristic;
    text::Both title;
    text::Both question;
    text::Both hint;
    std::string source; // seeds it stands in
};

std::vector<CharacteristicText> characteristic_texts(const settings::Settings& institution);
std::vector<Characteristic> characteristics(const settings::Settings& institution);
Wizard wizard_of(const settings::Settings& institution);

} // namespace definition
