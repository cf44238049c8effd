// C++ with #line before whatever came from the template, so that the compiler's errors point there.
#include "tools/template_compiler/writer.hpp"

#include "tools/template_compiler/cpp_line.hpp"

#include <algorithm>

namespace templates {
namespace {

std::string room_of(std::string_view folder) {
    auto slash = folder.rfind('/');
    return std::string(slash == std::string_view::npos ? folder : folder.substr(slash + 1));
}

std::string declared(const Page& page) {
    std::string list;
    for (const Parameter& parameter : parameters_of(page.parameters))
        list += (list.empty() ? "[[maybe_unused]] " : ", [[maybe_unused]] ") + parameter.declaration;
    return list;
}

std::string handed_on(const Page& page) {
    std::string list;
    for (const Parameter& parameter : parameters_of(page.parameters)) list += ", " + parameter.name;
    return list;
}

std::string comma_before(const std::string& list) { return list.empty() ? list : ", " + list; }

std::string quoted(std::string_view text) {
    static constexpr char octal[] = "01234567";
    std::string out = "\"";
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '\n')
            out += "\\n";
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 32)
            ((out += '\\') += octal[byte >> 6]) += {octal[byte >> 3 & 7], octal[byte & 7]};
        else
            out += c;
    }
    return out + "\"";
}

std::string_view call_for(Use use) {
    switch (use) {
    case Use::text:
        return "out.text(";
    case Use::plain:
        return "out.plain(";
    case Use::address:
        return "out.address(";
    case Use::address_part:
        return "out.address_part(";
    case Use::attribute:
        return "out.attribute(";
    case Use::markup:
        return "out.raw(";
    case Use::code:
        break;
    }
    return "";
}

void write_piece(std::string& out, const Piece& piece, const std::string& file) {
    if (piece.use == Use::markup) {
        out += "out.raw({" + quoted(piece.text) + ", " + std::to_string(piece.text.size()) + "});\n";
        return;
    }
    out += "#line " + std::to_string(piece.spot.line) + " " + quoted(file) + "\n";
    if (piece.use == Use::code) {
        out += piece.text + "\n";
        return;
    }
    std::string call(call_for(piece.use));
    if (piece.use == Use::attribute) call += quoted(piece.attribute) + ", ";
    // The expression stands in its own column, so that the compiler's message points at it.
    auto column = static_cast<std::size_t>(piece.spot.column - 1);
    if (call.size() < column) call.insert(0, column - call.size(), ' ');
    out += call + piece.text + ");\n";
}

void write_page(std::string& out, const Page& page, const std::string& file) {
    out += "void " + page.name + "_into(html::Out& out" + comma_before(declared(page)) + ") {\n";
    for (const Piece& piece : page.pieces) write_piece(out, piece, file);
    out += "}\n\n";
    out += "html::Safe " + page.name + "(" + declared(page) + ") {\n";
    out += "static html::Size size;\nhtml::Out out(size);\n";
    out += page.name + "_into(out" + handed_on(page) + ");\nreturn out.take(size);\n}\n\n";
}

} // namespace

std::string header_of(std::string_view folder, const std::vector<Template>& views) {
    std::vector<std::string> includes;
    for (const Template& view : views)
        includes.insert(includes.end(), view.includes.begin(), view.includes.end());
    std::sort(includes.begin(), includes.end());
    includes.erase(std::unique(includes.begin(), includes.end()), includes.end());

    std::string out =
        "// Made from " + std::string(folder) + "/views by tools/template_compiler; not edited by hand.\n";
    out += "#pragma once\n\n#include \"platform/html/out.hpp\"\n";
    for (const auto& include : includes) out += "#include " + include + "\n";
    out += "\nnamespace " + room_of(folder) + "::views {\n\n";
    for (const Template& view : views)
        for (const Page& page : view.pages) {
            out += "html::Safe " + page.name + "(" + page.parameters + ");\n";
            out += "void " + page.name + "_into(html::Out& out" + comma_before(page.parameters) + ");\n";
        }
    return out + "\n} // namespace " + room_of(folder) + "::views\n";
}

std::string source_of(std::string_view folder, const Template& view) {
    std::string out = "// Made from " + view.file + " by tools/template_compiler; not edited by hand.\n";
    out += "#include \"" + std::string(folder) + "/views.hpp\"\n\n";
    out += "namespace " + room_of(folder) + "::views {\n\n";
    for (const Page& page : view.pages) write_page(out, page, view.file);
    return out + "} // namespace " + room_of(folder) + "::views\n";
}

} // namespace templates
