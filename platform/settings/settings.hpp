// The institution as data: the TOML files of institutions/<name>/, read once at the start. Everything about
// an institution (roles, criteria, agreement types, texts in two languages) is here and never in C++.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/text/words.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace settings {

// What is wrong with the data: file, line and path in words.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A place in the data. Reading something that is not there, or of another kind, throws Error: the program
// refuses to start on broken data.
class Place {
public:
    std::string text(std::string_view key) const;
    std::string text_or(std::string_view key, std::string_view otherwise) const;
    text::Both both(std::string_view key) const; // key = { sv = "…", en = "…" }
    std::int64_t number(std::string_view key) const;
    std::int64_t number_or(std::string_view key, std::int64_t otherwise) const;
    bool flag(std::string_view key, bool otherwise = false) const;
    std::optional<Date> date(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const; // [] when absent
    std::vector<Place> list(std::string_view key) const;        // [[key]] tables, [] when absent
    std::optional<Place> table(std::string_view key) const;
    double real(std::string_view key) const; // 0.5, or a whole number
    std::vector<std::string> keys() const;   // in the order of the file
    bool has(std::string_view key) const;
    // "roles.toml, line 12, roles[2]": for errors that the reader of the data finds itself.
    std::string where() const;

    struct Content;
    explicit Place(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

private:
    std::shared_ptr<const Content> content_;
};

class Settings {
public:
    // Reads every *.toml of the folder. Throws Error.
    static Settings read(const std::filesystem::path& folder);
    // One file without its ending: file("roles") is roles.toml.
    Place file(std::string_view name) const;
    bool has_file(std::string_view name) const;
    // Digest of all files: the rule version that events carry.
    const std::string& version() const;

    struct Content;
    explicit Settings(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

private:
    std::shared_ptr<const Content> content_;
};

} // namespace settings
