// Ids that tie a field to its help and its error.
#include "platform/html/fields.hpp"

namespace html {

std::string described_by(const Field& field) {
    std::string ids;
    if (!field.hint.empty()) (ids += field.own_id()) += "-help";
    if (field.error.empty()) return ids;
    if (!ids.empty()) ids += ' ';
    return (ids += field.own_id()) += "-error";
}

std::string choice_id(const Field& field, const Choice& choice) {
    std::string id(field.own_id());
    id += '-';
    for (char c : choice.value) id += c == ' ' ? '_' : c;
    return id;
}

} // namespace html
