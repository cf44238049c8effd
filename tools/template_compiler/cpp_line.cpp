// Reading C++ by braces, brackets and literals only; the C++ compiler judges the rest.
#include "tools/template_compiler/cpp_line.hpp"

#include "tools/template_compiler/names.hpp"

namespace templates {
namespace {

std::string trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

// An apostrophe inside a number, 1'000, is no character literal.
bool begins_literal(std::string_view line, std::size_t at) {
    if (line[at] == '"') return true;
    return line[at] == '\'' && (at == 0 || !is_word(line[at - 1]));
}

Parameter parameter_of(std::string_view text) {
    int depth = 0;
    std::size_t end = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '<' || c == '(' || c == '{' || c == '[') ++depth;
        if (c == '>' || c == ')' || c == '}' || c == ']') --depth;
        if (c == '=' && depth == 0) {
            end = i;
            break;
        }
    }
    Parameter parameter{trimmed(text.substr(0, end)), ""};
    const std::string& all = parameter.declaration;
    std::size_t begin = all.size();
    while (begin > 0 && is_word(all[begin - 1])) --begin;
    parameter.name = all.substr(begin);
    return parameter;
}

} // namespace

std::size_t behind_literal(std::string_view line, std::size_t from) {
    char quote = line[from];
    for (std::size_t i = from + 1; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

Braces braces_of(std::string_view line) {
    Braces braces;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.substr(i).starts_with("//")) break;
        if (begins_literal(line, i)) {
            i = behind_literal(line, i);
            if (i == std::string_view::npos) break;
            --i;
        } else if (line[i] == '{') {
            ++braces.opened;
        } else if (line[i] == '}') {
            if (braces.opened > 0)
                --braces.opened;
            else
                ++braces.closed;
        }
    }
    return braces;
}

std::size_t end_of_expression(std::string_view line, std::size_t from) {
    int depth = 0;
    for (std::size_t i = from; i < line.size(); ++i) {
        if (begins_literal(line, i)) {
            i = behind_literal(line, i);
            if (i == std::string_view::npos) return i;
            --i;
        } else if (line[i] == '{') {
            ++depth;
        } else if (line[i] == '}') {
            if (depth == 0) return i;
            --depth;
        }
    }
    return std::string_view::npos;
}

std::vector<Parameter> parameters_of(std::string_view list) {
    std::vector<Parameter> parameters;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= list.size(); ++i) {
        char c = i < list.size() ? list[i] : ',';
        if (c == '<' || c == '(' || c == '{' || c == '[') ++depth;
        if (c == '>' || c == ')' || c == '}' || c == ']') --depth;
        if (c != ',' || (depth != 0 && i < list.size())) continue;
        auto part = list.substr(begin, i - begin);
        if (!trimmed(part).empty()) parameters.push_back(parameter_of(part));
        begin = i + 1;
    }
    return parameters;
}

} // namespace templates
