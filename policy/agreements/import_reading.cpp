// A row becomes an agreement; rows that differ only in the party are one agreement with many parties.
#include "policy/agreements/import_reading.hpp"

#include "platform/basics/digest.hpp"
#include "platform/text/folding.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace agreements {
namespace {

constexpr std::size_t most_parties_of_one = 1000;

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto end = std::min(text.find_first_of(separators), text.size());
        if (auto part = tables::tidy(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto begin = text.find_first_not_of(blank);
    if (begin == text.npos) return {};
    std::string lines{text.substr(begin, text.find_last_not_of(blank) - begin + 1)};
    std::erase_if(lines,
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
    return lines;
}

std::optional<int> months_in_cell(std::string_view cell) {
    auto number = tables::number_of(cell);
    bool whole = number && *number >= 0 && *number <= 1200 && *number == static_cast<int>(*number);
    return whole ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// Reads the cells of one row.
class RowReading {
public:
    RowReading(const tables::Table& table, const Mapping& mapping, const ImportWords& words,
               ReadAgreements& into)
        : table_(table), mapping_(mapping), words_(words), into_(into) {
        for (const auto& value : values_of(table, mapping, Field::ends_on, 10'000))
            end_tells_renewal_ = end_tells_renewal_ || end_word(value.text) == EndWord::renews;
    }

    IncomingAgreement read(const tables::Row& row, Date today);

private:
    void cell(Field field, const std::string& text);
    void text_cell(Field field, const std::string& text);
    void day(Field field, const std::string& text, std::optional<Date>& into);
    void end(const std::string& text);
    void value_cell(Field field, const std::string& text);
    void own_cell(Field field, const std::string& text);
    void add_note(const std::string& text);
    void shorten(std::initializer_list<Field> fields, std::string& text, std::size_t letters);
    void parties(const tables::Row& row);
    void settle(Date today);
    std::vector<std::string> all(const tables::Row& row, Field field, std::string_view separators) const;
    void tell(const std::string& text, std::string_view reason) {
        into_.problems.push_back(
            {now_.line, table_.name_of(column_), text, std::string{reason}, ProblemKind::warning});
    }
    void tell_of(Field field, const std::string& text, std::string_view reason) {
        column_ = static_cast<std::size_t>(
            std::find(mapping_.columns.begin(), mapping_.columns.end(), field) - mapping_.columns.begin());
        tell(text, reason);
    }
    Agreement& a() { return now_.agreement; }

    const tables::Table& table_;
    const Mapping& mapping_;
    const ImportWords& words_;
    ReadAgreements& into_;
    IncomingAgreement now_;
    std::string type_as_written_, subject_;
    bool end_tells_renewal_ = false; // this list writes "auto renew" where others write a day
    std::size_t column_ = 0;
};

IncomingAgreement RowReading::read(const tables::Row& row, Date today) {
    now_ = {};
    type_as_written_.clear(), subject_.clear();
    now_.line = row.number;
    a().type = mapping_.type;
    a().host = mapping_.host;
    for (column_ = 0; column_ < mapping_.columns.size(); ++column_) {
        Field field = mapping_.columns[column_];
        // A note may have lines of its own.
        auto text = field == Field::note ? trimmed(row.cell(column_)) : tables::tidy(row.cell(column_));
        now_.given.insert(field);
        if (!tables::says_nothing(text)) cell(field, text);
    }
    parties(row);
    settle(today);
    return std::move(now_);
}

void RowReading::cell(Field field, const std::string& text) {
    switch (field) {
    case Field::title:
    case Field::number:
    case Field::department:
    case Field::responsible:
    case Field::registration_number:
    case Field::subject:
    case Field::note:
        return text_cell(field, text);
    case Field::signed_on:
        return day(field, text, a().signed_on);
    case Field::in_force_on:
        return day(field, text, a().in_force_on);
    case Field::ends_on:
        return end(text);
    case Field::type:
    case Field::status:
    case Field::renewal:
    case Field::host:
    case Field::open_ended:
    case Field::renewal_months:
    case Field::notice_months:
        return value_cell(field, text);
    case Field::id:
    case Field::version:
        return own_cell(field, text);
    case Field::none:
    case Field::partner:
    case Field::partners:
    case Field::identifier:
    case Field::country:
    case Field::unit:
        return; // parties()
    }
}

void RowReading::text_cell(Field field, const std::string& text) {
    if (field == Field::note) return add_note(text);
    std::string& into = field == Field::title         ? a().title
                        : field == Field::number      ? a().number
                        : field == Field::department  ? a().department
                        : field == Field::responsible ? a().responsible
                        : field == Field::subject     ? subject_
                                                      : a().registration_number;
    into += (into.empty() ? "" : ", ") + text;
}

// Beside another column of notes, the column's name tells them apart.
void RowReading::add_note(const std::string& text) {
    auto notes = std::count(mapping_.columns.begin(), mapping_.columns.end(), Field::note);
    auto line = notes > 1 ? table_.name_of(column_) + ": " + text : text;
    a().note += (a().note.empty() ? "" : "\n") + line;
}

void RowReading::day(Field field, const std::string& text, std::optional<Date>& into) {
    into = tables::date_of(text, mapping_.dates);
    if (into) return;
    now_.given.erase(field);
    tell(text, "agreements.import.not_a_day");
}

// A day, or words that keep end date, renewal and open end apart (catalogue D13). What says neither is kept
// as it is written, and nothing is guessed from it.
void RowReading::end(const std::string& text) {
    a().ends_on = tables::date_of(text, mapping_.dates);
    now_.given.insert(Field::open_ended);
    if (end_tells_renewal_) now_.given.insert(Field::renewal);
    if (a().ends_on) return;
    switch (end_word(text)) {
    case EndWord::renews:
        a().renewal = Renewal::automatic;
        return;
    case EndWord::open:
        a().open_ended = true;
        return;
    case EndWord::nothing:
        return;
    case EndWord::unknown:
        a().note += (a().note.empty() ? "" : "\n") + table_.name_of(column_) + ": " + text;
        now_.given.insert(Field::note);
        tell(text, "agreements.import.end_in_words");
    }
}

void RowReading::value_cell(Field field, const std::string& text) {
    bool known = true;
    auto folded = text::fold(text);
    auto among = [&](const std::map<std::string, std::string>& words) {
        auto found = words.find(folded);
        return found == words.end() ? std::string{} : found->second;
    };
    if (field == Field::type) {
        type_as_written_ = text;
        auto key = among(mapping_.types);
        if (key.empty()) key = words_.type(text).value_or("");
        known = !key.empty();
        if (known) a().type = key;
    } else if (field == Field::status) {
        auto status = enum_named<Status>(among(mapping_.statuses));
        if (!status) status = words_.status(text);
        known = status.has_value();
        if (known)
            a().status = *status;
        else
            now_.given.erase(field);
    } else if (field == Field::renewal) {
        auto renewal = words_.renewal(text);
        known = renewal.has_value();
        if (known) a().renewal = *renewal;
    } else if (field == Field::host) {
        auto host = words_.host(text);
        known = host.has_value();
        if (known) a().host = *host;
    } else if (field == Field::open_ended) {
        auto answer = tables::answer_of(text);
        known = answer.has_value();
        a().open_ended = answer.value_or(false);
    } else {
        auto months = months_in_cell(text);
        known = months.has_value();
        (field == Field::renewal_months ? a().renewal_months : a().notice_months) = months;
    }
    if (!known) tell(text, "agreements.import.word_unknown");
}

void RowReading::own_cell(Field field, const std::string& text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1)
        return tell(text, "agreements.import.word_unknown");
    if (field == Field::id)
        now_.id = AgreementId{number};
    else
        now_.version = static_cast<int>(number);
}

std::vector<std::string> RowReading::all(const tables::Row& row, Field field,
                                         std::string_view separators) const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
        if (mapping_.columns[i] != field || tables::says_nothing(row.cell(i))) continue;
        auto parts = parts_of(row.cell(i), separators);
        found.insert(found.end(), parts.begin(), parts.end());
    }
    return found;
}

// Names, identifiers, countries and units stand in the same order; a single country is everybody's.
void RowReading::parties(const tables::Row& row) {
    auto names = all(row, Field::partner, "|");
    auto more = all(row, Field::partners, "|;");
    names.insert(names.end(), more.begin(), more.end());
    auto identifiers = all(row, Field::identifier, "|;,");
    auto countries = all(row, Field::country, "|;");
    auto units = all(row, Field::unit, "|");
    bool paired = identifiers.size() == names.size();
    auto count = names.empty() ? identifiers.size() : names.size();
    for (std::size_t i = 0; i < count && i < most_parties_of_one; ++i) {
        WrittenParty party;
        if (i < names.size()) party.name = names[i];
        if (names.empty() || paired) party.identifier = identifiers[i];
        if (names.empty()) party.name = party.identifier;
        if (countries.size() == count)
            party.country = countries[i];
        else if (countries.size() == 1)
            party.country = countries.front();
        if (units.size() == count) party.unit = units[i];
        party.country = partners::country_of(party.country).value_or("");
        now_.parties.push_back(std::move(party));
    }
    if (!paired && !names.empty() && !identifiers.empty())
        tell_of(Field::identifier, joined(identifiers), "agreements.import.identifiers_unpaired");
    if (!countries.empty() && std::none_of(countries.begin(), countries.end(), [](const auto& country) {
            return partners::country_of(country).has_value();
        })) {
        tell_of(Field::country, countries.front(), "agreements.import.country_unknown");
    }
}

// A list without titles calls its agreements by their kind and subject; one without status tells it by the
// end.
void RowReading::settle(Date today) {
    if (a().title.empty()) {
        a().title = type_as_written_.empty() ? words_.type_name(a().type) : type_as_written_;
        if (!subject_.empty()) a().title += ": " + subject_;
    }
    if (!now_.given.contains(Field::status))
        a().status = a().ends_on && *a().ends_on < today ? Status::expired : Status::in_force;
    shorten({Field::title, Field::subject, Field::type}, a().title, 300);
    shorten({Field::number}, a().number, 100);
    shorten({Field::registration_number}, a().registration_number, 100);
    shorten({Field::department}, a().department, 300);
    shorten({Field::responsible}, a().responsible, 200);
    shorten({Field::note, Field::ends_on}, a().note, 4000);
    for (auto& party : now_.parties)
        shorten({Field::partner, Field::partners, Field::identifier}, party.name, 300);
}

// The text's first letters, counted as the form's fields count them.
std::string_view first_letters(std::string_view text, std::size_t letters) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && letters-- == 0)
            return text.substr(0, i);
    return text;
}

// To what the form's fields take, and told: a cell may hold a book. The text stood in the first of these
// columns that the list has.
void RowReading::shorten(std::initializer_list<Field> fields, std::string& text, std::size_t letters) {
    const auto kept = first_letters(text, letters);
    if (kept.size() == text.size()) return;
    for (Field field : fields) {
        auto place = std::find(mapping_.columns.begin(), mapping_.columns.end(), field);
        column_ = static_cast<std::size_t>(place - mapping_.columns.begin());
        if (place != mapping_.columns.end()) break;
    }
    tell(text, "agreements.import.shortened");
    text.resize(kept.size());
}

std::string facts_of(const IncomingAgreement& incoming) {
    const Agreement& a = incoming.agreement;
    auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string{}; };
    std::string facts;
    for (const auto& text :
         {a.title, a.type, std::string{name_of(a.status)}, a.number, a.registration_number, day(a.signed_on),
          day(a.in_force_on), day(a.ends_on), a.department, a.responsible, a.note})
        facts.append(text).push_back('\x1f');
    return facts;
}

// Known by its number, else by what does not change when an agreement is prolonged or corrected.
std::string key_of(const IncomingAgreement& incoming) {
    const Agreement& a = incoming.agreement;
    if (!a.number.empty()) return "number:" + a.number;
    std::string facts = a.title + '\x1f' + a.department + '\x1f' + (a.signed_on ? a.signed_on->iso() : "");
    for (const auto& party : incoming.parties) facts += '\x1f' + text::fold(party.name) + party.identifier;
    return "row:" + sha256_hex(facts).substr(0, 32);
}

class Gathering {
public:
    explicit Gathering(ReadAgreements& into) : into_(into) {}

    void take(IncomingAgreement&& incoming) {
        auto& same = by_number_[incoming.agreement.number];
        if (!incoming.agreement.number.empty() && !incoming.id) {
            auto facts = facts_of(incoming);
            for (auto [index, told] : same)
                if (told == facts) return add_parties(into_.agreements[index], std::move(incoming));
            incoming.number_is_its_own = same.empty();
            same.emplace_back(into_.agreements.size(), std::move(facts));
        }
        incoming.key = key_of(incoming);
        if (auto times = ++times_[incoming.key]; times > 1) incoming.key += "#" + std::to_string(times);
        into_.agreements.push_back(std::move(incoming));
    }

private:
    static void add_parties(IncomingAgreement& to, IncomingAgreement&& from) {
        for (auto& party : from.parties)
            if (std::find(to.parties.begin(), to.parties.end(), party) == to.parties.end() &&
                to.parties.size() < most_parties_of_one)
                to.parties.push_back(std::move(party));
    }

    ReadAgreements& into_;
    std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> by_number_;
    std::map<std::string, int> times_;
};

} // namespace

ReadAgreements read_agreements(const tables::Table& table, const Mapping& mapping, const ImportWords& words,
                               Date today) {
    ReadAgreements read;
    RowReading reading{table, mapping, words, read};
    Gathering gathering{read};
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        read.heads.emplace(mapping.columns[i], table.name_of(i));
    for (const auto& row : table.rows) {
        ++read.rows;
        gathering.take(reading.read(row, today));
    }
    return read;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : " | ") + name;
    return text;
}

} // namespace agreements
