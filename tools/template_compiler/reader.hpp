// Reads a template's text into pages and pieces, checked on the way.
#pragma once

#include "tools/template_compiler/template.hpp"

#include <string>
#include <string_view>

namespace templates {

// Throws Fault when the template is unsafe or does not fit together.
Template read_template(std::string file, std::string_view text);

} // namespace templates
