// Writes what a template became: one header for all views of a folder, one source for each view.
#pragma once

#include "tools/template_compiler/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace templates {

std::string header_of(std::string_view folder, const std::vector<Template>& views);
std::string source_of(std::string_view folder, const Template& view);

} // namespace templates
