# Where the built face lies (bin/assets makes it). Without it the program compiles and its pages have no style, which is enough
# for the specifications; a release refuses.

include_guard()
set(ENTENTE_ASSETS "${CMAKE_SOURCE_DIR}/build/assets" CACHE PATH "The face, as bin/assets built it")
# The glob is asked again at each build, so a face that comes later is found.
file(GLOB ENTENTE_ASSETS_FOUND CONFIGURE_DEPENDS "${ENTENTE_ASSETS}/assets.inc")
if(ENTENTE_ASSETS_FOUND)
    set(ENTENTE_ASSETS_FOLDER "${ENTENTE_ASSETS}")
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    message(FATAL_ERROR "The face is not built: ${ENTENTE_ASSETS} is empty. Run bin/assets (and bin/setup before it, once).")
else()
    message(WARNING "The face is not built, so pages will have no style. Run bin/assets (and bin/setup before it, once).")
    set(ENTENTE_ASSETS_FOLDER "${CMAKE_BINARY_DIR}/no_assets")
    foreach(name assets.inc assets.pack icons.inc map.inc)
        file(CONFIGURE OUTPUT "${ENTENTE_ASSETS_FOLDER}/${name}" CONTENT "")
    endforeach()
endif()
