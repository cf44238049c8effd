// The address as a form.
#include "platform/lists/marked.hpp"

namespace lists {

http::Response as_form(web::Call& call, http::Response (*page)(web::Call&)) {
    http::Request asked = call.request;
    for (const auto& field : asked.query)
        if (field.first != "lang") asked.form.push_back(field);
    web::Call form{asked, call.services, call.visit, call.router};
    auto response = page(form);
    response.headers.insert(response.headers.end(), form.cookies().begin(), form.cookies().end());
    return response;
}

} // namespace lists
