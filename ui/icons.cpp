// Icons are written into the page, so that they take its colour and need no request of their own; flags are
// files.
#include "ui/icons.hpp"

#include "platform/assets/assets.hpp"
#include "platform/basics/ascii.hpp"

#include <algorithm>

namespace ui {
namespace {

struct Icon {
    std::string_view name, body;
};
constexpr Icon icons[] = {
#include "icons.inc"
    {"~", ""},
};

} // namespace

html::Safe icon(std::string_view name) {
    auto at = std::ranges::find(icons, name, &Icon::name);
    if (at == std::end(icons)) return {};
    std::string markup = R"(<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">)";
    markup.append(at->body).append("</svg>");
    return {std::move(markup)};
}

html::Safe flag(std::string_view country) {
    auto file = assets::named("flags/" + ascii::small(country) + ".svg");
    if (!file) return {};
    std::string markup = R"(<img class="flag" alt="" width="20" height="15" loading="lazy" src=")";
    markup.append(file->url).append("\">\u2060"); // a word joiner: no flag stands alone at the end of a line
    return {std::move(markup)};
}

} // namespace ui
