// Assets with addresses that may be kept for ever; health for those who watch.
#include "app/pages.hpp"

#include "app/rooms.hpp"
#include "app/search.hpp"
#include "app/views.hpp"
#include "platform/assets/assets.hpp"
#include "platform/http/content.hpp"
#include "platform/web/metrics.hpp"

namespace app {
namespace {

http::Response asset(web::Call& call) {
    auto found = assets::find(call.request.path);
    if (!found) return {.status = 404, .type = "text/plain", .body = "no such asset\n"};
    auto sent = assets::sent(*found, call.request.header("accept-encoding"));
    auto response = http::serve_bytes(
        call.request, {.bytes = sent.bytes,
                       .type = found->type,
                       .tag = "\"" + std::string{found->hash} + std::string{sent.encoding} + "\"",
                       .encoding = sent.encoding,
                       .cache_control = "public, max-age=31536000, immutable"});
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
}
http::Response asset_in_folder(web::Call& call, std::string_view, std::string_view) { return asset(call); }
http::Response asset_in_subfolder(web::Call& call, std::string_view, std::string_view, std::string_view) {
    return asset(call);
}

http::Response search(web::Call& call) {
    SearchPage page{std::string{call.request.parameter("q")}, {}};
    for (const web::SearchSource& source : search_sources()) {
        if (page.words.empty() || !call.may(source.who)) continue;
        auto hits = source.find(call, page.words, 8);
        if (!hits.empty()) page.parts.push_back({std::string{call.tr(source.heading)}, std::move(hits)});
    }
    return call.page({.title = std::string{call.tr("app.search.title")}}, views::search(call.tr, page));
}

http::Response plain(std::string text) {
    return {.type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(text)};
}

http::Response healthz(web::Call&) { return plain("ok\n"); }

// Ready is who can write: a replica, or a full disk, would only disappoint.
http::Response readyz(web::Call& call) {
    static constexpr db::Sql note = R"sql(
        insert into installation (name, value) values ('last ready', ?)
        on conflict (name) do update set value = excluded.value
    )sql";
    auto tx = call.database().begin();
    tx.run(note, call.now()); // and rolled back: asking costs no disk
    return plain("ready\n");
}

http::Response metrics(web::Call& call) { return plain(call.services.metrics.text()); }

} // namespace

std::span<const web::Route> routes() {
    using web::get, web::page, web::Route;
    // clang-format off
    static constexpr Route table[] = {
        {get, "/assets/{}/{}",    rights::unasked, page<asset_in_folder>},
        {get, "/assets/{}/{}/{}", rights::unasked, page<asset_in_subfolder>},
        {get, "/search",          rights::signed_in, page<search>},
        {get, "/healthz",         rights::unasked, page<healthz>},
        {get, "/readyz",          rights::unasked, page<readyz>},
        {get, "/metrics",         rights::unasked, page<metrics>},
    };
    // clang-format on
    return table;
}

} // namespace app
