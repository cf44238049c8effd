// The common column is found by what stands in it: each value once in the one file, and found again in the
// other.
#include "policy/agreements/import_joining.hpp"

#include "platform/tables/csv_writing.hpp"
#include "platform/tables/tables.hpp"

#include <map>
#include <set>

namespace agreements {
namespace {

constexpr std::size_t most_files = 4;
constexpr double enough_in_common = 0.5; // of the values that refer

using Rows = std::map<std::string, std::vector<std::size_t>>; // a value → the rows where it stands

Rows rows_by(const tables::Table& table, std::size_t column) {
    Rows rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (auto value = tables::tidy(table.rows[i].cell(column)); !value.empty()) rows[value].push_back(i);
    return rows;
}

bool each_once(const Rows& rows) {
    for (const auto& [value, at] : rows)
        if (at.size() > 1) return false;
    return !rows.empty();
}

struct Join {
    const tables::Table* one = nullptr; // where each value stands once
    const tables::Table* many = nullptr;
    std::size_t key = 0, reference = 0;
    double found = 0; // how many of the references lead somewhere
    bool same_head = false;

    bool better_than(const Join& other) const {
        if (same_head != other.same_head) return same_head;
        if (found != other.found) return found > other.found;
        return many->rows.size() > other.many->rows.size();
    }
};

double share_found(const Rows& references, const Rows& keys) {
    std::size_t found = 0;
    for (const auto& [value, at] : references) found += keys.count(value);
    return references.empty() ? 0 : static_cast<double>(found) / static_cast<double>(references.size());
}

void look(const tables::Table& one, const tables::Table& many, Join& best) {
    std::vector<Rows> references;
    for (std::size_t column = 0; column < many.columns(); ++column)
        references.push_back(rows_by(many, column));
    for (std::size_t key = 0; key < one.columns(); ++key) {
        const auto keys = rows_by(one, key);
        if (!each_once(keys)) continue;
        for (std::size_t column = 0; column < references.size(); ++column) {
            bool same = one.header_row > 0 && one.name_of(key) == many.name_of(column);
            Join join{&one, &many, key, column, share_found(references[column], keys), same};
            if (join.found >= enough_in_common && (!best.one || join.better_than(best))) best = join;
        }
    }
}

class Joining {
public:
    explicit Joining(const Join& join)
        : join_(join), columns_(join.one->columns()), columns_of_many_(join.many->columns()) {}

    std::string whole() {
        std::vector<std::string> head;
        for (std::size_t i = 0; i < columns_; ++i) head.push_back(join_.one->name_of(i));
        for (std::size_t i = 0; i < columns_of_many_; ++i)
            if (i != join_.reference) head.push_back(join_.many->name_of(i));
        csv_ = tables::csv_record(head, style);
        const auto keys = rows_by(*join_.one, join_.key);
        std::set<std::size_t> met;
        for (const auto& row : join_.many->rows) {
            auto found = keys.find(tables::tidy(row.cell(join_.reference)));
            bool known = found != keys.end();
            if (known) met.insert(found->second.front());
            add(known ? &join_.one->rows[found->second.front()] : nullptr, &row);
        }
        for (std::size_t i = 0; i < join_.one->rows.size(); ++i)
            if (!met.contains(i)) add(&join_.one->rows[i], nullptr);
        return std::move(csv_);
    }

private:
    static constexpr tables::CsvStyle style{',', tables::ByteOrderMark::omit};

    void add(const tables::Row* one, const tables::Row* many) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < columns_; ++i)
            if (one)
                cells.emplace_back(one->cell(i));
            else
                cells.emplace_back(i == join_.key ? many->cell(join_.reference) : std::string_view{});
        for (std::size_t i = 0; i < columns_of_many_; ++i)
            if (i != join_.reference) cells.emplace_back(many ? many->cell(i) : std::string_view{});
        csv_ += tables::csv_record(cells, style);
    }

    const Join& join_;
    const std::size_t columns_, columns_of_many_; // found by a walk over all rows
    std::string csv_;
};

Result<std::string> one_after_another(std::string_view first, std::string_view second) {
    auto a = tables::read(first);
    if (!a) return a.failure();
    auto b = tables::read(second);
    if (!b) return b.failure();
    Join best;
    look(*a, *b, best);
    look(*b, *a, best);
    if (!best.one) return invalid({{"file", "agreements.import.nothing_in_common"}});
    return Joining{best}.whole();
}

std::string stem(std::string_view name) { return std::string{name.substr(0, name.rfind('.'))}; }

} // namespace

Result<JoinedList> joined_lists(const std::vector<ImportFile>& files) {
    if (files.empty() || files.front().bytes.empty()) return invalid({{"file", "agreements.import.no_file"}});
    if (files.size() > most_files) return invalid({{"file", "agreements.import.too_many_files"}});
    JoinedList list{std::string{files.front().name}, std::string{files.front().bytes}};
    for (std::size_t i = 1; i < files.size(); ++i) {
        auto both = one_after_another(list.bytes, files[i].bytes);
        if (!both) return both.failure();
        list = {stem(list.name) + " + " + stem(files[i].name) + ".csv", std::move(*both)};
    }
    return list;
}

} // namespace agreements
