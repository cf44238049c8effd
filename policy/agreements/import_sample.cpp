// Some of the changes, kept with the import so that its page need not read the list again.
#include "policy/agreements/import_steps.hpp"

#include "platform/text/encoding.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/import_json.hpp"

#include <simdjson.h>

namespace agreements {
namespace {

constexpr std::size_t most_shown = 25, longest_text = 300;

using simdjson::dom::element;

std::string_view short_text(const std::optional<std::string>& text) {
    return text ? text::shortened(*text, longest_text) : std::string_view{};
}

void write(web::Json& json, const Planned& planned) {
    std::vector<std::string> names;
    for (const auto& party : planned.parties) names.push_back(party.shown());
    json.object().field("act", name_of(planned.act)).field("title", planned.after.title);
    json.field("partner", text::shortened(joined(names), longest_text)).list("changes");
    for (const auto& change : planned.changes)
        json.object()
            .field("field", change.field)
            .field("before", short_text(change.before))
            .field("after", short_text(change.after))
            .end();
    json.end().end();
}

} // namespace

// Changes come before additions: they are what somebody must look at.
std::string sample_of(const Plan& plan) {
    web::Json json;
    json.list();
    std::size_t shown = 0;
    for (ImportAct act : {ImportAct::updated, ImportAct::added})
        for (const auto& planned : plan.changes)
            if (planned.act == act && shown++ < most_shown) write(json, planned);
    return json.end().take();
}

std::vector<SampleLine> lines_of_sample(std::string_view json) {
    std::vector<SampleLine> lines;
    simdjson::dom::parser parser;
    simdjson::dom::array list, changes;
    if (parser.parse(json.data(), json.size()).get(list) != simdjson::SUCCESS) return lines;
    for (element one : list) {
        SampleLine line{text_at(one, "act"), text_at(one, "title"), text_at(one, "partner"), {}};
        if (one["changes"].get(changes) == simdjson::SUCCESS)
            for (element change : changes)
                line.changes.push_back(
                    {text_at(change, "field"), text_at(change, "before"), text_at(change, "after")});
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace agreements
