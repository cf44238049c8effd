// The wizard's page, and the definition test as a form for the partnership's page.
#include "policy/definition/pages.hpp"

#include "platform/web/form.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/definition/store.hpp"
#include "policy/definition/views.hpp"
#include "policy/may.hpp"

#include <algorithm>

namespace definition {
namespace {

http::Response wizard_page(web::Call& call, const Wizard& wizard, Given given, int status) {
    WizardPage page{&wizard, std::move(given),       {},          nullptr,           {},
                    {},      call.may(May::propose), call.csrf(), call.tr.language()};
    page.missing = unanswered(wizard, page.given);
    page.outcome = outcome_of(wizard, page.given);
    if (page.outcome && !page.outcome->is_strategic()) page.against = against(wizard, page.given);
    if (page.outcome) page.helper = helper_name(call, page.outcome->unit);
    return call.page(
        {.title = std::string{call.tr("definition.wizard.title")}, .room = "partnerships", .status = status},
        views::wizard(call.tr, page));
}

Given given_in(const Wizard& wizard, const http::Request& request) {
    Given given;
    for (const auto& question : wizard.questions)
        if (auto answer = request.field(question.key); !answer.empty()) given.emplace(question.key, answer);
    return given;
}

http::Response ask(web::Call& call) {
    const Wizard wizard = wizard_of(call.services.institution);
    return wizard_page(call, wizard, {}, 200);
}

http::Response tell(web::Call& call) {
    const Wizard wizard = wizard_of(call.services.institution);
    auto given = given_in(wizard, call.request);
    const WizardOutcome* outcome = outcome_of(wizard, given);
    if (outcome) remember(call, given, *outcome);
    return wizard_page(call, wizard, std::move(given), outcome ? 200 : 422);
}

std::string error_of(const Failure* failure, const std::string& field) {
    if (!failure) return {};
    for (const auto& [name, reason] : failure->fields)
        if (name == field) return reason;
    return {};
}

// What the register says of this characteristic.
std::vector<Evidence> about(const Characteristic& characteristic, const std::vector<Evidence>& all) {
    std::vector<Evidence> some;
    for (Speaks about : characteristic.evidence)
        for (const Evidence& one : all)
            if (one.about == about) some.push_back(one);
    return some;
}

TestForm form_of(const web::Call& call, const std::vector<Answer>& answers,
                 const std::vector<Evidence>& evidence, const Failure* failure) {
    TestForm form;
    form.faulty = failure != nullptr;
    auto language = call.tr.language();
    for (const auto& item : characteristic_texts(call.services.institution)) {
        const auto& key = item.characteristic.key;
        TestLine line{key,
                      item.title.in(language),
                      item.question.in(language),
                      item.hint.in(language),
                      item.characteristic.decisive,
                      State::unanswered,
                      "",
                      "",
                      "",
                      "",
                      "",
                      "",
                      about(item.characteristic, evidence)};
        auto found =
            std::find_if(answers.begin(), answers.end(), [&](const Answer& a) { return a.item == key; });
        if (found != answers.end()) {
            line.state = found->state;
            line.statement = found->statement;
            if (found->intended_by)
                line.by = found->intended_by->iso(), line.by_words = call.tr.date(*found->intended_by);
        }
        line.state_error = error_of(failure, key + ".state");
        line.by_error = error_of(failure, key + ".by");
        line.statement_error = error_of(failure, key + ".statement");
        line.state_id = key + "-in_place", line.by_id = key + "-by", line.statement_id = key + "-statement";
        form.lines.push_back(std::move(line));
    }
    return form;
}

} // namespace

std::vector<html::FieldError> TestForm::errors() const {
    std::vector<html::FieldError> errors;
    for (const TestLine& line : lines) {
        if (!line.state_error.empty()) errors.push_back({line.state_id, line.state_error, line.title});
        if (!line.by_error.empty()) errors.push_back({line.by_id, line.by_error, line.title});
        if (!line.statement_error.empty())
            errors.push_back({line.statement_id, line.statement_error, line.title});
    }
    return errors;
}

namespace {

constexpr web::Answered wizard_question{"WizardQuestion",
                                        "key text answers:objects answers.key answers.text"};
constexpr web::Answered outcome{"WizardOutcome",
                                "outcome strategic:boolean form title text next helper against:list"};

constexpr web::Route table[] = {
    {web::get, "/is-it-strategic", May::anyone, web::page<ask>,
     "Is this a strategic partnership? The questions"},
    {web::post, "/is-it-strategic", May::anyone, web::page<tell>,
     "Is this a strategic partnership? The form that fits"},
    {web::get, "/api/v1/is-it-strategic", May::anyone, web::page<api_questions>,
     "Is this a strategic partnership? The questions and what can be answered",
     web::all_rows_of(wizard_question)},
    {web::post, "/api/v1/is-it-strategic", May::anyone, web::page<api_outcome>,
     "The form of collaboration that fits the answers, by question, and which of them keep it from being "
     "strategic {answers!:object}",
     outcome},
};

} // namespace

std::string helper_name(const web::Call& call, const std::string& code) {
    const auto file = call.services.institution.file("institution");
    for (const auto& unit : file.list("units"))
        if (unit.text("code") == code) return unit.both("name").in(call.tr.language());
    return {};
}

void remember(web::Call& call, const Given& given, const WizardOutcome& outcome) {
    std::string answers = "{";
    for (const auto& [question, answer] : given) {
        if (answers.size() > 1) answers += ',';
        answers += '"' + question + "\":\"" + answer + '"'; // keys of definition.toml, checked to be offered
    }
    auto tx = call.database().begin();
    keep_wizard_run(tx, answers + "}", outcome.key, text::code_of(call.tr.language()), call.now());
    tx.commit();
}

std::vector<Answer> read_answers(web::Form& form, const std::vector<Answer>& before) {
    std::vector<Answer> answers = before;
    for (Answer& answer : answers) {
        const auto& item = answer.item;
        auto state = item + ".state", by = item + ".by", statement = item + ".statement";
        if (form.sent(state))
            answer.state = form.choice<State>(state, web::Need::optional).value_or(State::unanswered);
        if (form.sent(by)) answer.intended_by = form.date(by, web::Need::optional);
        if (answer.state != State::intended) answer.intended_by.reset();
        if (form.sent(statement)) answer.statement = form.text(statement, web::Need::optional, 2000);
    }
    return answers;
}

void write_answers(web::Json& json, const std::vector<Answer>& answers) {
    json.list("items");
    for (const Answer& answer : answers) {
        json.object().field("key", answer.item).field("state", answer.state);
        json.field("by", answer.intended_by).field("statement", answer.statement).end();
    }
    json.end();
}

void write_evidence(web::Json& json, const std::vector<Evidence>& evidence) {
    json.list("evidence");
    for (const Evidence& one : evidence) {
        json.object().field("key", one.about).field("speaks_for", one.speaks_for);
        json.field("text", one.words).end();
    }
    json.end();
}

html::Safe test_form(const web::Call& call, PartnershipId partnership, const std::vector<Answer>& answers,
                     const std::vector<Evidence>& evidence, std::int64_t version, const Failure* failure) {
    auto form = form_of(call, answers, evidence, failure);
    form.action = "/partnerships/" + std::to_string(partnership.value) + "/definition";
    form.csrf = call.csrf();
    form.version = version;
    return views::test_form(call.tr, form);
}

html::Safe test_summary(const web::Call& call, const std::vector<Answer>& answers,
                        const std::vector<Evidence>& evidence) {
    return views::test_summary(call.tr, form_of(call, answers, evidence, nullptr));
}

std::span<const web::Route> routes() { return table; }

} // namespace definition
