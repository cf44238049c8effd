// Reads data/ror, data/ror_matching and data/university_domains.
#include "bench/matching_data.hpp"

#include "platform/tables/origin.hpp"
#include "policy/partners/ror.hpp"
#include "policy/partners/university_domains.hpp"

#include <simdjson.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <unordered_map>

namespace bench {
namespace {

tables::Origin data_file(const std::string& name) {
    return std::filesystem::path{ENTENTE_SOURCE_DIR "/data/" + name};
}

template <class Reading>
void read_into(std::vector<partners::IncomingOrganisation>& list, const std::string& file) {
    Reading reading({.organisation = [&](partners::IncomingOrganisation&& one,
                                         std::int64_t) { list.push_back(std::move(one)); },
                     .problem = [](const partners::IncomingProblem&) {}});
    auto done = tables::each_piece(data_file(file), {}, {}, [&](std::string_view piece) {
        reading.take(piece);
        return true;
    });
    if (!done) throw std::runtime_error("cannot read data/" + file);
    reading.finish();
}

} // namespace

std::vector<partners::IncomingOrganisation> read_ror() {
    std::vector<partners::IncomingOrganisation> list;
    read_into<partners::RorReading>(list, "ror/ror_v2_asof_v2.7.jsonl.xz");
    read_into<partners::RorReading>(list, "ror/ror_v1_only_asof_v2.7.jsonl.xz");
    return list;
}

std::vector<partners::IncomingOrganisation> read_universities() {
    std::vector<partners::IncomingOrganisation> list;
    read_into<partners::UniversityDomainsReading>(
        list, "university_domains/world_universities_and_domains.json.xz");
    return list;
}

partners::MatchingIndex index_of(const std::vector<partners::IncomingOrganisation>& register_) {
    partners::MatchingIndex index;
    for (std::size_t place = 0; place < register_.size(); ++place) {
        const auto& organisation = register_[place];
        if (organisation.status == partners::RegisterStatus::withdrawn) continue;
        std::vector<partners::NameToMatch> names;
        for (const auto& name : organisation.names) names.push_back({name.text, name.use});
        std::string_view city =
            organisation.places.empty() ? std::string_view{} : std::string_view{organisation.places[0].city};
        index.add({.id = static_cast<std::int64_t>(place),
                   .country = std::string{organisation.country()},
                   .gone = organisation.status != partners::RegisterStatus::active,
                   .standing = partners::standing_of(organisation.relations.size())},
                  names, city);
    }
    index.finish();
    return index;
}

std::vector<GoldText> read_gold(const std::string& file,
                                const std::vector<partners::IncomingOrganisation>& register_) {
    std::unordered_map<std::string_view, std::int64_t> places;
    for (std::size_t place = 0; place < register_.size(); ++place)
        places.emplace(register_[place].key, static_cast<std::int64_t>(place));
    auto content = tables::unpacked(data_file("ror_matching/" + file));
    if (!content) throw std::runtime_error("cannot read data/ror_matching/" + file);
    std::vector<GoldText> gold;
    simdjson::dom::parser parser;
    for (simdjson::dom::element entry : parser.parse(*content).get_array()) {
        GoldText text{std::string{entry["affiliation"].get_string().value()}, {}, false};
        auto add = [&](std::string_view id) {
            auto found = places.find(id.substr(id.rfind('/') + 1));
            if (found == places.end())
                text.some_missing = true;
            else
                text.right.push_back(found->second);
        };
        simdjson::dom::array several;
        if (entry["ror_ids"].get(several) == simdjson::SUCCESS)
            for (simdjson::dom::element id : several) add(id.get_string());
        else
            add(entry["ror-id"].get_string());
        gold.push_back(std::move(text));
    }
    return gold;
}

} // namespace bench
