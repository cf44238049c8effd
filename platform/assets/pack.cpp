// The pack that bin/assets made, put into the program by the assembler, and its table, sorted by name.
#include "platform/assets/pack.hpp"

asm(".pushsection .rodata\n"
    ".balign 16\n"
    ".global entente_assets_pack\n"
    "entente_assets_pack:\n"
    ".incbin \"" ENTENTE_ASSETS_PACK "\"\n"
    ".byte 0\n"
    ".popsection\n");
extern "C" const char entente_assets_pack[];

namespace assets {
namespace {

constexpr Row rows[] = {
#include "assets.inc"
    {"~", "", "", "", {}, {}, {}}, // behind every name; an array may not be empty
};

} // namespace

std::span<const Row> table() { return std::span(rows).first(std::size(rows) - 1); }

std::string_view stretch(Place place) { return {entente_assets_pack + place.begin, place.length}; }

} // namespace assets
