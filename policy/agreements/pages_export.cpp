// The list as a file: CSV that streams, in the reader's language, days as ISO.
#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"

#include <algorithm>
#include <memory>

namespace agreements::pages {
namespace {

constexpr std::size_t rows_in_a_piece = 500;

// What an export carries on with from piece to piece. Which rows there are is settled at its start.
struct Export {
    db::Database& database;
    const text::Words& tr;
    std::vector<Named> types, hosts;
    std::vector<AgreementId> ids;
    std::size_t done = 0;
    bool begun = false;
    tables::CsvStyle style;
};

std::string written(const std::optional<Date>& day) { return day ? day->iso() : ""; }
std::string written(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }

constexpr const char* head_keys[] = {
    "agreements.field.title",
    "agreements.list.column.partner",
    "agreements.party.country",
    "agreements.field.type",
    "agreements.field.status",
    "agreements.field.signed_on",
    "agreements.field.in_force_on",
    "agreements.field.ends_on",
    "agreements.open_ended",
    "agreements.field.renewal",
    "agreements.field.renewal_months",
    "agreements.field.notice_months",
    "agreements.field.notice_on",
    "agreements.field.responsible",
    "agreements.field.department",
    "agreements.field.number",
    "agreements.field.registration_number",
    "agreements.field.host",
};

std::string head(const Export& output) {
    std::vector<std::string> cells;
    for (const char* key : head_keys) cells.emplace_back(output.tr(key));
    return tables::csv_start(output.style) + tables::csv_record(cells, output.style);
}

std::string record(const Export& output, const AgreementLine& line) {
    const auto& tr = output.tr;
    auto language = tr.language();
    return tables::csv_record(
        {line.title, line.partner, line.country, name_in(output.types, line.type, language),
         std::string{tr.of("agreements.status", line.status)}, written(line.signed_on),
         written(line.in_force_on), written(line.ends_on), line.open_ended ? "1" : "",
         std::string{tr.of("agreements.renewal", line.renewal)}, written(line.renewal_months),
         written(line.notice_months), written(line.notice_on), line.responsible, line.department, line.number,
         line.registration_number, name_in(output.hosts, line.host, language)},
        output.style);
}

std::string next_piece(Export& output) {
    std::string piece = output.begun ? "" : head(output);
    output.begun = true;
    auto until = std::min(output.done + rows_in_a_piece, output.ids.size());
    if (output.done == until) return piece;
    std::vector<AgreementId> ids{output.ids.begin() + static_cast<std::ptrdiff_t>(output.done),
                                 output.ids.begin() + static_cast<std::ptrdiff_t>(until)};
    output.done = until;
    auto reader = output.database.read();
    for (const auto& line : lines_of(reader, ids)) piece += record(output, line);
    return piece;
}

} // namespace

http::Response download_list(web::Call& call) {
    auto state = lists::read_state(list_spec, call.request);
    const auto& institution = call.services.institution;
    auto output = std::make_shared<Export>(
        Export{call.database(), call.tr, types(institution), hosts(institution), {}, 0, false, {}});
    auto reader = call.database().read();
    output->ids = ids_of(reader, state);
    http::Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition",
                                  files::attachment(std::string{call.tr("agreements.list.file")} + ".csv"));
    response.pieces = [output] { return next_piece(*output); };
    return response;
}

} // namespace agreements::pages
