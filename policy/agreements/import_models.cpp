// Fills the models of the import's pages.
#include "policy/agreements/import_pages.hpp"

#include "platform/text/encoding.hpp"
#include "platform/text/folding.hpp"
#include "policy/agreements/forms_import.hpp"
#include "policy/agreements/import_steps.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/words.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace agreements {
namespace {

constexpr int most_names = 200, most_problems = 200;

std::vector<html::Choice> field_choices(const text::Words& tr, Field chosen) {
    std::vector<html::Choice> choices;
    for (Field field : all_of<Field>())
        choices.push_back({std::string{name_of(field)}, std::string{tr.of("agreements.import.field", field)},
                           field == chosen});
    return choices;
}

std::string examples_of(const tables::ColumnFacts& facts) {
    std::string text;
    for (std::size_t i = 0; i < facts.examples.size() && i < 3; ++i)
        text.append(i ? " · " : "").append(text::shortened(facts.examples[i], 60));
    return text;
}

std::vector<Question> column_questions(const text::Words& tr, const Mapping& mapping,
                                       const tables::Table& table) {
    std::vector<Question> questions;
    const auto facts = tables::facts_of(table);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Field now = i < mapping.columns.size() ? mapping.columns[i] : Field::none;
        questions.push_back({"column-" + std::to_string(i), "columns", table.name_of(i),
                             examples_of(facts[i]), field_choices(tr, now)});
    }
    return questions;
}

std::vector<html::Choice> type_choices(const std::vector<Named>& among, text::Language language,
                                       std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (const auto& named : among)
        choices.push_back({named.key, named.name.in(language), named.key == chosen});
    return choices;
}

std::string answer_in(const std::map<std::string, std::string>& words, const std::string& written) {
    auto found = words.find(text::fold(written));
    return found == words.end() ? std::string{} : found->second;
}

std::vector<Question> type_questions(const web::Call& call, const Mapping& mapping,
                                     const tables::Table& table) {
    std::vector<Question> questions;
    const auto named = types(call.services.institution);
    for (const auto& value : values_of(table, mapping, Field::type)) {
        auto answer = answer_in(mapping.types, value.text);
        Question question{"type-" + std::to_string(questions.size()), "types." + value.text, value.text,
                          call.tr.count("agreements.import.rows", value.number),
                          type_choices(named, call.tr.language(), answer)};
        question.choices.insert(question.choices.begin(),
                                {"", std::string{call.tr("agreements.import.as_usual")}, answer.empty()});
        questions.push_back(std::move(question));
    }
    return questions;
}

std::vector<Question> status_questions(const web::Call& call, const Mapping& mapping,
                                       const tables::Table& table) {
    std::vector<Question> questions;
    for (const auto& value : values_of(table, mapping, Field::status)) {
        auto answer = answer_in(mapping.statuses, value.text);
        Question question{"status-" + std::to_string(questions.size()),
                          "statuses." + value.text,
                          value.text,
                          call.tr.count("agreements.import.rows", value.number),
                          {}};
        question.choices.push_back({"", std::string{call.tr("agreements.import.by_end")}, answer.empty()});
        for (Status status : all_of<Status>())
            question.choices.push_back({std::string{name_of(status)},
                                        std::string{call.tr.of("agreements.status", status)},
                                        name_of(status) == answer});
        questions.push_back(std::move(question));
    }
    return questions;
}

std::string separator_name(const text::Words& tr, char separator) {
    constexpr std::pair<char, std::string_view> names[] = {{';', "agreements.import.separator.semicolon"},
                                                           {'\t', "agreements.import.separator.tab"},
                                                           {'|', "agreements.import.separator.bar"}};
    for (auto [letter, key] : names)
        if (letter == separator) return std::string{tr(key)};
    return std::string{tr("agreements.import.separator.comma")};
}

std::string how_read(const text::Words& tr, const tables::Table& table) {
    std::string text =
        table.form.kind == tables::Kind::xlsx
            ? tr("agreements.import.read_xlsx", {{"sheet", table.form.sheet}})
            : tr("agreements.import.read_csv", {{"encoding", table.form.encoding},
                                                {"separator", separator_name(tr, table.form.separator)}});
    text += ", ";
    text += table.header_row > 0
                ? tr("agreements.import.head_in_row", {{"row", std::to_string(table.header_row)}})
                : std::string{tr("agreements.import.no_head")};
    return text + ", " + tr.count("agreements.import.rows", static_cast<std::int64_t>(table.rows.size()));
}

void fill_reading(ImportColumnsPage& page, const text::Words& tr, const Mapping& mapping,
                  const tables::Table& table) {
    auto guess = std::string{tr("agreements.import.guess")};
    for (auto [value, key] :
         {std::pair{"guess", "agreements.import.guess"}, std::pair{"present", "agreements.import.head_first"},
          std::pair{"absent", "agreements.import.no_head"}}) {
        auto now = mapping.header == tables::HeaderRow::present  ? std::string_view{"present"}
                   : mapping.header == tables::HeaderRow::absent ? std::string_view{"absent"}
                                                                 : std::string_view{"guess"};
        page.headers.push_back({value, std::string{tr(key)}, now == value});
    }
    if (table.form.kind == tables::Kind::xlsx) {
        for (const auto& sheet : table.form.sheets)
            page.sheets.push_back({sheet, sheet, sheet == table.form.sheet});
        return;
    }
    page.encodings.push_back({"", guess, mapping.encoding.empty()});
    for (std::string_view encoding : encodings)
        page.encodings.push_back(
            {std::string{encoding}, std::string{encoding}, mapping.encoding == encoding});
    page.separators.push_back({"", guess, mapping.separator.empty()});
    for (std::string_view separator : separators) {
        char letter = separator == "tab" ? '\t' : separator.front();
        page.separators.push_back({std::string{separator}, separator_name(tr, letter),
                                   mapping.separator == std::string_view{&letter, 1}});
    }
}

std::string place_of(const web::Call& call, const partners::OrganisationFacts& facts) {
    auto country = std::string{partners::country_name(facts.country, call.tr.language())};
    return country.empty() ? facts.name : facts.name + ", " + country;
}

using Candidates = std::map<OrganisationId, partners::OrganisationFacts>;

// names.<row>.how: the row on the page, for the positions shown have holes.
Question name_question(const web::Call& call, const Candidates& candidates, const ImportName& name,
                       std::size_t row) {
    auto country = std::string{partners::country_name(name.country, call.tr.language())};
    auto rows = call.tr.count("agreements.import.rows", name.number);
    Question question{"name-" + std::to_string(name.position),
                      "names." + std::to_string(row) + ".",
                      name.written,
                      country.empty() ? rows : country + ", " + rows,
                      {}};
    auto ids = name.candidate_ids();
    if (name.organisation_id && std::find(ids.begin(), ids.end(), *name.organisation_id) == ids.end())
        ids.insert(ids.begin(), *name.organisation_id);
    bool decided = !name.open() && name.how != How::added;
    for (auto id : ids)
        if (auto facts = candidates.find(id); facts != candidates.end())
            question.choices.push_back({std::to_string(id.value), place_of(call, facts->second),
                                        decided && name.organisation_id == id});
    question.choices.push_back({"text", std::string{call.tr("agreements.import.only_text")}, name.open()});
    question.choices.push_back(
        {"new", std::string{call.tr("agreements.import.new_organisation")}, name.how == How::added});
    return question;
}

std::string said(const web::Call& call, const std::string& field, const std::string& value) {
    if (value.empty()) return "–";
    if (auto day = Date::parse(value)) return call.tr.date(*day);
    if (field == "status")
        if (auto status = enum_named<Status>(value))
            return std::string{call.tr.of("agreements.status", *status)};
    if (field == "type") return name_in(types(call.services.institution), value, call.tr.language());
    return value;
}

ImportChangeLine line_of(const web::Call& call, const SampleLine& sample) {
    ImportChangeLine line{sample.act, sample.title, sample.partner, {}};
    for (const auto& change : sample.changes)
        line.changes.push_back(std::string{call.tr("agreements.field." + change.field)} + ": " +
                               said(call, change.field, change.before.value_or("")) + " → " +
                               said(call, change.field, change.after.value_or("")));
    return line;
}

ImportHead head_of(const web::Call& call, const Import& import, ImportStep step) {
    return {import.id, import.file_name, step, call.csrf(), {}};
}

} // namespace

ImportColumnsPage columns_page(const web::Call& call, const Import& import, const Mapping& mapping,
                               const tables::Table& table) {
    const auto& tr = call.tr;
    const auto& institution = call.services.institution;
    ImportColumnsPage page;
    page.head = head_of(call, import, ImportStep::columns);
    page.how_read = how_read(tr, table);
    page.columns = column_questions(tr, mapping, table);
    page.types = type_questions(call, mapping, table);
    page.statuses = status_questions(call, mapping, table);
    fill_reading(page, tr, mapping, table);
    const auto facts = tables::facts_of(table);
    bool doubtful = std::any_of(facts.begin(), facts.end(), [](const auto& column) {
        return column.content == tables::Content::dates && column.date_order_matters && !column.date_order;
    });
    bool day_first = mapping.dates == tables::DateOrder::day_first;
    if (doubtful) {
        page.date_orders.push_back({"day_first", std::string{tr("agreements.import.day_first")}, day_first});
        page.date_orders.push_back(
            {"month_first", std::string{tr("agreements.import.month_first")}, !day_first});
    }
    page.usual_types = type_choices(types(institution), tr.language(), mapping.type);
    page.hosts = type_choices(hosts(institution), tr.language(), mapping.host);
    return page;
}

Candidates candidates_of(db::Session& session, const std::vector<ImportName>& names) {
    std::vector<OrganisationId> ids;
    for (const auto& name : names) {
        const auto some = name.candidate_ids();
        ids.insert(ids.end(), some.begin(), some.end());
        if (name.organisation_id) ids.push_back(*name.organisation_id);
    }
    return partners::facts_of_all(session, ids);
}

std::vector<html::FieldError> errors_of(const ImportNamesPage& page) {
    std::vector<html::FieldError> errors;
    for (const auto& name : page.open)
        if (!name.error.empty()) errors.push_back({name.typed_in, name.error, name.question.asked});
    return errors;
}

ImportNamesPage names_page(const web::Call& call, db::Session& session, const Import& import) {
    ImportNamesPage page;
    page.head = head_of(call, import, ImportStep::names);
    auto names = names_of_import(session, import.id);
    std::stable_sort(names.begin(), names.end(),
                     [](const ImportName& a, const ImportName& b) { return a.number > b.number; });
    std::vector<ImportName> open, sure;
    for (const auto& name : names) {
        bool is_sure = !name.lost() && (name.how == How::identified || name.how == How::recognised);
        auto& total = is_sure ? page.sure_total : page.open_total;
        if (++total <= most_names) (is_sure ? sure : open).push_back(name);
    }
    auto ask = [&, row = std::size_t{0}](const std::vector<ImportName>& some,
                                         std::vector<NameQuestion>& among) mutable {
        const auto candidates = candidates_of(session, some);
        for (const auto& name : some)
            among.push_back({name_question(call, candidates, name, row++), name.position});
        for (auto& question : among) question.typed_in = question.question.field + "-other";
    };
    ask(open, page.open);
    ask(sure, page.sure);
    return page;
}

std::string progress_in_words(const text::Words& tr, const jobs::Progress& progress) {
    if (progress.message.empty()) return std::string{tr("agreements.import.progress.waiting")};
    auto key = progress.message + (progress.total ? ".of" : "");
    return tr(key, {{"done", tr.number(progress.done)}, {"total", tr.number(progress.total.value_or(0))}});
}

namespace {

constexpr std::int64_t silence_seconds = 90; // longer than a job belongs to a copy that has died

void show_progress(ImportPage& page, const web::Call& call, db::Session& session) {
    const Import& import = page.line.import;
    if (!import.runs() || !import.progress_id) return;
    auto progress = jobs::find_progress(session, jobs::ProgressId{*import.progress_id});
    if (!progress) return;
    page.progress =
        html::Progress{progress->done, progress->total.value_or(0), progress_in_words(call.tr, *progress),
                       "/agreements/imports/" + std::to_string(import.id.value) + "/events"};
    if (call.now() > progress->updated_at.plus_seconds(silence_seconds))
        page.silent_since = call.tr.time(progress->updated_at);
}

} // namespace

ImportPage import_page(const web::Call& call, db::Session& session, const Import& import) {
    ImportPage page;
    page.head = head_of(call, import, ImportStep::check);
    page.facts = facts_of(session, import);
    page.line = {import, call.tr.time(import.applied_at.value_or(import.started_at))};
    page.problems = problems_of(session, import.id, most_problems);
    page.names = count_names(session, import.id);
    const auto sample = lines_of_sample(import.sample);
    for (const auto& line : sample) page.sample.push_back(line_of(call, line));
    if (import.undone_at) page.kept = kept_of(session, import.id);
    show_progress(page, call, session);
    return page;
}

} // namespace agreements
