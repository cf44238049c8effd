// Two records of one organisation become one, and can become two again with every link where it was (D14).
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/organisation.hpp"

#include <string>
#include <vector>

namespace partners {

struct MergeFacts {
    OrganisationId kept, gone;
    bool both_known = false;
    bool kept_is_merged = false, gone_is_merged = false;
    bool import_runs = false;
    bool told_apart = false; // by ids of which a register gives each organisation one
};
// Catalogue D14: duplicates are merged by a person, and only records that stand by themselves. Two that the
// registers tell apart are merged by whoever says why.
Verdict may_merge(const MergeFacts& facts);

struct SplitFacts {
    bool is_split = false;
    bool still_merged = false; // the one that went still shows the one that was kept
    bool import_runs = false;
};
Verdict may_split(const SplitFacts& facts);

struct KeepFacts {
    bool has_ror = false;
    std::int64_t in_use = 0; // agreements in force and partnerships
};
// Why the first of two would rather be kept than the second: registers know it by its ROR id, or more rests
// on it.
enum class KeptFor { nothing, ror, use };
constexpr EnumNames<KeptFor, 3> names_of(KeptFor) { return {"nothing", "ror", "use"}; }
KeptFor kept_for(const KeepFacts& first, const KeepFacts& second);

// Rows of one kind that show the organisation: "names", "agreements".
struct MovedRows {
    std::string what;
    std::vector<std::int64_t> ids;
    friend bool operator==(const MovedRows&, const MovedRows&) = default;
};
struct FilledField {
    std::string field, value; // was empty at the one kept
    friend bool operator==(const FilledField&, const FilledField&) = default;
};
// All that a merge did: kept as JSON, so that a split can undo exactly that.
struct Moved {
    std::vector<MovedRows> rows;
    std::vector<std::int64_t> display_names; // shown names that became one of several
    std::vector<FilledField> fields;
    std::string status; // of the one that went
    friend bool operator==(const Moved&, const Moved&) = default;
};
std::string json_of(const Moved& moved);
Moved moved_from(const std::string& json);

struct MergeRow {
    MergeId id;
    OrganisationId kept, gone;
    std::string gone_name, moved, merged_at;
    bool is_split = false;
};
std::optional<MergeRow> find_merge(db::Session& session, MergeId id);
std::vector<MergeRow> merges_into(db::Session& session, OrganisationId kept); // not split

// Of whose ids each organisation has one, and these two have different ones.
std::vector<IdentifierKind> kinds_apart(db::Session& session, OrganisationId kept, OrganisationId gone);
MergeFacts merge_facts(db::Session& session, OrganisationId kept, OrganisationId gone);
KeepFacts keep_facts(db::Session& session, OrganisationId id);
// A person has told them apart: they are no pair of duplicates any more.
void remember_different(db::Transaction& tx, OrganisationId a, OrganisationId b, const By& by);
Result<Done> tell_apart(db::Database& database, OrganisationId a, OrganisationId b, const By& by);
// What a merge would do.
Moved to_move(db::Session& session, const Organisation& kept, const Organisation& gone);

Result<MergeId> merge(db::Database& database, OrganisationId kept, OrganisationId gone, const By& by);
// What stayed because somebody changed it since: it is told, not overwritten.
struct SplitResult {
    std::vector<std::string> stayed; // kinds of rows and fields
};
Result<SplitResult> split(db::Database& database, MergeId id, const By& by);

} // namespace partners
