// "Is this a strategic partnership?" as JSON: the questions, and the form that fits the answers.
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "policy/definition/pages.hpp"

#include <algorithm>

namespace definition {
namespace {

Given given_in(const Wizard& wizard, web::Form& form) {
    Given given;
    for (const auto& question : wizard.questions) {
        auto field = "answers." + question.key;
        if (auto answer = form.text(field, web::Need::required, 40); !answer.empty())
            given.emplace(question.key, std::move(answer));
    }
    for (const auto& key : unanswered(wizard, given))
        if (given.contains(key)) form.fault("answers." + key, "web.field.not_choice");
    return given;
}

} // namespace

http::Response api_questions(web::Call& call) {
    const Wizard wizard = wizard_of(call.services.institution);
    auto language = call.tr.language();
    web::Json json;
    json.object().list("items");
    for (const auto& question : wizard.questions) {
        json.object().field("key", question.key).field("text", question.text.in(language)).list("answers");
        for (const auto& answer : question.answers)
            json.object().field("key", answer.key).field("text", answer.text.in(language)).end();
        json.end().end();
    }
    json.end().field("next", nullptr).field("total", wizard.questions.size());
    return call.json(json.end().take());
}

http::Response api_outcome(web::Call& call) {
    const Wizard wizard = wizard_of(call.services.institution);
    web::Form form{call.request};
    auto sent = web::json_fields(call.request.body);
    bool any = sent && std::any_of(sent->begin(), sent->end(),
                                   [](const auto& field) { return field.first.starts_with("answers."); });
    if (!any) form.fault("answers", "web.field.missing");
    auto given = any ? given_in(wizard, form) : Given{};
    if (!form.good()) return call.failure(form.failure());
    const WizardOutcome* outcome = outcome_of(wizard, given);
    if (!outcome) return call.problem(422);
    remember(call, given, *outcome);
    auto language = call.tr.language();
    bool strategic = outcome->is_strategic();
    web::Json json;
    json.object().field("outcome", outcome->key).field("strategic", strategic).field("form", outcome->form);
    json.field("title", outcome->title.in(language)).field("text", outcome->text.in(language));
    json.field("next", outcome->next.in(language)).field("helper", helper_name(call, outcome->unit));
    json.field("against", strategic ? std::vector<std::string>{} : against(wizard, given));
    return call.json(json.end().take());
}

} // namespace definition
