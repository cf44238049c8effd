// What the pages of importing show, and where they stand.
#pragma once

#include "platform/html/parts.hpp"
#include "platform/jobs/progress.hpp"
#include "platform/web/route.hpp"
#include "policy/partners/imports.hpp"

namespace partners {

struct ImportLine {
    Import import;
    std::string when; // in words
};

struct ImportsPage {
    std::vector<ImportLine> lines;
    std::string csrf;
    std::string error; // text key
};

struct ImportChangeLine {
    std::string act; // of ImportAct
    std::string name, place;
    std::int64_t organisation = 0;
    std::vector<std::string> changes; // "city: Lund → Malmö"
};

struct ImportPage {
    ImportLine line;
    std::vector<ProblemGroup> problems;
    std::vector<ImportChangeLine> sample;
    std::string csrf;
    std::vector<std::string> errors;        // text keys
    std::optional<html::Progress> progress; // while it runs
    std::string silent_since;               // in words: nothing was heard of it for a while
    ImportFacts facts;
    std::string undone;                 // in words: what went and what stayed
    std::vector<KeptOrganisation> kept; // the first of those that stayed
};

// A column of the file as the reader calls it.
std::string column_in_words(const text::Words& tr, std::string_view field);

namespace pages {
http::Response import_problems(web::Call& call, ImportId id);
http::Response imports(web::Call& call);
http::Response upload_import(web::Call& call);
http::Response one_import(web::Call& call, ImportId id);
http::Response carry_out_import(web::Call& call, ImportId id);
http::Response undo_one_import(web::Call& call, ImportId id);
http::Response cancel_one_import(web::Call& call, ImportId id);
http::Response import_events(web::Call& call, ImportId id);
} // namespace pages

} // namespace partners
