// CSV by libcsv (it forgives what people's files do to RFC 4180), with our counting of rows and our limits.
#include "platform/tables/csv.hpp"
#include "platform/tables/formula_guard.hpp"

#include <algorithm>
#include <cmath>
#include <csv.h>
#include <map>
#include <memory>

namespace tables {

namespace {

// Between the callbacks of libcsv and our visit.
struct Records {
    const Limits& limits;
    const VisitRow& visit;
    Row row = {};
    std::int64_t rows = 0, cells = 0;
    int last_end = 0; // '\r' right before a '\n' is one line's end, not two
    bool stopped = false;
    std::string problem = {}; // text key

    void cell(const char* text, std::size_t size) {
        if (static_cast<std::int64_t>(size) > limits.cell_bytes) return stop("tables.cell_too_long");
        if (++cells > limits.cells) return stop("tables.too_many_cells");
        row.cells.push_back(without_formula_guard({text, size}));
        last_end = 0;
    }
    void end(int letter) {
        bool second_half = letter == '\n' && last_end == '\r' && row.cells.empty();
        last_end = letter;
        if (second_half || stopped) return;
        if (++rows > limits.rows) return stop("tables.too_many_rows");
        row.number = rows;
        if (!visit(std::move(row))) stopped = true;
        row = {};
    }
    void stop(std::string why) {
        if (!stopped) problem = std::move(why);
        stopped = true;
    }
};

void on_cell(void* text, std::size_t size, void* records) {
    static_cast<Records*>(records)->cell(static_cast<const char*>(text), size);
}
void on_end(int letter, void* records) { static_cast<Records*>(records)->end(letter); }

// libcsv would trim cells; "http://www.fhv.at " must come back as it was.
int no_space(unsigned char) { return 0; }

struct Parser {
    csv_parser csv;
    explicit Parser(CsvForm form) {
        csv_init(&csv, CSV_REPALL_NL);
        csv_set_delim(&csv, static_cast<unsigned char>(form.separator));
        csv_set_quote(&csv, static_cast<unsigned char>(form.quote));
        csv_set_space_func(&csv, no_space);
    }
    ~Parser() { csv_free(&csv); }
    // libcsv tells this only in its strict mode, which refuses far too much.
    bool inside_quotes() const {
        constexpr int field_begun = 2;
        return csv.pstate == field_begun && csv.quoted;
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
};

constexpr std::size_t sample_bytes = 64 * 1024;
constexpr std::int64_t sample_rows = 200;
constexpr char separators[] = {',', ';', '\t', '|'};

// Whole records only: a cut one would count wrong. A long first record is taken as it is.
std::string_view sample_of(std::string_view text) {
    if (text.size() <= sample_bytes) return text;
    auto end = text.rfind('\n', sample_bytes);
    return text.substr(0, end == text.npos ? sample_bytes : end + 1);
}

// How well a separator fits: many records of one width, and more than one cell in each.
double fitness(std::string_view sample, CsvForm form) {
    std::map<std::size_t, int> widths;
    int records = 0;
    Limits limits;
    limits.rows = sample_rows;
    (void)each_record(sample, form, limits, [&](Row&& row) {
        if (row.blank()) return true;
        ++records;
        ++widths[row.cells.size()];
        return true;
    });
    if (!records) return 0;
    auto usual =
        std::max_element(widths.begin(), widths.end(), [](auto& a, auto& b) { return a.second < b.second; });
    double share = double(usual->second) / records;
    return share * share * std::log2(double(usual->first));
}

// Apostrophes quote only where no double quotes do and they stand at both ends of cells.
char guessed_quote(std::string_view sample, char separator) {
    int opened = 0, doubles = 0;
    for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
        if (sample[i] == '"') ++doubles;
        if (sample[i] == '\'' && sample[i + 1] == separator) ++opened;
        if (sample[i] == separator && sample[i + 1] == '\'') ++opened;
    }
    return doubles == 0 && opened >= 4 ? '\'' : '"';
}

} // namespace

CsvForm guessed_form(std::string_view text, std::optional<char> known_separator) {
    auto sample = sample_of(text);
    CsvForm best{known_separator.value_or(','), '"'};
    double best_fitness = 0;
    for (char separator : separators) {
        if (known_separator) break;
        if (double fit = fitness(sample, {separator, '"'}); fit > best_fitness) {
            best_fitness = fit;
            best.separator = separator;
        }
    }
    best.quote = guessed_quote(sample, best.separator);
    return best;
}

Result<Done> each_record(std::string_view text, CsvForm form, const Limits& limits, const VisitRow& visit) {
    constexpr std::size_t step = 64 * 1024; // libcsv cannot be stopped inside a step
    Parser parser{form};
    Records records{limits, visit};
    for (std::size_t at = 0; at < text.size() && !records.stopped; at += step) {
        auto piece = text.substr(at, step);
        if (csv_parse(&parser.csv, piece.data(), piece.size(), on_cell, on_end, &records) != piece.size())
            records.stop("tables.not_a_table");
        // An open quote swallows the rest of the file: the cell grows without end.
        if (static_cast<std::int64_t>(parser.csv.entry_pos) > limits.cell_bytes)
            records.stop(parser.inside_quotes() ? "tables.quote_not_closed" : "tables.cell_too_long");
    }
    if (parser.inside_quotes()) records.stop("tables.quote_not_closed");
    if (!records.stopped) csv_fini(&parser.csv, on_cell, on_end, &records);
    if (!records.problem.empty()) return Failure{Fault::invalid, {records.problem}, {}};
    return Done{};
}

} // namespace tables
