// Reading forms. Strict where a lenient reader would guess: a body that ends without its last boundary was
// cut off on the way, and half an import is worse than none.
#include "platform/http/forms.hpp"

#include "platform/http/encoding.hpp"

#include <algorithm>

namespace http {

namespace {

constexpr std::size_t most_parts = 20'000; // fields and files of one form
constexpr std::size_t most_part_head = 4096;

std::string_view media_type(std::string_view type) { return trimmed(take_until(type, ';')); }

// The value of one parameter of a header: boundary=x, filename="a \"b\".csv". Quoted texts may hold ; and \"
// . Browsers write a quotation mark in a file name as %22 and leave backslashes alone, so only \" and \\ are
// undone.
std::optional<std::string> header_parameter(std::string_view header, std::string_view wanted) {
    take_until(header, ';');
    while (!header.empty()) {
        auto mark = header.find_first_of("=;");
        if (mark == std::string_view::npos) return std::nullopt;
        auto name = trimmed(header.substr(0, mark));
        bool has_value = header[mark] == '=';
        header.remove_prefix(mark + 1);
        if (!has_value) continue;
        std::string value;
        if (auto quote = header.find_first_not_of(" \t");
            quote != std::string_view::npos && header[quote] == '"') {
            header.remove_prefix(quote + 1);
            while (!header.empty() && header.front() != '"') {
                if (header.front() == '\\' && header.size() > 1 && (header[1] == '"' || header[1] == '\\'))
                    header.remove_prefix(1);
                value += header.front();
                header.remove_prefix(1);
            }
            if (header.empty()) return std::nullopt;
            header.remove_prefix(1);
            take_until(header, ';');
        } else {
            value = trimmed(take_until(header, ';'));
        }
        if (same_word(name, wanted)) return value;
    }
    return std::nullopt;
}

std::string last_part_of_path(std::string_view name) {
    if (auto slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    auto length = std::min<std::size_t>(name.size(), 255);
    while (length > 0 && length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80)
        --length;
    return one_line(name.substr(0, length)); // never half a letter
}

struct PartHead {
    std::optional<std::string> name, file_name;
    std::string type;
};

std::optional<PartHead> read_part_head(std::string_view lines) {
    PartHead head;
    while (!lines.empty()) {
        auto end = lines.find("\r\n");
        auto line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 2);
        auto name = take_until(line, ':');
        if (same_word(name, "content-disposition")) {
            if (!same_word(media_type(line), "form-data")) return std::nullopt;
            head.name = header_parameter(line, "name");
            head.file_name = header_parameter(line, "filename");
        } else if (same_word(name, "content-type")) {
            head.type = one_line(trimmed(line));
        }
    }
    if (!head.name || !is_text(*head.name)) return std::nullopt;
    if (head.file_name && !is_text(*head.file_name)) return std::nullopt;
    return head;
}

// One part, its head and content, into the form. A file field without a file (no name, no content) is left
// out.
bool add_part(Multipart& into, std::string_view part) {
    auto blank = part.starts_with("\r\n") ? 0 : part.substr(0, most_part_head).find("\r\n\r\n");
    if (blank == std::string_view::npos || blank == 0) return false;
    auto head = read_part_head(part.substr(0, blank));
    if (!head) return false;
    auto content = part.substr(blank + 4);
    if (!head->file_name) {
        if (!is_text(content)) return false;
        into.form.emplace_back(std::move(*head->name), content);
    } else if (!head->file_name->empty() || !content.empty()) {
        into.uploads.push_back({std::move(*head->name), last_part_of_path(*head->file_name),
                                std::move(head->type), std::string{content}});
    }
    return true;
}

} // namespace

std::optional<Pairs> read_pairs(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        auto value = take_until(text, '&');
        if (value.empty()) continue;
        if (pairs.size() == most_parts) return std::nullopt;
        auto name = decode(take_until(value, '='), Plus::is_space);
        auto decoded = decode(value, Plus::is_space);
        if (!name || !decoded || !is_text(*name) || !is_text(*decoded)) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*decoded));
    }
    return pairs;
}

std::optional<Multipart> read_multipart(std::string_view type, std::string_view body) {
    auto boundary = header_parameter(type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    const std::string first = "--" + *boundary, between = "\r\n" + first;

    // What stands before the first boundary is a preamble, to be ignored.
    std::size_t at = body.starts_with(first) ? first.size() : body.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    if (!body.starts_with(first)) at += between.size();

    Multipart read;
    for (;;) {
        auto rest = body.substr(at);
        if (rest.starts_with("--")) return read;
        auto line_end = rest.find("\r\n"); // spaces may follow a boundary
        if (line_end == std::string_view::npos || !trimmed(rest.substr(0, line_end)).empty())
            return std::nullopt;
        rest.remove_prefix(line_end + 2);
        auto end = rest.find(between);
        if (end == std::string_view::npos || read.form.size() + read.uploads.size() == most_parts)
            return std::nullopt;
        if (!add_part(read, rest.substr(0, end))) return std::nullopt;
        at = body.size() - rest.size() + end + between.size();
    }
}

FormReading read_form(Request& request) {
    auto type = request.header("content-type");
    if (same_word(media_type(type), "application/x-www-form-urlencoded")) {
        auto pairs = read_pairs(request.body);
        if (!pairs) return FormReading::broken;
        request.form = std::move(*pairs);
    } else if (same_word(media_type(type), "multipart/form-data")) {
        auto parts = read_multipart(type, request.body);
        if (!parts) return FormReading::broken;
        request.form = std::move(parts->form);
        request.uploads = std::move(parts->uploads);
        request.body = {};
    }
    return FormReading::good;
}

} // namespace http
