// The triage board.
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/triage.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships {
http::Response pages::triage(web::Call& call) {
    auto reader = call.database().read();
    TriagePage page;
    for (auto& row : waiting_cases(reader)) {
        WaitingLine line{std::move(row), {}, {}, 0, false};
        line.since = call.tr.date(line.row.created_at.date());
        line.days = static_cast<int>((call.today().days - line.row.created_at.date().days).count());
        if (line.row.answer_by) {
            line.due = call.tr.due(*line.row.answer_by, call.today());
            line.late = *line.row.answer_by < call.today();
        }
        page.late += line.late ? 1 : 0;
        page.asking += line.row.asks ? 1 : 0;
        page.lines.push_back(std::move(line));
    }
    return call.page({.title = std::string{call.tr("partnerships.triage.title")}, .room = "partnerships"},
                     views::triage(call.tr, page));
}

} // namespace partnerships
