// What a field of a form is, for the views field, text_field, select_field and ticks. Label above, help under
// it, the error beside the input, all tied together for screen readers.
//
//   {web::views::field(tr, {form, "email", tr("rights.email"), "email"})}
#pragma once

#include "platform/web/form.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Field {
    const FormView& form;
    std::string_view name;
    std::string_view label;
    std::string_view type = "text";
    Need need = Need::required;
    std::string_view help = {};
    std::string_view autocomplete = {};
};

struct TextField {
    const FormView& form;
    std::string_view name;
    std::string_view label;
    Need need = Need::required;
    std::string_view help = {};
    int rows = 4;
};

struct Option {
    std::string value;
    std::string label;
};

struct SelectField {
    const FormView& form;
    std::string_view name;
    std::string_view label;
    const std::vector<Option>& options;
    Need need = Need::required;
    std::string_view help = {};
};

// The ids that aria-describedby names: help and error, those that are there.
std::string described_by(std::string_view name, std::string_view help, std::string_view error);

} // namespace web
