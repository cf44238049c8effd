// The words that lists use in their heads, and what a column without a head looks like.
#include "policy/agreements/import_fields.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>
#include <set>

namespace agreements {
namespace {

struct HeadWord {
    std::string_view folded;
    Field field;
};

// clang-format off
constexpr HeadWord head_words[] = {
    {"title", Field::title}, {"name", Field::title}, {"agreement", Field::title}, {"avtal", Field::title}, {"rubrik", Field::title}, {"namn", Field::title},
    {"agreement title", Field::title}, {"agreement name", Field::title}, {"avtalets namn", Field::title},
    {"number", Field::number}, {"code", Field::number}, {"id", Field::number}, {"no", Field::number}, {"nr", Field::number}, {"nummer", Field::number}, {"avtalsnummer", Field::number},
    {"esac id unique", Field::number}, {"esac id", Field::number}, {"agreement number", Field::number}, {"agreement code", Field::number}, {"agreement id", Field::number},
    {"partner", Field::partner}, {"part", Field::partner}, {"motpart", Field::partner}, {"party", Field::partner}, {"institution", Field::partner}, {"organisation", Field::partner}, {"organization", Field::partner},
    {"university", Field::partner}, {"university organization", Field::partner}, {"partner university", Field::partner}, {"partner institution", Field::partner}, {"partner name", Field::partner},
    {"institution name", Field::partner}, {"larosate", Field::partner}, {"uczelnia", Field::partner}, {"publisher", Field::partner}, {"consortium", Field::partner},
    {"partners", Field::partners}, {"parter", Field::partners}, {"parties", Field::partners}, {"members", Field::partners}, {"institutions", Field::partners},
    {"ror", Field::identifier}, {"ror id", Field::identifier}, {"erasmus code", Field::identifier}, {"erasmuskod", Field::identifier}, {"pic", Field::identifier}, {"members ror", Field::identifier},
    {"country", Field::country}, {"land", Field::country}, {"kraj", Field::country}, {"country code", Field::country},
    {"unit", Field::unit}, {"partner unit", Field::unit}, {"faculty of partner", Field::unit}, {"acting unit", Field::unit},
    {"type", Field::type}, {"typ", Field::type}, {"avtalstyp", Field::type}, {"type of cooperation", Field::type}, {"type of agreement", Field::type}, {"agreement type", Field::type}, {"kind", Field::type}, {"rodzaj", Field::type},
    {"subject", Field::subject}, {"subject area", Field::subject}, {"field", Field::subject}, {"amne", Field::subject}, {"area", Field::subject}, {"field of study", Field::subject},
    {"status", Field::status}, {"expiry check", Field::status}, {"state", Field::status}, {"active", Field::status}, {"aktiv", Field::status}, {"valid", Field::status},
    {"signing", Field::signed_on}, {"signed", Field::signed_on}, {"date signed", Field::signed_on}, {"signature date", Field::signed_on}, {"signed on", Field::signed_on}, {"undertecknat", Field::signed_on}, {"undertecknad", Field::signed_on}, {"signerat", Field::signed_on}, {"data podpisania", Field::signed_on},
    {"start", Field::in_force_on}, {"start date", Field::in_force_on}, {"valid from", Field::in_force_on}, {"from", Field::in_force_on}, {"startdatum", Field::in_force_on}, {"galler fran", Field::in_force_on}, {"in force", Field::in_force_on}, {"effective date", Field::in_force_on},
    {"end", Field::ends_on}, {"end date", Field::ends_on}, {"expiry", Field::ends_on}, {"expires", Field::ends_on}, {"expiry date", Field::ends_on}, {"valid to", Field::ends_on}, {"valid until", Field::ends_on}, {"to", Field::ends_on}, {"slut", Field::ends_on}, {"slutdatum", Field::ends_on}, {"galler till", Field::ends_on}, {"slutar", Field::ends_on}, {"until", Field::ends_on},
    {"open ended", Field::open_ended}, {"unlimited", Field::open_ended}, {"tills vidare", Field::open_ended},
    {"renewal", Field::renewal}, {"auto renewal", Field::renewal}, {"forlangning", Field::renewal},
    {"renewal months", Field::renewal_months}, {"notice", Field::notice_months}, {"notice months", Field::notice_months}, {"notice period", Field::notice_months}, {"uppsagningstid", Field::notice_months},
    {"department", Field::department}, {"faculty", Field::department}, {"institutionen", Field::department}, {"enhet", Field::department}, {"level of cooperation", Field::department}, {"school", Field::department}, {"wydzial", Field::department},
    {"responsible", Field::responsible}, {"contact", Field::responsible}, {"coordinator", Field::responsible}, {"ansvarig", Field::responsible}, {"handlaggare", Field::responsible},
    {"registration number", Field::registration_number}, {"diarienummer", Field::registration_number}, {"dnr", Field::registration_number}, {"case number", Field::registration_number},
    {"note", Field::note}, {"notes", Field::note}, {"comment", Field::note}, {"comments", Field::note}, {"anteckning", Field::note}, {"kommentar", Field::note}, {"anmarkning", Field::note}, {"remarks", Field::note}, {"abbreviation", Field::note}, {"abbre viation", Field::note},
};
// clang-format on

constexpr std::pair<Field, std::string_view> own_heads[] = {
    {Field::title, "agreements.field.title"},
    {Field::number, "agreements.field.number"},
    {Field::partner, "agreements.parties"},
    {Field::country, "agreements.party.country"},
    {Field::unit, "agreements.party.unit"},
    {Field::type, "agreements.field.type"},
    {Field::status, "agreements.field.status"},
    {Field::signed_on, "agreements.field.signed_on"},
    {Field::in_force_on, "agreements.field.in_force_on"},
    {Field::ends_on, "agreements.field.ends_on"},
    {Field::open_ended, "agreements.open_ended"},
    {Field::renewal, "agreements.field.renewal"},
    {Field::renewal_months, "agreements.field.renewal_months"},
    {Field::notice_months, "agreements.field.notice_months"},
    {Field::department, "agreements.field.department"},
    {Field::responsible, "agreements.field.responsible"},
    {Field::registration_number, "agreements.field.registration_number"},
    {Field::host, "agreements.field.host"},
    {Field::note, "agreements.field.note"},
    {Field::id, "agreements.sheet.id"},
    {Field::version, "agreements.sheet.version"},
};

Field field_of_head(std::string_view head, const text::Catalogues& catalogues) {
    if (head.empty()) return Field::none;
    auto folded = text::fold(head);
    for (const auto& [field, key] : own_heads)
        for (const auto* words : {&catalogues.sv, &catalogues.en})
            if (folded == text::fold((*words)(key))) return field;
    for (const auto& word : head_words)
        if (word.folded == folded) return word.field;
    return Field::none;
}

bool looks_like_erasmus_code(std::string_view cell) {
    auto space = cell.find(' ');
    bool country = space != cell.npos && space >= 1 && space <= 3;
    return country && cell.size() >= 7 && cell.size() <= 14 && cell.back() >= '0' && cell.back() <= '9' &&
           std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(space),
                       [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

// What nine of ten filled cells are; the first five hundred rows tell enough.
template <class Is> bool mostly(const tables::Table& table, std::size_t column, Is is) {
    std::size_t filled = 0, are = 0;
    for (std::size_t i = 0; i < table.rows.size() && i < 500; ++i) {
        auto cell = table.rows[i].cell(column);
        if (tables::says_nothing(cell)) continue;
        ++filled;
        are += is(cell) ? 1 : 0;
    }
    return filled > 0 && are * 10 >= filled * 9;
}

// Guessing by content, for columns whose head says nothing.
class Guess {
public:
    Guess(const tables::Table& table, std::vector<Field>& fields)
        : table_(table), facts_(tables::facts_of(table)), fields_(fields) {}

    void fill() {
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            if (mostly(table_, i, looks_like_erasmus_code)) give(i, Field::identifier);
            if (mostly(table_, i, [](auto cell) { return partners::country_of(cell).has_value(); }))
                give(i, Field::country);
        }
        fill_days();
        if (auto column = most_varied()) give(*column, Field::partner);
        if (auto column = least_varied()) give(*column, Field::department);
        if (auto column = least_varied()) give(*column, Field::subject);
    }

private:
    bool free(std::size_t i) const { return fields_[i] == Field::none; }
    bool has(Field field) const { return std::find(fields_.begin(), fields_.end(), field) != fields_.end(); }
    void give(std::size_t i, Field field) {
        if (free(i) && !has(field)) fields_[i] = field;
    }
    void fill_days() {
        std::vector<std::size_t> days;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (free(i) && facts_[i].content == tables::Content::dates) days.push_back(i);
        if (days.empty()) return;
        if (days.size() > 1) give(days.front(), Field::signed_on);
        if (days.size() > 2) give(days[1], Field::in_force_on);
        give(days.back(), Field::ends_on);
    }
    bool wordy(std::size_t i) const {
        return free(i) && facts_[i].content == tables::Content::text && facts_[i].longest > 12 &&
               facts_[i].distinct > 1;
    }
    std::optional<std::size_t> most_varied() const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (wordy(i) && (!best || facts_[i].distinct > facts_[*best].distinct)) best = i;
        return best;
    }
    std::optional<std::size_t> least_varied() const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (wordy(i) && (!best || facts_[i].distinct < facts_[*best].distinct)) best = i;
        return best;
    }

    const tables::Table& table_;
    std::vector<tables::ColumnFacts> facts_;
    std::vector<Field>& fields_;
};

} // namespace

std::string_view head_key(Field field) {
    for (const auto& [own, key] : own_heads)
        if (own == field) return key;
    return {};
}

std::vector<Field> guess_fields(const tables::Table& table, const text::Catalogues& catalogues) {
    std::vector<Field> fields(table.columns(), Field::none);
    std::set<Field> taken;
    for (std::size_t i = 0; i < fields.size() && i < table.header.size(); ++i) {
        auto field = field_of_head(table.header[i], catalogues);
        if (may_repeat(field) || taken.insert(field).second) fields[i] = field;
    }
    if (table.header.empty()) Guess{table, fields}.fill();
    return fields;
}

} // namespace agreements
