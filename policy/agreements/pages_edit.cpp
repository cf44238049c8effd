// Entering an agreement and editing it.
#include "policy/agreements/forms.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"

namespace agreements::pages {
namespace {

http::Response shown_new(web::Call& call, web::FormView view, int status) {
    view.csrf = call.csrf();
    auto page = form_page(call, std::move(view));
    page.heading = call.tr("agreements.new.title");
    page.action = "/agreements";
    page.back = "/agreements";
    page.is_new = true;
    return call.page({.title = page.heading, .room = "agreements", .status = status},
                     views::form(call.tr, page));
}

} // namespace

http::Response new_agreement(web::Call& call) {
    web::FormView view;
    view.set("host", call.actor.capacity.empty() ? "ki" : call.actor.capacity);
    view.set("renewal", "none");
    view.set("status", name_of(Status::in_force));
    return shown_new(call, std::move(view), 200);
}

http::Response create(web::Call& call) {
    web::Form form{call.request};
    auto given = read_new(form, call.services.institution);
    auto view = form.view({});
    if (form.good()) {
        auto id = register_agreement(call.database(), std::move(given), call.services.institution, call.by());
        if (id) return call.see_other(agreement_href(*id), "agreements.new.saved");
        if (id.failure().fault != Fault::invalid) return call.failure(id.failure());
        view.add(id.failure());
    }
    return shown_new(call, std::move(view), 422);
}

} // namespace agreements::pages
