// What the pages of importing show, and where they stand.
#pragma once

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
    std::string name;
    std::int64_t organisation = 0;
    std::vector<std::string> changes; // "city: Lund → Malmö"
};

struct ImportPage {
    ImportLine line;
    std::vector<StoredProblem> problems;
    std::vector<ImportChangeLine> sample;
    std::string csrf;
    std::vector<std::string> errors; // text keys

    bool may_apply() const { return line.import.status == ImportStatus::checked; }
    bool may_undo() const { return line.import.status == ImportStatus::applied; }
};

namespace pages {
http::Response imports(web::Call& call);
http::Response upload_import(web::Call& call);
http::Response one_import(web::Call& call, ImportId id);
http::Response carry_out_import(web::Call& call, ImportId id);
http::Response undo_one_import(web::Call& call, ImportId id);
} // namespace pages

} // namespace partners
