// Reads the fields of a form; everything that cannot be used is noted beside its field, all at once.
//
//   Form form{call.request};
//   NewName name{.text = form.text("text", Need::required, 300), .from = form.date("from", Need::optional)};
//   if (!form.good()) return call.page({…, .status = 422}, views::name(call.tr, form.view(call.csrf())));
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "platform/basics/id.hpp"
#include "platform/basics/result.hpp"
#include "platform/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

enum class Need { optional, required };

// A form as a template shows it: what to put into each field, and what is wrong with it.
struct FormView {
    http::Pairs values;
    http::Pairs errors; // field → text key
    std::string csrf;
    std::int64_t version = 0;

    std::string_view value(std::string_view name) const;
    std::string_view error(std::string_view name) const;           // text key, "" when the field is good
    bool has(std::string_view name, std::string_view value) const; // ticked, chosen
    void set(std::string_view name, std::string_view value) { values.emplace_back(name, value); }
    void add(const Failure& failure) {
        errors.insert(errors.end(), failure.fields.begin(), failure.fields.end());
    }
};

// Also reads a JSON body, so that a page and the API read their input with the same lines: {"name": "x",
// "tags": ["a", "b"]} gives the fields name, tags and tags again; an object within gives "outer.inner",
// objects in a list "list.0.inner".
class Form {
public:
    explicit Form(const http::Request& request);
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    // Without spaces at the ends; lines end in \n. web.field.missing, web.field.too_long, web.field.not_text.
    std::string text(std::string_view name, Need need, std::size_t longest = 200);
    std::optional<Date> date(std::string_view name, Need need);
    std::optional<std::int64_t> number(std::string_view name, Need need, std::int64_t least = 0,
                                       std::int64_t most = 1'000'000'000'000);
    template <NamedEnum Enum> std::optional<Enum> choice(std::string_view name, Need need) {
        auto value = enum_named<Enum>(field(name));
        if (!value) unchosen(name, need);
        return value;
    }
    // One of these texts.
    std::string choice(std::string_view name, Need need, const std::vector<std::string>& among);
    template <class Tag> Id<Tag> id(std::string_view name, Need need) { return {identity(name, need)}; }
    bool ticked(std::string_view name) const { return !field(name).empty(); }
    bool sent(std::string_view name) const; // was there at all: a PATCH changes only what is
    std::vector<std::string> texts(std::string_view name) const;
    // The record's version when the form was shown; 0 when the form carries none.
    std::int64_t version() const;

    void fault(std::string_view field, std::string_view key) { faults_.emplace_back(field, key); }
    bool good() const { return faults_.empty(); }
    Failure failure() const { return invalid(faults_); }
    // To show the form again as it was sent.
    FormView view(std::string csrf) const;

private:
    std::string_view field(std::string_view name) const;
    void unchosen(std::string_view name, Need need);
    std::int64_t identity(std::string_view name, Need need);

    http::Pairs from_json_;
    const http::Pairs& fields_;
    std::vector<std::pair<std::string, std::string>> faults_;
};

// The fields of a JSON body; nothing when it is not an object.
std::optional<http::Pairs> json_fields(std::string_view json);

} // namespace web
