// Start, about, licence, what is new.
#include "platform/about/pages.hpp"

#include "platform/about/__/__/CHANGELOG_md.hpp"
#include "platform/about/__/__/CHANGELOG_sv_md.hpp"
#include "platform/about/__/__/data/README_md.hpp"
#include "platform/about/__/__/LICENSE.hpp"
#include "platform/about/models.hpp"
#include "platform/about/views.hpp"
#include "platform/flood/flood.hpp"
#include "platform/html/markdown.hpp"
#include "platform/web/form.hpp"
#include "platform/web/router.hpp"

#include <algorithm>

namespace about::pages {
namespace {

http::Response titled(const Call& call, std::string_view key, html::Safe body, int status = 200) {
    return call.page({.title = std::string{call.tr(key)}, .status = status}, std::move(body));
}

// The page gives the first heading; a table is named for those who cannot see where it stands.
html::Safe text_of(std::string_view markdown, std::string_view label) {
    if (markdown.starts_with("# ")) markdown.remove_prefix(std::min(markdown.find('\n'), markdown.size()));
    auto markup = html::markdown(markdown).markup;
    std::string named = "<table class=\"list\" aria-label=\"" + html::escaped(label) + "\">";
    for (auto at = markup.find("<table>"); at != markup.npos; at = markup.find("<table>", at))
        markup.replace(at, 7, named);
    return {std::move(markup)};
}

bool there_is(const Call& call, std::string_view path) {
    return call.router.match(http::Method::get, path).route;
}

http::Response show_accessibility(const Call& call, web::FormView form, int status) {
    form.csrf = call.csrf();
    return titled(call, "about.accessibility.title",
                  views::accessibility(call.tr, form, flood::stamp(call, "accessibility")), status);
}

} // namespace

http::Response start(Call& call) {
    for (std::string_view first : {"/my-work", "/partnerships", "/organisations"})
        if (call.actor.known() && there_is(call, first)) return call.see_other(first);
    StartPage page{call.services.institution.file("institution").both("name").in(call.tr.language()),
                   there_is(call, "/request"), there_is(call, "/is-it-strategic")};
    return titled(call, "about.start.title", views::start(call.tr, page));
}

http::Response about(Call& call) {
    return titled(call, "about.title",
                  views::about(call.tr, text_of(README_md(), call.tr("about.attributions"))));
}

http::Response licence(Call& call) {
    return titled(call, "about.licence.title", views::licence(call.tr, LICENSE()));
}

http::Response whats_new(Call& call) {
    auto text = call.tr.language() == text::Language::sv ? CHANGELOG_sv_md() : CHANGELOG_md();
    return titled(call, "about.new.title",
                  views::whats_new(call.tr, text_of(text, call.tr("about.new.title"))));
}

http::Response accessibility(Call& call) {
    web::FormView form;
    form.set("page", call.request.parameter("page"));
    return show_accessibility(call, std::move(form), 200);
}

http::Response report(Call& call) {
    web::Form form{call.request};
    NewReport wanted{form.text("page", web::Need::optional, 300),
                     form.text("text", web::Need::required, 4000),
                     form.text("contact", web::Need::optional, 200)};
    if (flood::looks_like_a_machine(call, "accessibility")) form.fault("text", flood::too_quick);
    if (!form.good()) return show_accessibility(call, form.view({}), 422);
    if (!flood::may_send_more(call, {"accessibility", 10, 50})) {
        form.fault("text", flood::too_many);
        return show_accessibility(call, form.view({}), 429);
    }
    about::report(call.database(), wanted, call.by());
    return call.see_other("/accessibility", "about.report.received");
}

http::Response reports(Call& call) {
    auto reader = call.database().read();
    std::vector<ReportRow> rows;
    for (const Report& one : all_reports(reader))
        rows.push_back(
            {one.id, one.page, one.text, one.contact, call.tr.time(one.created), !one.closed, call.csrf()});
    return call.page({.title = std::string{call.tr("about.reports.title")}, .room = "administration"},
                     views::reports(call.tr, rows));
}

http::Response close_report(Call& call, ReportId id) {
    auto closed = about::close_report(call.database(), id, call.by());
    if (!closed) return call.failure(closed.failure());
    return call.see_other("/administration/reports", "about.report.closed");
}

} // namespace about::pages
