// My work: each room tells what waits, here it is put in order and shown once.
#include "app/my_work.hpp"

#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "app/views.hpp"
#include "platform/following/following.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/work.hpp"
#include "policy/may.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace app {
namespace {

constexpr std::size_t most_shown = 40;
constexpr int most_news = 100;
constexpr std::size_t most_news_lines = 6;

// Late first, then by day, what has no day last; rooms' own order within a day.
bool more_urgent(const web::Task& a, const web::Task& b) {
    if (a.due && b.due) return *a.due < *b.due;
    return a.due.has_value() && !b.due;
}

WorkLine line_of(const web::Call& call, const web::Task& task) {
    WorkLine line{task.title, task.why, task.href, {}};
    // A draft has no day, and an answer without one says so itself.
    if (task.waiting == web::Waiting::action) line.due = call.tr("app.work.no_day");
    if (task.due) {
        line.due = call.tr.due(*task.due, call.today());
        line.late = *task.due < call.today();
    }
    return line;
}

void put(const web::Call& call, WorkPage& page, const web::Task& task) {
    switch (task.waiting) {
    case web::Waiting::action:
        if (page.actions.size() < most_shown) page.actions.push_back(line_of(call, task));
        page.late += task.due && *task.due < call.today();
        return;
    case web::Waiting::answer:
        return page.answers.push_back(line_of(call, task));
    case web::Waiting::draft:
        return page.drafts.push_back(line_of(call, task));
    }
}

// From every room, the most urgent first; `total` also counts what a room left out because it was too much.
std::vector<web::Task> all_tasks(web::Call& call, db::Session& session, std::int64_t& total,
                                 std::vector<MoreWork>* more = nullptr) {
    std::vector<web::Task> all;
    for (const web::WorkSource& source : work_sources()) {
        if (!call.may(source.who)) continue;
        auto tasks = source.find(call, session);
        auto shown = static_cast<std::int64_t>(tasks.items.size());
        if (more && tasks.total > shown) more->push_back({tasks.total - shown, tasks.all});
        total += tasks.total;
        std::move(tasks.items.begin(), tasks.items.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), more_urgent);
    return all;
}

void add_tasks(web::Call& call, db::Session& session, WorkPage& page) {
    const auto all = all_tasks(call, session, page.total, &page.more);
    for (const auto& task : all) {
        put(call, page, task);
        if (task.waiting != web::Waiting::action) --page.total; // the heading counts what waits on oneself
    }
}

// One line for each record, with what was done last; older acts on it are counted.
void add_news(const web::Call& call, db::Session& session, WorkPage& page) {
    auto seen = following::seen_up_to(session, call.actor.account);
    auto records = following::readable(app::records(), call.actor.permissions);
    auto news = following::news_of(session, records, {call.actor.account, 0, most_news});
    const auto names = web::names_of(session, records, news);
    std::map<web::Subject, std::size_t> lines;
    for (const auto& event : news) {
        auto name = names.find({event.subject_kind, event.subject_id});
        if (name == names.end()) continue;
        bool unseen = event.id.value > seen;
        page.unseen += unseen;
        page.newest = std::max(page.newest, event.id.value);
        auto [line, first] = lines.emplace(name->first, page.news.size());
        if (!first) {
            if (line->second < page.news.size()) ++page.news[line->second].more;
        } else if (page.news.size() < most_news_lines)
            page.news.push_back({name->second.title, name->second.href,
                                 web::act_in_words(call.tr, records, event.subject_kind, event.act),
                                 event.actor + ", " + call.tr.time(event.at), unseen});
    }
}

} // namespace

std::string WorkPage::summary(const text::Words& tr) const {
    std::string said = tr.count("app.work.tasks", total);
    if (late > 0) said += ", " + tr.count("app.work.late", late);
    if (portfolio_size > 0) said += " · " + tr.count("app.work.portfolio", portfolio_size);
    return said;
}

http::Response my_work(web::Call& call) {
    WorkPage page;
    auto reader = call.database().read();
    add_tasks(call, reader, page);
    add_news(call, reader, page);
    if (call.may(May::read_partnerships)) page.portfolio = partnerships::portfolio_of(call, reader);
    for (const auto& stage : page.portfolio) page.portfolio_size += stage.number;
    if (call.may(May::edit_agreements)) page.terms = agreements::terms_ahead(call, reader);
    page.may_propose = call.may(May::propose);
    page.csrf = call.csrf();
    std::string title{call.tr("app.work.title")};
    return call.page({.title = title, .room = "work"}, views::my_work(call.tr, page));
}

http::Response news_seen(web::Call& call) {
    web::Form form{call.request};
    auto newest = form.number("newest", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto tx = call.database().begin();
    following::note_seen(tx, call.actor.account, *newest);
    tx.commit();
    return call.see_other("/my-work");
}

http::Response api_work(web::Call& call) {
    auto reader = call.database().read();
    std::int64_t total = 0;
    web::Json json;
    json.object().list("items");
    for (const auto& task : all_tasks(call, reader, total)) {
        json.object().field("title", task.title).field("why", task.why).field("href", task.href);
        json.field("due", task.due).field("waiting", ::name_of(task.waiting)).end();
    }
    json.end().field("next", nullptr).field("total", total);
    return call.json(json.end().take());
}

// One button on the pages of records, so that no room needs to know of following.
http::Response follow(web::Call& call) {
    web::Form form{call.request};
    auto kind = form.text("kind", web::Need::required, 60);
    auto id = form.number("id", web::Need::required, 1);
    const auto all = records();
    const auto* known = web::find_kind(all, kind);
    if (!form.good()) return call.failure(form.failure());
    if (!known || known->path.empty() || !call.may(known->who)) return call.not_found();
    auto tx = call.database().begin();
    auto names = web::names_of(tx, all, std::vector<web::Subject>{{kind, *id}});
    if (names.empty()) return call.not_found();
    bool stop = form.ticked("stop");
    if (stop)
        following::unfollow(tx, call.actor.account, {known->kind, *id});
    else
        following::follow(tx, call.actor.account, {known->kind, *id}, call.now());
    tx.commit();
    return call.see_other(names.begin()->second.href,
                          stop ? "following.no_longer_following" : "following.now_following");
}

} // namespace app
