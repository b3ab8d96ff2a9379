# How every room is built: one place for language, warnings, hardening, linker, cache and precompiled headers.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Moc output of a room is compiled with the room; generated code never lies beside written code.
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

option(SIGNALBOX_WARNINGS_AS_ERRORS "Treat warnings as errors" ON)
option(SIGNALBOX_FAULTS "Build the fault-injection switches (never in a release)" OFF)
option(SIGNALBOX_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
set(SIGNALBOX_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, for example address,undefined")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers make ccache miss unless it is told that time macros and header times do not matter.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

add_library(signalbox_flags INTERFACE)
target_compile_options(signalbox_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    $<$<BOOL:${SIGNALBOX_WARNINGS_AS_ERRORS}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    -fstack-protector-strong)
target_compile_definitions(signalbox_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_ARRAY
    $<$<BOOL:${SIGNALBOX_FAULTS}>:SIGNALBOX_FAULTS>
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_include_directories(signalbox_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
if(SIGNALBOX_SANITIZE)
    add_compile_options(-fsanitize=${SIGNALBOX_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${SIGNALBOX_SANITIZE})
endif()
add_link_options(-Wl,-z,relro,-z,now)

# Two precompiled headers for the whole project: one for the node's rooms, one for the console's.
add_library(signalbox_pch_server STATIC "${CMAKE_SOURCE_DIR}/cmake/pch_server.cpp")
add_library(signalbox_pch_ui STATIC "${CMAKE_SOURCE_DIR}/cmake/pch_ui.cpp")

macro(signalbox_finish_pch)
    target_link_libraries(signalbox_pch_server PUBLIC signalbox_flags Qt6::Core Qt6::Test)
    target_precompile_headers(signalbox_pch_server PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_server.h")
    target_link_libraries(signalbox_pch_ui PUBLIC signalbox_flags Qt6::Core Qt6::Network Qt6::Sql Qt6::Widgets Qt6::Test)
    target_precompile_headers(signalbox_pch_ui PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_ui.h")
endmacro()

# signalbox_room(NAME SOURCES a.cpp a.h … [PUBLIC targets…] [PRIVATE targets…])
# A static library for one room. Its name is the path with underscores: server_ledger, ui_common.
function(signalbox_room NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${NAME} STATIC ${ARG_SOURCES})
    target_link_libraries(${NAME} PUBLIC signalbox_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    signalbox_use_pch(${NAME})
endfunction()

# signalbox_program(NAME SOURCES … LINK …): an executable in bin/.
function(signalbox_program NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    target_link_libraries(${NAME} PRIVATE signalbox_flags ${ARG_LINK})
    signalbox_use_pch(${NAME})
endfunction()

# signalbox_test(NAME LABEL label SOURCES … LINK … [TIMEOUT seconds]): one Qt Test program, one ctest entry.
function(signalbox_test NAME)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINK" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    target_link_libraries(${NAME} PRIVATE signalbox_flags Qt6::Test ${ARG_LINK})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    signalbox_use_pch(${NAME})
    add_test(NAME ${NAME} COMMAND ${NAME})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${NAME} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()

function(signalbox_use_pch TARGET)
    get_target_property(linked ${TARGET} LINK_LIBRARIES)
    if("${linked}" MATCHES "Qt6::Widgets|ui_")
        target_link_libraries(${TARGET} PRIVATE Qt6::Core Qt6::Network Qt6::Sql Qt6::Widgets Qt6::Test)
        target_precompile_headers(${TARGET} REUSE_FROM signalbox_pch_ui)
    else()
        target_link_libraries(${TARGET} PRIVATE Qt6::Core Qt6::Test)
        target_precompile_headers(${TARGET} REUSE_FROM signalbox_pch_server)
    endif()
endfunction()
