# How a folder becomes a library.  A folder of platform/ or policy/ says in its own CMakeLists.txt only what it
# stands on; sources, views, tests, schema and texts are found by their place, so adding a file touches no list.
#
#   entente_folder(NEEDS basics db …            other folders of platform, or rooms (policy_partners)
#                  LIBRARIES PkgConfig::SQLITE  libraries that this folder alone may include)

include_guard()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)

add_compile_options(-Wall -Wextra -Wshadow -Wconversion -Wno-restrict -Wno-array-bounds
    -Wno-missing-field-initializers)    # fields named are set, the others are their type's nothing: that is meant
include_directories("${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")

# A release is what a newcomer waits for, and most of the wait was the same headers read 490 times. There the standard library
# is read once, and a folder's files are compiled eight at a time (docs/decisions/0014). The other builds stay without, so that
# a file that forgets an include is found by whoever forgot it.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/nothing.cpp" CONTENT "")
    add_compile_options(-fpch-preprocess    # ccache asks for it
        -Wno-subobject-linkage)             # in a batch every file is an included one
    add_library(standard_library STATIC "${CMAKE_BINARY_DIR}/generated/nothing.cpp")
    target_precompile_headers(standard_library PRIVATE <algorithm> <array> <atomic> <charconv> <chrono> <compare> <cstdint>
        <filesystem> <functional> <map> <memory> <optional> <span> <string> <string_view> <unordered_map> <utility> <variant>
        <vector> <boost/pfr/core.hpp>)
endif()
function(entente_read_once library)
    if(TARGET standard_library)
        target_precompile_headers(${library} REUSE_FROM standard_library)
        set_target_properties(${library} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    endif()
endfunction()

set_property(GLOBAL PROPERTY ENTENTE_TEST_SOURCES "")
set_property(GLOBAL PROPERTY ENTENTE_LIBRARIES "")

# One imported target for each library outside the standard one; the reasons stand in docs/dependencies.md.
function(entente_package target module)
    if(NOT TARGET PkgConfig::${target})
        pkg_check_modules(${target} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    endif()
endfunction()
entente_package(SQLITE sqlite3)
entente_package(LIBPQ libpq)
entente_package(SODIUM libsodium)
entente_package(ICU "icu-i18n;icu-uc")
entente_package(CURL libcurl)
entente_package(TOML tomlplusplus)
entente_package(FMT fmt)
entente_package(SPDLOG spdlog)
entente_package(ARCHIVE libarchive)
entente_package(XLSXWRITER xlsxwriter)
entente_package(LIBZIP libzip)
entente_package(MAGIC libmagic)
entente_package(PUGIXML pugixml)
entente_package(SIMDJSON simdjson)
entente_package(GUMBO gumbo)
entente_package(CMARK libcmark-gfm)

# The template compiler is built first and for this machine (tools/template_compiler).
if(EXISTS "${CMAKE_SOURCE_DIR}/tools/template_compiler/CMakeLists.txt")
    add_subdirectory("${CMAKE_SOURCE_DIR}/tools/template_compiler" "${CMAKE_BINARY_DIR}/tools/template_compiler")
endif()

# views/*.html of a folder become typed C++ functions: generated/<folder>/views.hpp one .cpp for each view and one with all of them.
function(entente_views library folder)
    file(GLOB views CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/views/*.html")
    if(NOT views)
        return()
    endif()
    set(out "${CMAKE_BINARY_DIR}/generated/${folder}")
    file(MAKE_DIRECTORY "${out}")
    # A view that catches a part of itself names an inner `out`, which is meant.
    set(sources "")
    set(together "#pragma GCC diagnostic ignored \"-Wshadow\"\n")
    foreach(view ${views})
        get_filename_component(name "${view}" NAME_WE)
        list(APPEND sources "${out}/${name}.view.cpp")
        string(APPEND together "#include \"${folder}/${name}.view.cpp\"\n")
    endforeach()
    add_custom_command(OUTPUT "${out}/views.hpp" ${sources}
        COMMAND template_compiler --folder "${folder}" --out "${out}" ${views}
        DEPENDS template_compiler ${views} COMMENT "Views of ${folder}" VERBATIM)
    # All views of a folder are compiled as one: they read the same headers, and their names differ.
    file(CONFIGURE OUTPUT "${out}/views.cpp" CONTENT "${together}" @ONLY)
    set_source_files_properties("${out}/views.cpp" PROPERTIES OBJECT_DEPENDS "${sources}" SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${library} PRIVATE "${out}/views.cpp" "${out}/views.hpp")
endfunction()

function(entente_folder)
    cmake_parse_arguments(THIS "" "" "NEEDS;LIBRARIES" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "_" library "${folder}")
    file(GLOB sources CONFIGURE_DEPENDS "*.cpp")
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")    # a program's start is not part of its library
    file(GLOB tests CONFIGURE_DEPENDS "tests/*.cpp")
    if(NOT sources)
        file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp" "")
        set(sources "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
    endif()
    add_library(${library} STATIC ${sources})
    entente_read_once(${library})
    entente_views(${library} ${folder})
    foreach(need ${THIS_NEEDS})
        if(need MATCHES "^policy_")
            target_link_libraries(${library} PUBLIC ${need})
        else()
            target_link_libraries(${library} PUBLIC $<TARGET_NAME_IF_EXISTS:platform_${need}>)
        endif()
    endforeach()
    target_link_libraries(${library} PRIVATE ${THIS_LIBRARIES})
    set_property(GLOBAL APPEND PROPERTY ENTENTE_LIBRARIES ${library})
    set_property(GLOBAL APPEND PROPERTY ENTENTE_TEST_SOURCES ${tests})
endfunction()

# A file of data becomes part of the program: entente_embed(policy_partners data/countries.tsv) gives
# "policy/partners/data/countries_tsv.hpp" with std::string_view countries_tsv() in the folder's last name's namespace.
function(entente_embed library)
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    get_filename_component(space "${folder}" NAME)
    foreach(path ${ARGN})
        set(source "${CMAKE_CURRENT_SOURCE_DIR}/${path}")
        string(REGEX REPLACE "[^A-Za-z0-9/]" "_" plain "${path}")
        get_filename_component(name "${plain}" NAME)
        set(header "${CMAKE_BINARY_DIR}/generated/${folder}/${plain}.hpp")
        set(code "${CMAKE_BINARY_DIR}/generated/${folder}/${plain}.cpp")
        set(symbol "entente_${space}_${name}")
        file(CONFIGURE OUTPUT "${header}" CONTENT "// ${folder}/${path}, embedded.
#pragma once
#include <string_view>
namespace ${space} { std::string_view ${name}(); }
")
        file(CONFIGURE OUTPUT "${code}" CONTENT "#include \"${folder}/${plain}.hpp\"
asm(\".pushsection .rodata\\n.global ${symbol}, ${symbol}_end\\n${symbol}:\\n.incbin \\\"${source}\\\"\\n${symbol}_end:\\n.byte 0\\n.popsection\");
extern \"C\" const char ${symbol}[], ${symbol}_end[];
std::string_view ${space}::${name}() { return {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}; }
")
        set_source_files_properties("${code}" PROPERTIES OBJECT_DEPENDS "${source}")
        target_sources(${library} PRIVATE "${code}")
    endforeach()
endfunction()

function(entente_folders top)
    file(GLOB lists CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${top}/*/CMakeLists.txt")
    foreach(list ${lists})
        get_filename_component(folder "${list}" DIRECTORY)
        add_subdirectory("${folder}")
    endforeach()
endfunction()

# All specifications in one program; `bin/test policy/partners` filters by file.
function(entente_tests)
    get_property(tests GLOBAL PROPERTY ENTENTE_TEST_SOURCES)
    get_property(libraries GLOBAL PROPERTY ENTENTE_LIBRARIES)
    if(NOT tests)
        return()
    endif()
    add_executable(entente_tests platform/testing/main.cpp ${tests})
    # Only the tests that read files of the tree include this, so that the others compile to the same in any folder.
    file(WRITE "${CMAKE_BINARY_DIR}/generated/testing/source_folder.hpp.new"
         "#pragma once\n#define ENTENTE_SOURCE_DIR \"${CMAKE_SOURCE_DIR}\"\n")
    file(COPY_FILE "${CMAKE_BINARY_DIR}/generated/testing/source_folder.hpp.new"
         "${CMAKE_BINARY_DIR}/generated/testing/source_folder.hpp" ONLY_IF_DIFFERENT)
    target_link_libraries(entente_tests PRIVATE -Wl,--start-group ${libraries} -Wl,--end-group)
endfunction()
