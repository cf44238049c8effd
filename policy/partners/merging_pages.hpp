// What the pages of duplicates and merges show.
#pragma once

#include "platform/html/parts.hpp"
#include "platform/web/call.hpp"
#include "policy/partners/duplicates.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/partners.hpp"

#include <string>
#include <vector>

namespace partners {

struct PairRow {
    OrganisationId first, second;
    std::string first_name, second_name, first_country, second_country;
    std::string reason; // "identifier", "name"
    Likeness likeness = Likeness::possible;
};
// Likely the same and not told apart by a person: the most certain first.
std::vector<PairRow> likely_pairs(db::Session& session, int limit);

// The one that would rather be kept first.
void put_kept_first(db::Session& session, std::vector<PairRow>& pairs);
inline constexpr int most_pairs = 2000;

struct PairsPage {
    std::vector<PairRow> pairs; // of this page
    html::Pager pager;
    int page = 1;
    std::string csrf;
    std::string asked; // by whoever misses a pair
    std::vector<PerhapsMeant> choices;
};

struct ComparedLine {
    std::string label, kept, gone; // in words
};

struct MergePage {
    Organisation kept;
    std::optional<Organisation> gone;
    std::string kept_name, gone_name;  // in the reader's language, told apart
    std::string asked, error;          // what was asked for; text key
    std::vector<PerhapsMeant> choices; // when it may mean several
    KeptFor kept_for = KeptFor::nothing,
            gone_for = KeptFor::nothing; // why the one, or rather the other, is kept
    Moved moved;
    std::vector<ComparedLine> compared;
    Reasons against;
    bool may_excuse = false;      // with an explanation
    std::string told_apart;       // "ROR, PIC": ids of which each has one, and these have different ones
    std::vector<MergeRow> merges; // that can be split
    std::string csrf;
};

namespace pages {

http::Response duplicates(web::Call& call);
http::Response call_different(web::Call& call);
http::Response ask_merge(web::Call& call, OrganisationId kept);
http::Response do_merge(web::Call& call, OrganisationId kept);
http::Response do_split(web::Call& call, MergeId id);

} // namespace pages
} // namespace partners
