// The beats of an import: read, map, match, check, apply, undo.
#include "policy/agreements/imports.hpp"

#include "platform/basics/digest.hpp"
#include "platform/files/files.hpp"
#include "platform/text/encoding.hpp"
#include "policy/agreements/import_steps.hpp"
#include "policy/agreements/rules.hpp"

#include <algorithm>

namespace agreements {
namespace {

constexpr std::string_view owner = "agreement_imports";

files::Rules list_rules() {
    using files::Type;
    return {.most_bytes = 25 << 20, .types = {Type::csv, Type::text, Type::xlsx, Type::xz, Type::zip}};
}

Result<std::string> content_of(db::Session& session, ImportId id) {
    const auto files = files::files_of(session, {owner, id.value});
    if (files.empty()) return missing("agreements.import");
    return files::read(session, files.front());
}

Failure because(std::string_view reason) { return {Fault::refused, {std::string{reason}}, {}}; }

// What the steps after the mapping begin with.
struct Loaded {
    Import import;
    Mapping mapping;
    tables::Table table;
};

Result<Loaded> load(db::Session& session, ImportId id) {
    auto import = find_import(session, id);
    if (!import) return missing("agreements.import");
    auto mapping = mapping_in(import->mapping);
    if (!mapping) return because("agreements.import.not_mapped");
    auto table = table_of(session, id, *mapping);
    if (!table) return table.failure();
    return Loaded{std::move(*import), std::move(*mapping), std::move(*table)};
}

ReadAgreements read_from(const Loaded& loaded, const Importing& with, const By& by) {
    ImportWords words{with.institution, with.catalogues};
    return read_agreements(loaded.table, loaded.mapping, words, by.when.date());
}

bool names_parties(const ReadAgreements& read) {
    return std::any_of(read.agreements.begin(), read.agreements.end(),
                       [](const auto& incoming) { return !incoming.parties.empty(); });
}

std::vector<events::Change> changes_of(const ImportCounts& counts) {
    auto change = [](std::string_view field, std::int64_t number) {
        return events::Change{std::string{field}, std::nullopt, std::to_string(number)};
    };
    return {change("read", counts.read), change("added", counts.added), change("updated", counts.updated),
            change("unchanged", counts.unchanged), change("refused", counts.refused)};
}

std::string short_name(std::string_view file_name) {
    auto dot = file_name.rfind('.');
    return std::string{text::shortened(file_name.substr(0, dot), 80)};
}

} // namespace

Result<tables::Table> table_of(db::Session& session, ImportId id, const Mapping& mapping) {
    auto content = content_of(session, id);
    if (!content) return content.failure();
    return tables::read(std::string_view{*content}, reading_of(mapping));
}

namespace {

std::optional<Mapping> remembered_for(db::Database& database, const tables::Table& table) {
    const auto signature = signature_of(table);
    auto reader = database.read();
    auto known = mapping_for(reader, signature);
    auto mapping = known ? mapping_in(known->mapping) : std::nullopt;
    return mapping && mapping->columns.size() == table.columns() ? mapping : std::nullopt;
}

Mapping first_mapping(const tables::Table& table, const std::optional<Mapping>& remembered,
                      const Importing& with) {
    ImportWords words{with.institution, with.catalogues};
    auto mapping = remembered ? *remembered : guess_mapping(table, words, with.catalogues);
    guess_values(mapping, table, words);
    return mapping;
}

Result<tables::Table> table_now(db::Database& database, ImportId id, const Mapping& mapping) {
    auto reader = database.read();
    return table_of(reader, id, mapping);
}

} // namespace

Result<ImportId> begin_import(db::Database& database, const ImportFile& file, const Importing& with,
                              const By& by) {
    auto table = tables::read(file.bytes, reading_of({}));
    if (!table) return table.failure();
    if (table->rows.empty()) return Failure{Fault::invalid, {"agreements.import.empty"}, {}};
    // A long list is read before the turn to write, for which others wait.
    const auto mapping = first_mapping(*table, remembered_for(database, *table), with);
    const auto digest = sha256_hex(file.bytes);
    auto tx = database.begin();
    auto id = insert_import(tx, file.name, digest, by);
    auto stored =
        files::store(tx, {owner, id.value}, {file.name, file.bytes}, by.account, by.when, list_rules());
    if (!stored) return stored.failure();
    save_mapping(tx, id, json_of(mapping));
    tx.commit();
    return id;
}

Result<Done> read_import_anew(db::Database& database, ImportId id, const Mapping& reading,
                              const Importing& with) {
    auto table = table_now(database, id, reading);
    if (!table) return table.failure();
    auto mapping = guess_mapping(*table, ImportWords{with.institution, with.catalogues}, with.catalogues);
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (auto verdict = may_change_answers({import->status}); !verdict) return refused(verdict);
    mapping.encoding = reading.encoding, mapping.separator = reading.separator;
    mapping.sheet = reading.sheet, mapping.header = reading.header;
    save_mapping(tx, id, json_of(mapping));
    tx.commit();
    return Done{};
}

Result<Done> map_import(db::Database& database, ImportId id, const Mapping& mapping, std::string_view name,
                        const Importing& with, const By& by) {
    if (auto verdict = may_map(
            {mapping.has(Field::partner) || mapping.has(Field::partners) || mapping.has(Field::identifier),
             mapping.has(Field::number) || mapping.has(Field::id)});
        !verdict)
        return refused(verdict);
    std::vector<ImportName> names;
    std::string signature, file_name;
    {
        auto reader = database.read();
        auto import = find_import(reader, id);
        if (!import) return missing("agreements.import");
        if (auto verdict = may_change_answers({import->status}); !verdict) return refused(verdict);
        auto table = table_of(reader, id, mapping);
        if (!table) return table.failure();
        auto loaded = Loaded{*import, mapping, std::move(*table)};
        names = names_in(reader, read_from(loaded, with, by), names_of_import(reader, id));
        signature = signature_of(loaded.table);
        file_name = import->file_name;
    }
    auto tx = database.begin();
    if (auto verdict = may_change_answers({find_import(tx, id)->status}); !verdict)
        return refused(verdict); // another was quicker
    save_mapping(tx, id, json_of(mapping));
    remember_mapping(tx, name.empty() ? short_name(file_name) : std::string{name}, signature,
                     json_of(mapping), by);
    save_names(tx, id, names);
    tx.commit();
    return Done{};
}

Result<Done> choose_names(db::Database& database, ImportId id, const std::vector<NameChoice>& choices) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (auto verdict = may_change_answers({import->status}); !verdict) return refused(verdict);
    for (const auto& choice : choices) save_choice(tx, id, choice);
    tx.commit();
    return Done{};
}

Result<ImportCounts> check_import(db::Database& database, ImportId id, const Importing& with, const By& by) {
    Plan plan;
    ReadAgreements read; // what the plan points into
    {
        auto reader = database.read();
        auto loaded = load(reader, id);
        if (!loaded) return loaded.failure();
        read = read_from(*loaded, with, by);
        const auto names = names_of_import(reader, id);
        if (names.empty() && names_parties(read)) return because("agreements.import.not_mapped");
        plan = plan_import(reader, read, names, with);
    }
    auto tx = database.begin();
    if (auto verdict = may_change_answers({find_import(tx, id)->status}); !verdict)
        return refused(verdict); // another was quicker
    save_result(tx, id, ImportStatus::checked, plan);
    tx.commit();
    return plan.counts;
}

namespace {

// Others wait for their turn while a batch is written.
constexpr int agreements_in_a_batch = 200;

// Nothing where it goes on or begins; else why it does not.
std::optional<Failure> begin_applying(db::Database& database, ImportId id) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (import->status == ImportStatus::applying) return std::nullopt;
    if (auto verdict = may_apply(facts_of(tx, *import)); !verdict) return refused(verdict);
    start_applying(tx, id);
    tx.commit();
    return std::nullopt;
}

class Applying {
public:
    Applying(db::Database& database, ImportId id, const ReadAgreements& from, const Importing& with,
             const By& by)
        : database_(database), id_(id), from_(from), with_(with), by_(by) {}

    // The last one ends it. False when it is being applied no longer.
    bool batch() {
        auto tx = database_.begin();
        auto import = find_import(tx, id_); // its rows are counted by whoever wrote last
        if (import->status != ImportStatus::applying) return false;
        auto begin = static_cast<std::size_t>(import->rows_done);
        auto end = std::min(begin + agreements_in_a_batch, from_.agreements.size());
        auto plan = write(tx, {begin, end});
        add_to(import->counts, plan.counts);
        import->counts.read = from_.rows;
        save_part(tx, id_, import->counts, end, plan.problems);
        if (end == from_.agreements.size()) finish(tx, *import);
        tx.commit();
        done_ = end, counts_ = import->counts;
        return true;
    }
    bool whole() const { return done_ == from_.agreements.size(); }
    std::int64_t done() const { return static_cast<std::int64_t>(done_.value_or(0)); }
    const ImportCounts& counts() const { return counts_; }

private:
    Plan write(db::Transaction& tx, Part part) {
        auto names = names_of_import(tx, id_);
        if (part.begin == 0) enter_names(tx, id_, names, by_);
        meet_part(tx, from_, {met_until_, part.begin}, names, with_, met_);
        auto plan = plan_part(tx, from_, part, names, with_, met_);
        write_import(tx, id_, plan, met_, by_);
        met_until_ = part.end;
        if (part.begin == 0)
            plan.problems.insert(plan.problems.begin(), from_.problems.begin(), from_.problems.end());
        return plan;
    }
    void finish(db::Transaction& tx, const Import& import) {
        set_applied(tx, id_, by_.when);
        events::record(tx, {"imports", id_.value}, "agreements_imported", by_, changes_of(import.counts),
                       import.file_name);
    }
    static void add_to(ImportCounts& all, const ImportCounts& part) {
        all.added += part.added, all.updated += part.updated;
        all.unchanged += part.unchanged, all.refused += part.refused;
    }

    db::Database& database_;
    ImportId id_;
    const ReadAgreements& from_;
    const Importing& with_;
    const By& by_;
    std::optional<std::size_t> done_;
    ImportCounts counts_;
    MetAgreements met_;
    std::size_t met_until_ = 0; // the rows before it are in met_
};

Result<Loaded> loaded_now(db::Database& database, ImportId id) {
    auto reader = database.read();
    return load(reader, id);
}

} // namespace

Result<ImportCounts> apply_import(db::Database& database, ImportId id, const Importing& with, const By& by,
                                  const ImportProgress& told) {
    if (auto failure = begin_applying(database, id)) return *failure;
    auto loaded = loaded_now(database, id);
    if (!loaded) return loaded.failure();
    auto read = read_from(*loaded, with, by);
    Applying applying{database, id, read, with, by};
    while (!applying.whole()) {
        if (!applying.batch()) return because("agreements.import.stopped");
        if (told && !applying.whole() && !told(applying.done())) return because("agreements.import.stopped");
    }
    return applying.counts();
}

namespace {

// From here on no batch of it is written any more.
std::optional<Failure> begin_undoing(db::Database& database, ImportId id) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (import->status == ImportStatus::undoing) return std::nullopt;
    auto facts = facts_of(tx, *import);
    if (facts.status == ImportStatus::applying) facts.status = ImportStatus::applied; // what is written of it
    if (auto verdict = may_undo(facts); !verdict) return refused(verdict);
    start_undoing(tx, id);
    tx.commit();
    return std::nullopt;
}

UndoCounts finish_undoing(db::Transaction& tx, const Import& import, const By& by) {
    const auto counts = undone_so_far(tx, import.id);
    set_undone(tx, import.id, by.when);
    auto number = [](std::int64_t count) { return std::to_string(count); };
    events::record(tx, {"imports", import.id.value}, "agreements_import_undone", by,
                   {{"removed", std::nullopt, number(counts.removed)},
                    {"put_back", std::nullopt, number(counts.put_back)},
                    {"kept", std::nullopt, number(counts.kept)}},
                   import.file_name);
    return counts;
}

} // namespace

Result<UndoCounts> undo_import(db::Database& database, ImportId id, const By& by,
                               const ImportProgress& told) {
    if (auto failure = begin_undoing(database, id)) return *failure;
    for (;;) {
        auto tx = database.begin();
        const auto import = *find_import(tx, id);
        if (import.status != ImportStatus::undoing) return undone_so_far(tx, id); // another has ended it
        if (undo_changes(tx, id, agreements_in_a_batch, by) == 0) {
            const auto counts = finish_undoing(tx, import, by);
            tx.commit();
            return counts;
        }
        const auto sofar = undone_so_far(tx, id);
        tx.commit();
        if (told && !told(sofar.removed + sofar.put_back + sofar.kept))
            return because("agreements.import.stopped");
    }
}

} // namespace agreements
