// Bodies of forms as fields and files: application/x-www-form-urlencoded and multipart/form-data (RFC 7578).
#pragma once

#include "platform/http/message.hpp"

#include <optional>
#include <string_view>

namespace http {

// "a=1&b=2" of a query or a body. Nothing when a percent sign is broken or a value is not text (UTF-8 without
// NUL).
std::optional<Pairs> read_pairs(std::string_view text);

struct Multipart {
    Pairs form;
    std::vector<Upload> uploads;
};
// Nothing when the body is not what its type says: no boundary, no end, a part without a name, too many
// parts.
std::optional<Multipart> read_multipart(std::string_view type, std::string_view body);

enum class FormReading { good, broken };
// Fills form and uploads of a request whose type says that it carries a form; leaves others (JSON, CSV)
// alone.
FormReading read_form(Request& request);

} // namespace http
