// Fills the index of matching from the register's own tables, and asks it.
#include "policy/partners/recognition.hpp"

#include "policy/partners/matching.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace partners {
namespace {

constexpr db::Sql select_names_to_recognise = R"sql(
    SELECT organisations.id, organisations.country, organisations.city, organisations.status, names.name, names.use
      FROM organisations
      JOIN organisation_names names ON names.organisation_id = organisations.id
     WHERE organisations.status IN ('active', 'inactive')
     ORDER BY organisations.id, names.id
)sql";

constexpr db::Sql count_relations = R"sql(
    SELECT id, count(*)
      FROM (SELECT organisation_id AS id FROM organisation_relations
             UNION ALL
            SELECT other_id FROM organisation_relations) ends
     GROUP BY id
     ORDER BY id
)sql";

using Relations = std::unordered_map<OrganisationId, std::int64_t>;
struct RelationCount {
    OrganisationId id;
    std::int64_t number = 0;
};

struct NameRow {
    OrganisationId id;
    std::string country, city;
    OrganisationStatus status = OrganisationStatus::active;
    std::string name;
    NameUse use = NameUse::label;
};

// One organisation's rows stand together.
class Gathering {
public:
    Gathering(MatchingIndex& index, const Relations& relations) : index_(index), relations_(relations) {}

    void take(NameRow&& row) {
        if (!names_.empty() && row.id != first_.id) give();
        if (names_.empty()) first_ = row;
        names_.emplace_back(std::move(row.name), row.use);
    }
    void give() {
        if (names_.empty()) return;
        std::vector<NameToMatch> texts;
        for (const auto& [name, use] : names_) texts.push_back({name, use});
        auto related = relations_.find(first_.id);
        auto number = related == relations_.end() ? 0 : related->second;
        index_.add({.id = first_.id.value,
                    .country = first_.country,
                    .gone = first_.status != OrganisationStatus::active,
                    .standing = standing_of(static_cast<std::size_t>(number))},
                   texts, first_.city);
        names_.clear();
    }

private:
    MatchingIndex& index_;
    const Relations& relations_;
    NameRow first_;
    std::vector<std::pair<std::string, NameUse>> names_;
};

MatchingIndex index_of(db::Session& session) {
    Relations relations;
    session.each<RelationCount>(count_relations,
                                [&](const RelationCount& row) { relations[row.id] = row.number; });
    MatchingIndex index;
    Gathering gathering{index, relations};
    session.each<NameRow>(select_names_to_recognise, [&](NameRow& row) { gathering.take(std::move(row)); });
    gathering.give();
    index.finish();
    return index;
}

// What stands last in a name that was turned round.
constexpr std::array<std::string_view, 8> turned_endings = {
    ", University of", ", Univ. of",      ", The University of", ", University of the",
    ", Universität",   ", Université de", ", Universidad de",    ", Università di"};

} // namespace

struct Recognition::Memory {
    explicit Memory(db::Session& session) : index(index_of(session)), matcher(index) {}
    MatchingIndex index;
    Matcher matcher;
};

Recognition::Recognition(db::Session& session) : memory_(std::make_unique<Memory>(session)) {}
Recognition::~Recognition() = default;
Recognition::Recognition(Recognition&&) noexcept = default;

Recognised Recognition::of(std::string_view name, std::string_view country) {
    if (memory_->index.organisation_count() == 0) return {};
    auto matches = memory_->matcher.find(turned_back(name), country);
    auto id_of = [&](const Match& match) {
        return OrganisationId{memory_->index.organisation(match.organisation).id};
    };
    Recognised recognised;
    if (!matches.sure.empty()) recognised.sure = id_of(matches.sure.front());
    for (const Match& match : matches.candidates) recognised.candidates.push_back(id_of(match));
    return recognised;
}

std::string turned_back(std::string_view name) {
    while (name.ends_with(' ')) name.remove_suffix(1);
    for (std::string_view ending : turned_endings)
        if (name.size() > ending.size() && name.ends_with(ending))
            return std::string{ending.substr(2)} + " " +
                   std::string{name.substr(0, name.size() - ending.size())};
    return std::string{name};
}

} // namespace partners
