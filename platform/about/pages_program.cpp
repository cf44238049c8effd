// What the program itself answers: assets with addresses that may be kept for ever, and health for those who
// watch.
#include "platform/about/pages.hpp"
#include "platform/api/openapi.hpp"
#include "platform/assets/assets.hpp"
#include "platform/http/content.hpp"
#include "platform/web/metrics.hpp"

namespace about::pages {
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
http::Response plain(std::string text) {
    return {.type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(text)};
}

} // namespace

http::Response asset_in_folder(web::Call& call, std::string_view, std::string_view) { return asset(call); }
http::Response asset_in_subfolder(web::Call& call, std::string_view, std::string_view, std::string_view) {
    return asset(call);
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

http::Response api(web::Call& call) { return call.json(::api::openapi(call.router)); }

http::Response metrics(web::Call& call) { return plain(call.services.metrics.text()); }

} // namespace about::pages
