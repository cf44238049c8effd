// What would happen to each record: new, changed, the same, or left out. Reads only.
#include "platform/text/folding.hpp"
#include "platform/web/json.hpp"
#include "policy/partners/import_matching.hpp"
#include "policy/partners/import_steps.hpp"
#include "policy/partners/store.hpp"

#include <unordered_set>

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

class Planning {
public:
    Planning(db::Session& session, ImportFormat format, const ReadRegister& from)
        : session_(session), format_(format), from_(from), matching_(session, format) {}

    Plan run() {
        plan_.problems = from_.problems;
        plan_.known.reserve(from_.records.size());
        session_.each<KnownRecord>(
            select_known,
            [this](KnownRecord& known) {
                plan_.known.emplace(known.key, known.organisation);
                digests_.emplace(known.key, std::move(known.digest));
            },
            format_);
        seen_.reserve(from_.records.size());
        plan_.changes.reserve(from_.records.size());
        for (const RegisterRecord& record : from_.records) take(record);
        for (const IncomingProblem& problem : plan_.problems)
            plan_.counts.refused += problem.severity == Severity::refused;
        plan_.counts.read = static_cast<std::int64_t>(from_.records.size());
        for (const IncomingProblem& problem : from_.problems)
            plan_.counts.read += problem.severity == Severity::refused;
        return std::move(plan_);
    }

private:
    void tell(const RegisterRecord& record, std::string_view field, std::string value,
              std::string_view reason, Severity severity) {
        std::string where = record.file.empty() ? std::string{} : record.file + ": ";
        plan_.problems.push_back({record.line, where.append(field), std::move(value), reason, severity});
    }

    void take(const RegisterRecord& record) {
        if (!seen_.insert(record.key).second)
            return tell(record, "id", record.key, "partners.import.twice", Severity::refused);
        if (auto digest = digests_.find(record.key); digest != digests_.end()) {
            if (digest->second == record.digest) {
                ++plan_.counts.unchanged;
                return;
            }
            return change(record, plan_.known.at(record.key), &digest->second);
        }
        if (auto match = matching_.of(record)) return change(record, *match, nullptr);
        if (format_ == ImportFormat::domains)
            return tell(record, "name", record.name(), "partners.import.not_matched", Severity::refused);
        ++plan_.counts.added;
        Planned planned;
        planned.record = &record;
        plan_.changes.push_back(std::move(planned));
    }

    void change(const RegisterRecord& record, OrganisationId id, const std::string* digest) {
        auto before = find_organisation(session_, id);
        if (!before || before->merged_into_id) {
            ++plan_.counts.unchanged;
            return tell(record, "id", record.key, "partners.import.merged", Severity::warning);
        }
        Planned planned;
        planned.record = &record;
        planned.organisation = id;
        planned.first = digest == nullptr;
        if (digest) {
            planned.digest = *digest;
            planned.written = session_.one<std::string>(select_written, format_, record.key);
        }
        planned.hold = hold_of(*before, record.key);
        planned.before = std::move(*before);
        weigh(planned);
        bool retired = planned.before.status == OrganisationStatus::active &&
                       planned.after[2] != name_of(OrganisationStatus::active);
        planned.act = retired ? ImportAct::retired : ImportAct::updated;
        ++(retired ? plan_.counts.retired : plan_.counts.updated);
        plan_.changes.push_back(std::move(planned));
    }

    // ROR also takes over what somebody had written in by hand before.
    Hold hold_of(const Organisation& organisation, std::string_view key) const {
        bool own = organisation.origin == name_of(format_) && organisation.origin_key == key;
        bool taken_over = format_ == ImportFormat::ror && organisation.origin != name_of(format_);
        return own || taken_over ? Hold::owned : Hold::enriched;
    }

    // A field that stands as the register wrote it follows the register; what people changed is theirs.
    void weigh(Planned& planned) {
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

    db::Session& session_;
    ImportFormat format_;
    const ReadRegister& from_;
    Matching matching_;
    Plan plan_;
    std::unordered_map<std::string, std::string> digests_;
    std::unordered_set<std::string_view> seen_;
};

void add_sample(web::Json& json, const Planned& planned) {
    const auto& told = planned.record->fields;
    json.object().field("act", planned.act).field("line", planned.record->line).field("name", told[0]);
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

Plan plan_import(db::Session& session, ImportFormat format, const ReadRegister& from) {
    return Planning{session, format, from}.run();
}

// Ten of each kind: enough to see whether the file is the right one.
std::string sample_of(const Plan& plan) {
    std::array<int, 4> left{10, 10, 10, 0};
    web::Json json;
    json.list();
    for (const Planned& planned : plan.changes)
        if (left[static_cast<std::size_t>(planned.act)]-- > 0) add_sample(json, planned);
    return json.end().take();
}

} // namespace partners
