// template_compiler --folder policy/partners --out DIR view.html…
// Makes DIR/views.hpp and DIR/NAME.view.cpp for each view; files whose content is the same are left
// untouched, so that editing one view compiles one file.
#include "tools/template_compiler/reader.hpp"
#include "tools/template_compiler/writer.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

namespace {

std::optional<std::string> content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

bool write_if_changed(const std::filesystem::path& path, const std::string& text) {
    if (content_of(path) == text) return true;
    std::ofstream file(path, std::ios::binary);
    file << text;
    return static_cast<bool>(file.flush());
}

struct Order {
    std::string folder;
    std::filesystem::path out;
    std::vector<std::filesystem::path> views;
};

Order order_of(int count, char** words) {
    Order order;
    for (int i = 1; i < count; ++i) {
        std::string_view word = words[i];
        if (word == "--folder" && i + 1 < count)
            order.folder = words[++i];
        else if (word == "--out" && i + 1 < count)
            order.out = words[++i];
        else
            order.views.emplace_back(word);
    }
    return order;
}

std::optional<templates::Template> read(const Order& order, const std::filesystem::path& path) {
    auto text = content_of(path);
    std::string file = order.folder + "/views/" + path.filename().string();
    if (!text) {
        std::fprintf(stderr, "%s: error: cannot be read\n", path.c_str());
        return std::nullopt;
    }
    try {
        return templates::read_template(file, *text);
    } catch (const templates::Fault& fault) {
        std::fprintf(stderr, "%s:%d:%d: error: %s\n", file.c_str(), fault.spot.line, fault.spot.column,
                     fault.why.c_str());
        return std::nullopt;
    }
}

} // namespace

int main(int count, char** words) {
    Order order = order_of(count, words);
    if (order.folder.empty() || order.out.empty() || order.views.empty()) {
        std::fprintf(stderr, "usage: template_compiler --folder policy/partners --out DIR view.html…\n");
        return 2;
    }
    std::vector<templates::Template> views;
    for (const auto& path : order.views)
        if (auto view = read(order, path)) views.push_back(std::move(*view));
    if (views.size() != order.views.size()) return 1;

    bool written = write_if_changed(order.out / "views.hpp", templates::header_of(order.folder, views));
    for (std::size_t i = 0; i < views.size(); ++i)
        written &= write_if_changed(order.out / (order.views[i].stem().string() + ".view.cpp"),
                                    templates::source_of(order.folder, views[i]));
    if (!written) std::fprintf(stderr, "%s: error: cannot be written\n", order.out.c_str());
    return written ? 0 : 1;
}
