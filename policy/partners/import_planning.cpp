// The judging of records. Reads only.
#include "policy/partners/import_planning.hpp"

#include "platform/web/json.hpp"
#include "policy/partners/store.hpp"

namespace partners {
namespace {

constexpr db::Sql select_known = R"sql(
    SELECT key, organisation_id, digest FROM register_records WHERE origin = ?
)sql";
constexpr db::Sql select_written = "SELECT fields FROM register_records WHERE origin = ? AND key = ?";

struct KnownRecord {
    std::string key;
    OrganisationId organisation;
    std::string digest;
};

} // namespace

Planning::Planning(db::Session& session, const Import& import, std::size_t expected)
    : format_(import.format), matching_(session, import) {
    plan.known.reserve(expected);
    seen_.reserve(expected);
    session.each<KnownRecord>(
        select_known,
        [this](KnownRecord& known) {
            plan.known.emplace(known.key, known.organisation);
            digests_.emplace(known.key, std::move(known.digest));
        },
        format_);
    plan.counts = import.counts;
}

void Planning::begin(const ReadRegister& from) {
    plan.problems = from.problems;
    plan.counts.read = static_cast<std::int64_t>(from.records.size());
    for (const IncomingProblem& problem : from.problems) {
        plan.counts.read += problem.severity == Severity::refused;
        plan.counts.refused += problem.severity == Severity::refused;
    }
}

void Planning::tell(const RegisterRecord& record, std::string_view field, std::string value,
                    std::string_view reason, Severity severity) {
    std::string where = record.file.empty() ? std::string{} : record.file + ": ";
    plan.problems.push_back({record.line, where.append(field), std::move(value), reason, severity});
    plan.counts.refused += severity == Severity::refused;
}

void Planning::take(db::Session& session, const RegisterRecord& record) {
    if (!seen_.insert(record.key).second)
        return tell(record, "id", record.key, "partners.import.twice", Severity::refused);
    if (auto digest = digests_.find(record.key); digest != digests_.end()) {
        if (digest->second == record.digest) {
            ++plan.counts.unchanged;
            return;
        }
        return change(session, record, plan.known.at(record.key), &digest->second);
    }
    if (auto match = matching_.of(record)) return change(session, record, *match, nullptr);
    if (format_ == ImportFormat::domains)
        return tell(record, "name", record.name(), "partners.import.not_matched", Severity::refused);
    ++plan.counts.added;
    if (matching_.has_namesake(record))
        tell(record, "name", record.name(), "partners.import.namesake", Severity::warning);
    Planned planned;
    planned.record = &record;
    plan.changes.push_back(std::move(planned));
}

void Planning::change(db::Session& session, const RegisterRecord& record, OrganisationId id,
                      const std::string* digest) {
    auto before = find_organisation(session, id);
    if (!before || before->merged_into_id) {
        ++plan.counts.unchanged;
        return tell(record, "id", record.key, "partners.import.merged", Severity::warning);
    }
    Planned planned;
    planned.record = &record;
    planned.organisation = id;
    planned.first = digest == nullptr;
    if (digest) {
        planned.digest = *digest;
        planned.written = session.one<std::string>(select_written, format_, record.key);
    }
    planned.hold = hold_of(*before, record.key);
    planned.before = std::move(*before);
    weigh(planned);
    bool retired = planned.before.status == OrganisationStatus::active &&
                   planned.after[2] != name_of(OrganisationStatus::active);
    planned.act = retired ? ImportAct::retired : ImportAct::updated;
    ++(retired ? plan.counts.retired : plan.counts.updated);
    plan.changes.push_back(std::move(planned));
}

// ROR also takes over what somebody had written in by hand before.
Hold Planning::hold_of(const Organisation& organisation, std::string_view key) const {
    bool own = organisation.origin == name_of(format_) && organisation.origin_key == key;
    bool taken_over = format_ == ImportFormat::ror && organisation.origin != name_of(format_);
    return own || taken_over ? Hold::owned : Hold::enriched;
}

// A field that stands as the register wrote it follows the register; what people changed is theirs.
void Planning::weigh(Planned& planned) {
    const FieldTexts now = texts_of(planned.before);
    planned.after = now;
    if (planned.hold == Hold::enriched) return;
    const FieldTexts written = fields_in(planned.written);
    const FieldTexts& told = planned.record->fields;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == written[i])
            planned.after[i] = told[i];
        else if (told[i] != now[i] && told[i] != written[i] && !written[i].empty())
            tell(*planned.record, imported_fields[i], told[i], "partners.import.changed_here",
                 Severity::warning);
    }
}

namespace {

void add_sample(web::Json& json, const Planned& planned) {
    const auto& told = planned.record->fields;
    json.object().field("act", planned.act).field("line", planned.record->line).field("name", told[0]);
    json.field("country", told[3]).field("city", told[5]);
    json.field("organisation", planned.organisation.value).list("changes");
    const FieldTexts before = texts_of(planned.before);
    for (std::size_t i = 0; planned.organisation && i < before.size(); ++i)
        if (before[i] != planned.after[i])
            json.object()
                .field("field", imported_fields[i])
                .field("before", before[i])
                .field("after", planned.after[i])
                .end();
    json.end().end();
}

} // namespace

// Ten of each kind: enough to see whether the file is the right one.
std::string sample_of(const Plan& plan) {
    std::array<int, 3> left{10, 10, 10}; // added, updated, retired: what a plan knows
    web::Json json;
    json.list();
    for (const Planned& planned : plan.changes)
        if (left[static_cast<std::size_t>(planned.act)]-- > 0) add_sample(json, planned);
    return json.end().take();
}

} // namespace partners
