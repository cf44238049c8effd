// The agreement's own page.
#include "policy/agreements/overview.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"

namespace agreements::pages {

http::Response show(web::Call& call, AgreementId id) {
    auto reader = call.database().read();
    auto agreement = find_agreement(reader, id);
    if (!agreement) return call.not_found();
    auto page = agreement_page(call, reader, *agreement);
    return call.page({.title = agreement->title, .room = "agreements"}, views::agreement(call.tr, page));
}

} // namespace agreements::pages
