// What the pages of importing a list show, step by step.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/jobs/progress.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/import_joining.hpp"
#include "policy/partners/partners.hpp"

#include <map>
#include <string>
#include <vector>

namespace agreements {

struct ImportLine {
    Import import;
    std::string when; // in words
};

struct ImportsPage {
    std::vector<ImportLine> lines;
    std::string csrf;
    std::string error; // text key
};

enum class ImportStep { columns, names, check };
constexpr EnumNames<ImportStep, 3> names_of(ImportStep) { return {"columns", "names", "check"}; }

struct ImportHead {
    ImportId id;
    std::string file_name;
    ImportStep step = ImportStep::columns;
    std::string csrf;
    Reasons errors;
};

// A question with one answer: what a column means, what a word of the list means, which organisation a name
// is.
struct Question {
    std::string field; // id of the select
    std::string name;  // under which the answer is sent
    std::string asked; // as the list has it
    std::string note;
    std::vector<html::Choice> choices;
};

struct ImportColumnsPage {
    ImportHead head;
    std::string how_read; // "CSV, windows-1252, semicolons, heads in row 1"
    std::vector<Question> columns, types, statuses;
    std::vector<html::Choice> encodings, separators, headers, sheets; // to read it anew
    std::vector<html::Choice> date_orders;                            // empty: no cell leaves a doubt
    std::vector<html::Choice> usual_types, hosts;                     // where no column tells
    std::string mapping_name;
    bool remembered = false;
};

struct NameQuestion {
    Question question;
    int position = 0;
    std::string typed = {}, error = {}; // another organisation that was typed and not understood; text key
    std::string typed_in = {};          // id of that field
};

struct ImportNamesPage {
    ImportHead head;
    std::vector<NameQuestion> open, sure;
    std::int64_t open_total = 0, sure_total = 0;
};

struct ImportChangeLine {
    std::string act, title, partner;
    std::vector<std::string> changes; // "Slutar: 30 juni 2026 → 30 juni 2031"
};

struct ImportPage {
    ImportHead head;
    ImportLine line;
    std::vector<ImportChangeLine> sample;
    std::vector<ImportProblem> problems;
    NameCounts names;

    std::optional<html::Progress> progress; // while it is being written or taken back
    std::string silent_since;               // "" while the work is heard of
    std::int64_t kept = 0;                  // agreements that stayed when it was undone
    std::string unsure;                     // text key: undoing was asked for without the tick

    ImportFacts facts;

    bool is(ImportStatus status) const { return line.import.status == status; }
    bool may_apply() const { return static_cast<bool>(agreements::may_apply(facts)); }
    bool may_undo() const { return static_cast<bool>(agreements::may_undo(facts)); }
    // Why what comes next is not offered.
    Reasons held_back() const {
        if (is(ImportStatus::checked)) return agreements::may_apply(facts).reasons();
        return is(ImportStatus::applied) ? agreements::may_undo(facts).reasons() : Reasons{};
    }
    std::int64_t will_write() const { return line.import.counts.added + line.import.counts.updated; }
};

// The file that was sent, or several that are one list.
Result<JoinedList> list_sent(const http::Request& request);

// The organisations that the names may be, asked for together.
std::map<OrganisationId, partners::OrganisationFacts> candidates_of(db::Session& session,
                                                                    const std::vector<ImportName>& names);
ImportColumnsPage columns_page(const web::Call& call, const Import& import, const Mapping& mapping,
                               const tables::Table& table);
std::vector<html::FieldError> errors_of(const ImportNamesPage& page);
ImportNamesPage names_page(const web::Call& call, db::Session& session, const Import& import);
ImportPage import_page(const web::Call& call, db::Session& session, const Import& import);
// "Skriver: 400 av 1 200 avtal".
std::string progress_in_words(const text::Words& tr, const jobs::Progress& progress);

namespace pages {
http::Response imports(web::Call& call);
http::Response upload_import(web::Call& call);
http::Response one_import(web::Call& call, ImportId id);
http::Response import_columns(web::Call& call, ImportId id);
http::Response save_columns(web::Call& call, ImportId id);
http::Response read_anew(web::Call& call, ImportId id);
http::Response import_names(web::Call& call, ImportId id);
http::Response save_names(web::Call& call, ImportId id);
http::Response carry_out_import(web::Call& call, ImportId id);
http::Response undo_one_import(web::Call& call, ImportId id);
http::Response import_events(web::Call& call, ImportId id);
} // namespace pages
} // namespace agreements
