// The fields of an import's steps; faults are kept in the form.
#include "policy/agreements/forms_import.hpp"

#include "platform/text/folding.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>
#include <charconv>

namespace agreements {
namespace {

constexpr std::string_view types_before = "types.", statuses_before = "statuses.";

void read_columns(web::Form& form, Mapping& mapping, std::size_t count) {
    const auto texts = form.texts("columns");
    if (texts.size() != count) return form.fault("columns", "agreements.import.columns_number");
    mapping.columns.assign(count, Field::none);
    for (std::size_t i = 0; i < count; ++i) {
        auto field = enum_named<Field>(texts[i]);
        if (!field)
            form.fault("columns", "web.field.not_choice");
        else if (!may_repeat(*field) && mapping.has(*field))
            form.fault("columns", "agreements.import.column_twice");
        mapping.columns[i] = field.value_or(Field::none);
    }
}

void read_words(web::Form& form, std::string_view before, const std::vector<std::string>& among,
                std::map<std::string, std::string>& into) {
    const auto sent = form.view({});
    for (const auto& [name, value] : sent.values) {
        if (!name.starts_with(before)) continue;
        if (!value.empty() && std::find(among.begin(), among.end(), value) == among.end())
            form.fault(name, "web.field.not_choice");
        else
            into[text::fold(std::string_view{name}.substr(before.size()))] = value;
    }
}

bool answered(const web::FormView& sent, std::string_view before, const std::vector<WrittenValue>& written,
              const std::map<std::string, std::string>& meanings) {
    return std::all_of(written.begin(), written.end(), [&](const WrittenValue& one) {
        auto folded = text::fold(one.text);
        auto meaning = meanings.find(folded);
        if (meaning != meanings.end() && !meaning->second.empty()) return true;
        return std::any_of(sent.values.begin(), sent.values.end(), [&](const auto& field) {
            return field.first.starts_with(before) &&
                   text::fold(std::string_view{field.first}.substr(before.size())) == folded;
        });
    });
}

OrganisationId organisation_in(std::string_view text) {
    OrganisationId id;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    return error == std::errc{} && end == text.data() + text.size() ? id : OrganisationId{};
}

// Another than those offered, by number or by what somebody types; none, or nothing when it is not known.
std::optional<OrganisationId> another(web::Form& form, db::Session& session, const std::string& before) {
    auto typed = form.text(before + "other", web::Need::optional);
    if (typed.empty()) return form.id<OrganisationTag>(before + "organisation", web::Need::optional);
    auto id =
        partners::organisation_meant(session, form.text(before + "organisation", web::Need::optional), typed);
    if (!id) form.fault(before + "other", "agreements.import.unknown_identifier");
    return id;
}

std::optional<NameChoice> read_name(web::Form& form, db::Session& session, const std::string& before,
                                    const std::vector<ImportName>& names) {
    auto position =
        form.number(before + "position", web::Need::required, 0, static_cast<std::int64_t>(names.size()) - 1);
    if (!position) return std::nullopt;
    NameChoice choice{static_cast<int>(*position), How::chosen, std::nullopt};
    auto other = another(form, session, before);
    if (!other) return std::nullopt;
    auto id = *other;
    auto how = form.text(before + "how", web::Need::optional, 20);
    if (!id) id = organisation_in(how);
    if (!id) {
        choice.how =
            enum_named<How>(form.choice(before + "how", web::Need::required, {"chosen", "text", "new"}))
                .value_or(How::text);
        if (choice.how == How::chosen) form.fault(before + "organisation", "web.field.missing");
        return choice;
    }
    auto facts = partners::facts_of(session, id);
    if (!facts) {
        form.fault(before + "organisation", "agreements.organisation_unknown");
        return std::nullopt;
    }
    const auto& name = names[static_cast<std::size_t>(*position)];
    if (!name.open() && name.organisation_id == id) return std::nullopt;
    choice.organisation_id = id;
    return choice;
}

} // namespace

Mapping read_reading(web::Form& form) {
    Mapping reading;
    auto header = form.choice("header", web::Need::optional, {"guess", "present", "absent"});
    if (header == "present") reading.header = tables::HeaderRow::present;
    if (header == "absent") reading.header = tables::HeaderRow::absent;
    reading.encoding =
        form.choice("encoding", web::Need::optional, {std::begin(encodings), std::end(encodings)});
    reading.sheet = form.text("sheet", web::Need::optional, 100);
    reading.separator =
        form.choice("separator", web::Need::optional, {std::begin(separators), std::end(separators)});
    if (reading.separator == "tab") reading.separator = "\t";
    return reading;
}

void read_answers(web::Form& form, Mapping& mapping, const tables::Table& table, const Importing& with) {
    const auto type_keys = keys_of(types(with.institution));
    if (form.sent("columns")) read_columns(form, mapping, table.columns());
    auto key = [&](std::string_view field, const std::vector<std::string>& among, std::string& into) {
        if (!form.sent(field)) return;
        if (auto chosen = form.choice(field, web::Need::required, among); !chosen.empty()) into = chosen;
    };
    std::string dates;
    key("usual_type", type_keys, mapping.type);
    key("host", keys_of(hosts(with.institution)), mapping.host);
    key("dates", {"day_first", "month_first"}, dates);
    if (!dates.empty())
        mapping.dates =
            dates == "month_first" ? tables::DateOrder::month_first : tables::DateOrder::day_first;
    guess_values(mapping, table, ImportWords{with.institution, with.catalogues});
    read_words(form, types_before, type_keys, mapping.types);
    std::vector<std::string> statuses;
    for (Status status : all_of<Status>()) statuses.emplace_back(name_of(status));
    read_words(form, statuses_before, statuses, mapping.statuses);
}

bool every_word_is_answered(const web::Form& form, const Mapping& mapping, const tables::Table& table) {
    const auto sent = form.view({});
    return answered(sent, types_before, values_of(table, mapping, Field::type), mapping.types) &&
           answered(sent, statuses_before, values_of(table, mapping, Field::status), mapping.statuses);
}

std::vector<NameChoice> read_names(web::Form& form, db::Session& session,
                                   const std::vector<ImportName>& names) {
    std::vector<NameChoice> choices;
    for (std::size_t i = 0;; ++i) {
        auto before = "names." + std::to_string(i) + ".";
        if (!form.sent(before + "position")) return choices;
        if (auto choice = read_name(form, session, before, names)) choices.push_back(*choice);
    }
}

} // namespace agreements
