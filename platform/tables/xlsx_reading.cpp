// Workbooks by libzip and pugixml. pugixml follows no entities and no outside references, so XML bombs do
// nothing; zip bombs are stopped by the sizes that the archive states, which libzip holds the content to.
#include "platform/tables/xlsx.hpp"
#include "platform/tables/xlsx_numbers.hpp"

#include <charconv>
#include <cstring>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <zip.h>

namespace tables {

namespace {

constexpr std::int64_t last_row = 1'048'576, last_column = 16'384; // of the format itself

Failure wrong(std::string_view why) { return {Fault::invalid, {"tables." + std::string{why}}, {}}; }

class Package {
public:
    explicit Package(std::string_view bytes) {
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
        if (!source) return;
        zip_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
        if (!zip_) zip_source_free(source);
    }
    // Why it cannot be read; nothing when it can.
    std::optional<Failure> refusal(const Limits& limits) const {
        constexpr zip_int64_t most_entries = 2000;
        if (!zip_) return wrong("broken_workbook");
        zip_int64_t entries = zip_get_num_entries(zip_.get(), 0);
        if (entries > most_entries) return wrong("too_many_entries");
        std::uint64_t total = 0;
        for (zip_int64_t i = 0; i < entries; ++i) {
            zip_stat_t stat;
            if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
                !(stat.valid & ZIP_STAT_SIZE))
                return wrong("broken_workbook");
            // Each for itself first, so that the sum cannot run over.
            if (stat.size > static_cast<std::uint64_t>(limits.bytes)) return wrong("too_many_bytes");
            total += stat.size;
        }
        if (total > static_cast<std::uint64_t>(limits.bytes)) return wrong("too_many_bytes");
        return std::nullopt;
    }
    // Nothing when there is no such part or it is broken.
    std::optional<std::string> part(const std::string& name) const {
        zip_stat_t stat;
        if (zip_stat(zip_.get(), name.c_str(), 0, &stat) != 0) return std::nullopt;
        std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{zip_fopen(zip_.get(), name.c_str(), 0),
                                                                zip_fclose};
        if (!file) return std::nullopt;
        std::string content(stat.size, '\0');
        if (zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size()))
            return std::nullopt;
        return content;
    }

private:
    struct Close {
        void operator()(zip_t* zip) const { zip_discard(zip); }
    };
    std::unique_ptr<zip_t, Close> zip_;
};

// Whether more than `most` elements of this name begin: counted in the text, before a tree is made of them.
bool has_more_than(std::int64_t most, std::string_view xml, std::string_view name) {
    std::int64_t count = 0;
    for (auto at = xml.find('<'); at != xml.npos && count <= most; at = xml.find('<', at + 1)) {
        auto tag = xml.substr(at + 1, 64);
        tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
        if (auto colon = tag.find(':'); colon != tag.npos) tag.remove_prefix(colon + 1);
        if (tag == name) ++count;
    }
    return count > most;
}

// pugixml makes a node of 64 bytes of each element and of each text after a tag, and 40 bytes of each
// attribute: of a small part full of empty ones a tree of gigabytes. What a tree may weigh is a register of
// fifty thousand rows and twenty columns, and one tree stands at a time.
constexpr std::int64_t most_bytes_of_a_tree = 512 << 20;

bool is_too_heavy(std::string_view xml) {
    std::int64_t bytes = 0;
    char before = 0;
    for (char letter : xml) {
        if (before == '<') bytes += letter == '/' ? 64 : 128;
        if (letter == '=') bytes += 40;
        before = letter;
    }
    return bytes > most_bytes_of_a_tree;
}

// A part and its tree, which points into it: both go with the reading of this part. Without root where the
// package has no such part.
class Tree {
public:
    std::optional<Failure> grow(std::optional<std::string> content) {
        if (!content) return std::nullopt;
        content_ = std::move(*content);
        if (is_too_heavy(content_)) return wrong("too_many_cells");
        constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
        if (!document_.load_buffer_inplace(content_.data(), content_.size(), options))
            return wrong("broken_workbook");
        return std::nullopt;
    }
    pugi::xml_node root() const { return document_.document_element(); }

private:
    std::string content_;
    pugi::xml_document document_;
};

// Names may carry a prefix ("x:row"), so they are compared without it.
std::string_view bare_name(const pugi::xml_node& node) {
    std::string_view name = node.name();
    auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (auto inner : node.children())
        if (bare_name(inner) == name) return inner;
    return {};
}

// "_x000D_" stands for a letter that XML cannot carry.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned letter = 0;
        bool escape = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_';
        if (escape) {
            auto [end, error] = std::from_chars(text.data() + i + 2, text.data() + i + 6, letter, 16);
            escape = error == std::errc{} && end == text.data() + i + 6 && letter > 0 && letter < 0x80;
        }
        result += escape ? static_cast<char>(letter) : text[i];
        if (escape) i += 6;
    }
    return result;
}

// The text of <si> or <is>: plain, or in runs of differing looks; readings aids (rPh) are not part of it.
std::string rich_text(const pugi::xml_node& node) {
    std::string text;
    for (auto inner : node.children()) {
        if (bare_name(inner) == "t") text += inner.text().get();
        if (bare_name(inner) == "r") text += child(inner, "t").text().get();
    }
    return unescaped(text);
}

std::vector<std::string> shared_texts(const Tree& tree) {
    std::vector<std::string> texts;
    for (auto item : tree.root().children())
        if (bare_name(item) == "si") texts.push_back(rich_text(item));
    return texts;
}

// What each cell style (s="3") does to numbers.
std::vector<NumberStyle> number_styles(const Tree& tree) {
    std::vector<NumberStyle> styles;
    auto root = tree.root();
    std::map<int, NumberStyle> custom;
    for (auto code : child(root, "numFmts").children())
        custom[code.attribute("numFmtId").as_int()] = style_of_code(code.attribute("formatCode").value());
    for (auto look : child(root, "cellXfs").children()) {
        int number = look.attribute("numFmtId").as_int();
        auto found = custom.find(number);
        styles.push_back(found == custom.end() ? style_of_builtin(number) : found->second);
    }
    return styles;
}

struct Sheet {
    std::string name;
    std::string part; // "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

struct SheetsOfWorkbook {
    std::vector<Sheet> sheets;
    Epoch epoch = Epoch::year_1900;
};

std::string part_of(std::string_view target) {
    if (target.starts_with('/')) return std::string{target.substr(1)};
    return "xl/" + std::string{target};
}

std::map<std::string, std::string> targets_of(const Tree& links) {
    std::map<std::string, std::string> targets; // of links, by their number
    for (auto link : links.root().children())
        targets[link.attribute("Id").value()] = part_of(link.attribute("Target").value());
    return targets;
}

SheetsOfWorkbook workbook_of(const Tree& tree, std::map<std::string, std::string>& targets) {
    SheetsOfWorkbook workbook;
    auto root = tree.root();
    if (child(root, "workbookPr").attribute("date1904").as_bool()) workbook.epoch = Epoch::year_1904;
    for (auto sheet : child(root, "sheets").children()) {
        std::string link;
        for (auto attribute : sheet.attributes())
            if (std::string_view{attribute.name()}.ends_with(":id")) link = attribute.value();
        std::string_view state = sheet.attribute("state").value();
        workbook.sheets.push_back(
            {sheet.attribute("name").value(), targets[link], state == "hidden" || state == "veryHidden"});
    }
    return workbook;
}

const Sheet* chosen(const SheetsOfWorkbook& workbook, std::string_view wanted) {
    for (auto& sheet : workbook.sheets)
        if (wanted.empty() ? !sheet.hidden : sheet.name == wanted) return &sheet;
    return nullptr;
}

// "AB12" → 27, from 0; nothing when it is no reference.
std::optional<std::int64_t> column_of(std::string_view reference) {
    std::int64_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
        if ((column = column * 26 + (reference[letters] - 'A' + 1)) > last_column) return std::nullopt;
    if (letters == 0) return std::nullopt;
    return column - 1;
}

class SheetReading {
public:
    SheetReading(const Limits& limits, std::vector<std::string> texts, std::vector<NumberStyle> styles,
                 Epoch epoch)
        : limits_(limits), texts_(std::move(texts)), styles_(std::move(styles)), epoch_(epoch) {}

    Result<Done> each(const pugi::xml_node& rows, const VisitRow& visit) {
        std::int64_t number = 0, count = 0;
        for (auto node : rows.children()) {
            if (bare_name(node) != "row") continue;
            number = node.attribute("r").as_llong(number + 1);
            if (number < 1 || number > last_row) return wrong("broken_workbook");
            if (++count > limits_.rows) return wrong("too_many_rows");
            Row row{number, {}};
            if (auto problem = cells(node, row)) return *problem;
            if (!visit(std::move(row))) break;
        }
        return Done{};
    }

private:
    std::optional<Failure> cells(const pugi::xml_node& node, Row& row) {
        std::int64_t next = 0;
        for (auto cell : node.children()) {
            if (bare_name(cell) != "c") continue;
            auto column = cell.attribute("r") ? column_of(cell.attribute("r").value()) : next;
            if (!column) return wrong("broken_workbook");
            next = *column + 1;
            std::string text = text_of(cell);
            if (text.empty()) continue;
            if (static_cast<std::int64_t>(text.size()) > limits_.cell_bytes) return wrong("cell_too_long");
            auto place = static_cast<std::size_t>(*column);
            // Empty cells before it are made, so they count.
            if (place >= row.cells.size())
                cells_ += *column + 1 - static_cast<std::int64_t>(row.cells.size());
            if (cells_ > limits_.cells) return wrong("too_many_cells");
            if (place >= row.cells.size()) row.cells.resize(place + 1);
            row.cells[place] = std::move(text);
        }
        return std::nullopt;
    }
    std::string text_of(const pugi::xml_node& cell) const {
        std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return rich_text(child(cell, "is"));
        const char* value = child(cell, "v").text().get();
        if (type == "s") {
            std::size_t index = 0;
            auto [end, error] = std::from_chars(value, value + std::strlen(value), index);
            return error == std::errc{} && index < texts_.size() ? texts_[index] : std::string{};
        }
        if (type == "b") return *value == '1' ? "true" : "false";
        if (type == "str") return unescaped(value);
        if (type == "e") return {}; // #N/A and its kin: a formula that failed has nothing to say
        auto style = cell.attribute("s").as_uint();
        if (type == "d" || *value == '\0') return value;
        return text_of_number(value, style < styles_.size() ? styles_[style] : NumberStyle::plain, epoch_);
    }

    const Limits& limits_;
    std::vector<std::string> texts_;
    std::vector<NumberStyle> styles_;
    Epoch epoch_;
    std::int64_t cells_ = 0;
};

} // namespace

Result<Form> each_xlsx_row(std::string_view bytes, const Reading& reading, const VisitRow& visit) {
    Package package{bytes};
    if (auto refusal = package.refusal(reading.limits)) return *refusal;
    auto read = [&](const char* part, auto take) -> std::optional<Failure> {
        Tree tree;
        if (auto refusal = tree.grow(package.part(part))) return refusal;
        take(tree);
        return std::nullopt;
    };
    std::map<std::string, std::string> targets;
    SheetsOfWorkbook workbook;
    std::vector<NumberStyle> styles;
    std::vector<std::string> texts;
    for (const auto& refusal :
         {read("xl/_rels/workbook.xml.rels", [&](const Tree& tree) { targets = targets_of(tree); }),
          read("xl/workbook.xml", [&](const Tree& tree) { workbook = workbook_of(tree, targets); }),
          read("xl/styles.xml", [&](const Tree& tree) { styles = number_styles(tree); }),
          read("xl/sharedStrings.xml", [&](const Tree& tree) { texts = shared_texts(tree); })})
        if (refusal) return *refusal;
    if (workbook.sheets.empty()) return wrong("broken_workbook");
    const Sheet* sheet = chosen(workbook, reading.sheet);
    if (!sheet) return wrong("no_such_sheet");
    auto content = package.part(sheet->part);
    if (!content) return wrong("broken_workbook");
    if (has_more_than(reading.limits.rows, *content, "row")) return wrong("too_many_rows");
    if (has_more_than(reading.limits.cells, *content, "c")) return wrong("too_many_cells");
    Tree tree;
    if (auto refusal = tree.grow(std::move(content))) return *refusal;
    SheetReading rows{reading.limits, std::move(texts), std::move(styles), workbook.epoch};
    auto done = rows.each(child(tree.root(), "sheetData"), visit);
    if (!done) return done.failure();
    Form form;
    form.kind = Kind::xlsx;
    form.sheet = sheet->name;
    for (auto& each : workbook.sheets) form.sheets.push_back(each.name);
    return form;
}

} // namespace tables
