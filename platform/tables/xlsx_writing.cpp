// Workbooks by libxlsxwriter, which writes to a file; ours lies in the temporary folder until finish() has
// read it.
#include "platform/tables/xlsx_writing.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>
#include <xlsxwriter.h>

namespace tables {

namespace {

constexpr lxw_row_t last_row_of_sheet = 1'048'575;
constexpr std::size_t longest_text = 32'767; // letters in one cell

std::string temporary_file() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-xlsx-XXXXXX").string();
    int file = mkstemp(name.data());
    if (file < 0) throw std::runtime_error("no temporary file can be made in " + name);
    close(file);
    return name;
}

// At most so many letters, never half of one.
std::string cut(const std::string& text, std::size_t letters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xC0) != 0x80 && ++count > letters) return text.substr(0, i);
    return text;
}

// "_x000D_" in a workbook stands for a control character; as text its first letter must be written so itself.
std::string without_escapes(std::string text) {
    for (auto at = text.find("_x"); at != text.npos; at = text.find("_x", at + 1)) {
        bool escape = text.size() - at >= 7 && text[at + 6] == '_' &&
                      text.substr(at + 2, 4).find_first_not_of("0123456789ABCDEFabcdef") == text.npos;
        if (escape) text.insert(at, "_x005F");
        if (escape) at += 6;
    }
    return text;
}

// The program refuses these in names of sheets, and more than 31 letters.
std::string sheet_name(std::string name) {
    for (char& letter : name)
        if (std::string_view{"[]:*?/\\'"}.find(letter) != std::string_view::npos) letter = ' ';
    return cut(name, 31);
}

} // namespace

struct Workbook::State {
    std::string path = temporary_file();
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* bold = nullptr;
    lxw_format* day = nullptr;
    lxw_row_t next = 0;

    State() {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book = workbook_new_opt(path.c_str(), &options);
        if (!book) throw std::runtime_error("a workbook cannot be begun");
        bold = workbook_add_format(book);
        format_set_bold(bold);
        day = workbook_add_format(book);
        format_set_num_format(day, "yyyy-mm-dd");
    }
    ~State() {
        if (book) workbook_close(book);
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void write(lxw_col_t column, const std::string& text) {
        worksheet_write_string(sheet, next, column, without_escapes(cut(text, longest_text)).c_str(),
                               nullptr);
    }
    void write(lxw_col_t column, std::int64_t number) {
        constexpr std::int64_t exact = 999'999'999'999'999; // beyond it a workbook rounds
        if (number > exact || number < -exact) return write(column, std::to_string(number));
        worksheet_write_number(sheet, next, column, static_cast<double>(number), nullptr);
    }
    void write(lxw_col_t column, double number) {
        worksheet_write_number(sheet, next, column, number, nullptr);
    }
    void write(lxw_col_t column, bool answer) {
        worksheet_write_boolean(sheet, next, column, answer, nullptr);
    }
    void write(lxw_col_t column, Date date) {
        // Days before 1900 are unknown to the program and stay text.
        if (date.year() < 1900) return write(column, date.iso());
        lxw_datetime moment{
            date.year(), static_cast<int>(date.month()), static_cast<int>(date.day()), 0, 0, 0};
        worksheet_write_datetime(sheet, next, column, &moment, day);
    }
    void write(lxw_col_t, std::monostate) {}
};

Workbook::Workbook() : state_(std::make_unique<State>()) {}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&&) noexcept = default;

void Workbook::begin_sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
    state_->sheet = workbook_add_worksheet(state_->book, sheet_name(name).c_str());
    if (!state_->sheet) throw std::runtime_error("a sheet cannot be begun: " + name);
    state_->next = 0;
    lxw_col_t place = 0;
    for (auto& column : columns) {
        worksheet_set_column(state_->sheet, place, place, column.width, nullptr);
        worksheet_write_string(state_->sheet, 0, place++, without_escapes(column.name).c_str(), state_->bold);
    }
    worksheet_freeze_panes(state_->sheet, 1, 0);
    ++state_->next;
}

bool Workbook::row(const std::vector<SheetCell>& cells) {
    if (state_->next > last_row_of_sheet) return false;
    lxw_col_t column = 0;
    for (auto& cell : cells) {
        std::visit([&](auto& value) { state_->write(column, value); }, cell);
        ++column;
    }
    ++state_->next;
    return true;
}

std::string Workbook::finish() {
    lxw_error problem = workbook_close(state_->book);
    state_->book = nullptr;
    if (problem != LXW_NO_ERROR)
        throw std::runtime_error(std::string{"the workbook cannot be written: "} + lxw_strerror(problem));
    std::ifstream file(state_->path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return std::move(content).str();
}

} // namespace tables
