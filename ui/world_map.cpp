// One path a country, a small circle for states too small to be seen (ui/build/map.mjs made them).
#include "ui/world_map.hpp"

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

struct Land {
    std::string_view code, path;
    int x, y;
};
constexpr Land lands[] = {
#include "map.inc"
    {"~", "", 0, 0},
};

void append_shape(std::string& out, const Land& land, std::string_view colour, std::string_view title) {
    out.append(land.path.empty() ? "<circle" : "<path");
    if (!colour.empty()) out.append(" class=\"").append(colour).append("\"");
    if (land.path.empty())
        out.append(" cx=\"" + std::to_string(land.x) + "\" cy=\"" + std::to_string(land.y) + "\" r=\"7\">");
    else
        out.append(" d=\"").append(land.path).append("\">");
    if (!title.empty()) {
        out.append("<title>");
        html::append_escaped(out, title);
        out.append("</title>");
    }
    out.append(land.path.empty() ? "</circle>" : "</path>");
}

void append_country(std::string& out, const Land& land, const CountryValue& country) {
    bool leads = html::is_followable(country.href) && !country.href.empty();
    if (leads) {
        out.append("<a href=\"");
        html::append_escaped(out, country.href);
        out.append("\">");
    }
    append_shape(out, land, "level-" + std::to_string(std::clamp(country.level, 1, 4)), country.label);
    if (leads) out.append("</a>");
}

} // namespace

html::Safe world_map(std::span<const CountryValue> countries, std::string_view label) {
    std::string out = R"(<svg class="world" viewBox="0 0 2000 880" role="group" aria-label=")";
    html::append_escaped(out, label);
    out.append("\">");
    for (const Land& land : std::span(lands).first(std::size(lands) - 1)) {
        auto at = land.code.empty() ? countries.end()
                                    : std::ranges::find(countries, land.code, &CountryValue::code);
        if (at != countries.end())
            append_country(out, land, *at);
        else if (!land.path.empty())
            append_shape(out, land, "", "");
    }
    out.append("</svg>");
    return {std::move(out)};
}

} // namespace ui
