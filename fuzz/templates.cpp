// Whatever a template holds, the compiler either refuses it with a place or makes C++ of it; it never falls
// over.
#include "tools/template_compiler/reader.hpp"
#include "tools/template_compiler/writer.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string text(reinterpret_cast<const char*>(bytes), size);
    for (const std::string& whole : {text, "@page p(int x)\n" + text + "\n@end\n"}) {
        try {
            auto view = templates::read_template("x.html", whole);
            templates::header_of("policy/room", {view});
            templates::source_of("policy/room", view);
        } catch (const templates::Fault& fault) {
            if (fault.spot.line < 0 || fault.why.empty()) __builtin_trap();
        }
    }
    return 0;
}
