// Measures matching (workload k): how often the right organisation is found, and how fast.
//   matching_bench          prints the figures and writes bench/results/matching.md
//   matching_bench --fit    prints weights fitted on the even halves, for policy/partners/rules_matching.cpp
//   matching_bench --errors prints what went wrong in the even halves
#include "bench/matching_data.hpp"
#include "bench/matching_fit.hpp"
#include "policy/partners/duplicates.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

namespace bench {
namespace {

using partners::Match;
using partners::Matcher;
using partners::Matches;
using partners::MatchingIndex;
using Register = std::vector<partners::IncomingOrganisation>;

// Time on the clock, and time of the processors (all threads), which others on the machine do not lengthen.
class Watch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }
    double processor_seconds() const {
        return static_cast<double>(std::clock() - processor_start_) / CLOCKS_PER_SEC;
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::clock_t processor_start_ = std::clock();
};

template <class... Values> std::string line(const char* format, Values... values) {
    char text[400];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

struct Score {
    int texts = 0, answerable = 0;
    int answered = 0, answered_right = 0;      // the main organisation of each text
    int wrong_where_missing = 0;               // answers where the right one is not in our files
    int links = 0, found = 0, found_right = 0; // all organisations of each text
    double seconds = 0;

    void add(const Score& other) {
        texts += other.texts, answerable += other.answerable, answered += other.answered;
        answered_right += other.answered_right, wrong_where_missing += other.wrong_where_missing;
        links += other.links, found += other.found, found_right += other.found_right,
            seconds += other.seconds;
    }
    double precision() const { return answered_right / static_cast<double>(answered); }
    double recall() const { return answered_right / static_cast<double>(answerable); }
    double strict_precision() const {
        return answered_right / static_cast<double>(answered + wrong_where_missing);
    }
    double link_precision() const { return found_right / static_cast<double>(found); }
    double link_recall() const { return found_right / static_cast<double>(links); }
};

bool is_right(const GoldText& gold, const MatchingIndex& index, const Match& match) {
    auto id = index.organisation(match.organisation).id;
    return std::find(gold.right.begin(), gold.right.end(), id) != gold.right.end();
}

void score_one(Score& score, const GoldText& gold, const Matches& matches, const MatchingIndex& index) {
    ++score.texts;
    score.answerable += !gold.right.empty();
    score.links += static_cast<int>(gold.right.size());
    for (const Match& match : matches.sure) {
        bool right = is_right(gold, index, match);
        score.found_right += right;
        score.found += right || !gold.some_missing; // what may be the missing one is not held against it
    }
    if (matches.sure.empty()) return;
    bool right = is_right(gold, index, matches.sure[0]);
    score.answered_right += right;
    if (right || !gold.some_missing)
        ++score.answered;
    else
        ++score.wrong_where_missing;
}

enum class Half { even, odd };

template <class Visit> void each_of_half(const std::vector<GoldText>& gold, Half half, Visit visit) {
    for (std::size_t i = half == Half::even ? 0 : 1; i < gold.size(); i += 2) visit(gold[i]);
}

Score score_of(const std::vector<GoldText>& gold, Half half, const MatchingIndex& index) {
    Score score;
    Matcher matcher(index);
    Watch watch;
    each_of_half(gold, half,
                 [&](const GoldText& text) { score_one(score, text, matcher.find(text.text), index); });
    score.seconds = watch.processor_seconds();
    return score;
}

std::string row(const char* name, const Score& s) {
    return line("| %s | %d | **%.3f** | **%.3f** | %.3f | %.3f | %.3f | %.0f |\n", name, s.texts,
                s.precision(), s.recall(), s.strict_precision(), s.link_precision(), s.link_recall(),
                s.texts / s.seconds);
}

std::string quality(const std::vector<GoldText>& affiliations, const std::vector<GoldText>& names,
                    const MatchingIndex& index) {
    std::string text = "| Texts | n | precision | recall | strict precision | precision of links | recall of "
                       "links | texts/s, one core |\n"
                       "|---|---|---|---|---|---|---|---|\n";
    Score all;
    const std::pair<const char*, const std::vector<GoldText>*> sets[] = {{"affiliations", &affiliations},
                                                                         {"names", &names}};
    for (const auto& [name, gold] : sets) {
        Score even = score_of(*gold, Half::even, index), odd = score_of(*gold, Half::odd, index);
        text += row((std::string{name} + ", even, fitted on").c_str(), even);
        text += row((std::string{name} + ", odd").c_str(), odd);
        all.add(even);
        all.add(odd);
    }
    return text + row("all", all);
}

// 100,000 organisations of real names: the register, the list of universities, and further names of the
// register, each as an organisation by itself, so that the list is full of near duplicates.
std::vector<partners::ListedOrganisation> hundred_thousand(const Register& ror) {
    constexpr std::size_t wanted = 100'000;
    std::vector<partners::ListedOrganisation> list;
    for (const auto& organisation : ror)
        list.push_back({{std::string{organisation.name()}}, std::string{organisation.country()}, {}});
    for (const auto& university : read_universities())
        list.push_back({{std::string{university.name()}}, std::string{university.country()}, {}});
    for (const auto& organisation : ror)
        for (std::size_t i = 1; i < organisation.names.size() && list.size() < wanted; ++i)
            if (organisation.names[i].use != partners::NameUse::acronym)
                list.push_back({{organisation.names[i].text}, std::string{organisation.country()}, {}});
    list.resize(std::min(list.size(), wanted));
    return list;
}

std::string speed(const Register& ror, const std::vector<GoldText>& names) {
    auto list = hundred_thousand(ror);
    Watch building;
    MatchingIndex index;
    for (const auto& organisation : list) {
        partners::NameToMatch name{organisation.names[0], partners::NameUse::display};
        index.add({.country = organisation.country}, std::span{&name, 1}, {});
    }
    index.finish();
    std::string text =
        line("- %zu organisations: index built in %.2f s.\n", list.size(), building.processor_seconds());
    Matcher matcher(index);
    Watch matching;
    for (const GoldText& name : names) (void)matcher.find(name.text);
    text += line("- One new name against them: %.0f names/s on one core.\n",
                 static_cast<double>(names.size()) / matching.processor_seconds());
    unsigned threads = std::min(2U, std::thread::hardware_concurrency());
    Watch comparing;
    auto pairs = partners::duplicates_among(list, threads);
    text += line("- All against each other, %u threads, index included: %.2f s on the clock, %.2f s of the "
                 "processors, %zu pairs "
                 "worth a look.\n",
                 threads, comparing.seconds(), comparing.processor_seconds(), pairs.size());
    return text;
}

void print_errors(const std::vector<GoldText>& gold, const MatchingIndex& index, const Register& ror) {
    Matcher matcher(index);
    auto shown = [&](std::int64_t id) {
        const auto& organisation = ror[static_cast<std::size_t>(id)];
        return std::string{organisation.name()} + " [" + std::string{organisation.country()} + "]";
    };
    each_of_half(gold, Half::even, [&](const GoldText& text) {
        Matches matches = matcher.find(text.text);
        bool right = matches.sure.empty() ? text.right.empty() : is_right(text, index, matches.sure[0]);
        if (right || text.some_missing) return;
        std::printf("%s\n", text.text.c_str());
        for (std::int64_t id : text.right) std::printf("    right: %s\n", shown(id).c_str());
        for (std::size_t i = 0; i < std::min<std::size_t>(3, matches.candidates.size()); ++i)
            std::printf("    %.2f   %s\n", matches.candidates[i].certainty,
                        shown(index.organisation(matches.candidates[i].organisation).id).c_str());
    });
}

void print_fit(const std::vector<GoldText>& affiliations, const std::vector<GoldText>& names,
               const MatchingIndex& index) {
    std::vector<Judged> judged;
    Matcher matcher(index);
    for (const auto* gold : {&affiliations, &names})
        each_of_half(*gold, Half::even, [&](const GoldText& text) {
            for (const Match& match : matcher.find(text.text).candidates) {
                bool right = is_right(text, index, match);
                if (right || !text.some_missing)
                    judged.push_back({signals_of(match.alignment.evidence), right ? 1.0 : 0.0});
            }
        });
    std::printf("%zu candidates judged\n%s\n", judged.size(), fitted_weights(judged).c_str());
}

void run(const std::string& what) {
    Watch reading;
    Register ror = read_ror();
    std::string figures =
        line("- ROR: %zu records unpacked and read in %.2f s.\n", ror.size(), reading.processor_seconds());
    Watch building;
    MatchingIndex index = index_of(ror);
    figures += line("- Index of %zu organisations under %zu names, built in %.2f s.\n",
                    index.organisation_count(), index.name_count(), building.processor_seconds());
    auto affiliations = read_gold("affiliations_crossref_2024_02_19.json.xz", ror);
    auto names = read_gold("organisation_names.json.xz", ror);
    if (what == "--fit") return print_fit(affiliations, names, index);
    if (what == "--errors") {
        print_errors(affiliations, index, ror);
        return print_errors(names, index, ror);
    }
    std::string head;
    std::getline(std::ifstream{ENTENTE_SOURCE_DIR "/bench/matching_head.md"}, head, '\0');
    std::string report =
        head + quality(affiliations, names, index) + "\n## Speed\n\n" + figures + speed(ror, names);
    std::fputs(report.c_str(), stdout);
    std::ofstream{ENTENTE_SOURCE_DIR "/bench/results/matching.md"} << report;
}

} // namespace
} // namespace bench

int main(int count, char** arguments) {
    bench::run(count > 1 ? arguments[1] : "");
    return 0;
}
