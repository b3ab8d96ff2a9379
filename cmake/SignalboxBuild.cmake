# How every room is built: one place for language, warnings, hardening, linker, cache and precompiled headers.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# A precompiled header made with -fPIC is refused by a program compiled with -fPIE, so programs use -fPIC too.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE "-fPIC")
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
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

if(SIGNALBOX_SANITIZE)
    add_compile_options(-fsanitize=${SIGNALBOX_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${SIGNALBOX_SANITIZE})
endif()
if(SIGNALBOX_FUZZ)
    # Every room is instrumented for coverage; only a fuzz target links libFuzzer's main.
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
endif()
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)

# What every translation unit is compiled with. Anything here that a precompiled header could see must be the same
# for all targets, or the compiler refuses the header; that is why threads and Boost.JSON are here and not in rooms.
add_library(signalbox_flags INTERFACE)
target_compile_options(signalbox_flags INTERFACE
    -pthread
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    $<$<BOOL:${SIGNALBOX_WARNINGS_AS_ERRORS}>:-Werror>
    # g++ 12 sees these where they are not, mostly inside std::string and coroutine frames once it inlines.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-dangling-pointer -Wno-free-nonheap-object
        -Wno-error=maybe-uninitialized -Wno-error=array-bounds -Wno-error=stringop-overflow
        -Wno-error=stringop-overread -Wno-error=nonnull>
    # A refused precompiled header costs time, not correctness.
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess -Wno-error=invalid-pch>
    -fstack-protector-strong)
target_link_options(signalbox_flags INTERFACE -pthread)
target_compile_definitions(signalbox_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_ARRAY
    $<$<BOOL:${SIGNALBOX_FAULTS}>:SIGNALBOX_FAULTS>
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
if(SIGNALBOX_SANITIZE MATCHES "thread")
    # The thread sanitizer knows no fences; an io_context that one thread runs needs none.
    target_compile_definitions(signalbox_flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
endif()
target_include_directories(signalbox_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")

# Four precompiled headers for the whole project: the node's rooms, the console's rooms, and the tests of each.
# Rooms never see QTest, so no program links the test library.
foreach(kind server servertest ui uitest)
    add_library(signalbox_pch_${kind} STATIC "${CMAKE_SOURCE_DIR}/cmake/pch_${kind}.cpp")
    set_target_properties(signalbox_pch_${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_precompile_headers(signalbox_pch_${kind} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_${kind}.h")
endforeach()

# Called once the packages are found.
macro(signalbox_finish_pch)
    # Qt6::Test defines macros that hold the folder of each test, so no two tests could share a header with them.
    # This is Qt6::Test without those.
    add_library(signalbox_qtest INTERFACE)
    target_link_libraries(signalbox_qtest INTERFACE Qt6::Core Qt6::Network $<LINK_ONLY:Qt6::Test>)
    target_include_directories(signalbox_qtest SYSTEM INTERFACE
        $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)

    target_link_libraries(signalbox_pch_server PRIVATE signalbox_flags Boost::json)
    target_link_libraries(signalbox_pch_servertest PRIVATE signalbox_flags Boost::json signalbox_qtest)
    # The console's header may hold widgets though ui/client may not link them: it takes only their include folders, so
    # a room without Widgets still matches it, and an #include of a widget there fails.
    target_link_libraries(signalbox_pch_ui PRIVATE signalbox_flags Qt6::Core)
    foreach(module Gui Widgets Network Sql)
        target_include_directories(signalbox_pch_ui SYSTEM PRIVATE
            $<TARGET_PROPERTY:Qt6::${module},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
    target_link_libraries(signalbox_pch_uitest PRIVATE signalbox_flags
        Qt6::Sql Qt6::Widgets signalbox_qtest)
endmacro()

# Everything a person runs; `ninja programs` builds it without the tests.
add_custom_target(programs)

# signalbox_room(NAME SOURCES a.cpp a.h … [PUBLIC targets…] [PRIVATE targets…])
# A static library for one room. Its name is the path with underscores: server_ledger, ui_common.
function(signalbox_room NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    # See signalbox_qtest: the library's own target would give every user of this room other macros.
    list(TRANSFORM ARG_PUBLIC REPLACE "^Qt6::Test$" signalbox_qtest)
    list(TRANSFORM ARG_PRIVATE REPLACE "^Qt6::Test$" signalbox_qtest)
    add_library(${NAME} STATIC ${ARG_SOURCES})
    target_link_libraries(${NAME} PUBLIC signalbox_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(NAME MATCHES "^ui_")
        target_link_libraries(${NAME} PUBLIC Qt6::Core)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_ui)
    else()
        # The node has no QObjects of its own.
        set_target_properties(${NAME} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(${NAME} PUBLIC Boost::json)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_server)
    endif()
endfunction()

# signalbox_program(NAME SOURCES … LINK …): an executable in bin/; below tests/ (benchmarks, tools of tests), in tests/.
function(signalbox_program NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    target_link_libraries(${NAME} PRIVATE signalbox_flags ${ARG_LINK})
    if("${ARG_LINK}" MATCHES "Qt6::Widgets|ui_")
        target_link_libraries(${NAME} PRIVATE Qt6::Core)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_ui)
    else()
        target_link_libraries(${NAME} PRIVATE Boost::json)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_server)
    endif()
    if(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${CMAKE_SOURCE_DIR}/tests(/|$)")
        set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    else()
        add_dependencies(programs ${NAME})
    endif()
endfunction()

# signalbox_test(NAME LABEL label SOURCES … LINK … [TIMEOUT seconds] [SERIAL] [PROGRAMS signalboxd …] [ENVIRONMENT A=b …])
# One Qt Test program, one ctest entry. SERIAL: nothing else may run beside it (timing). PROGRAMS: what it starts; each is
# built first and found in SIGNALBOX_BIN_DIR. SIGNALBOX_SOURCE_DIR is the root of the repository.
function(signalbox_test NAME)
    cmake_parse_arguments(ARG "SERIAL" "LABEL;TIMEOUT" "SOURCES;LINK;PROGRAMS;ENVIRONMENT" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_compile_definitions(${NAME} PRIVATE
        SIGNALBOX_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SIGNALBOX_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    list(REMOVE_ITEM ARG_LINK Qt6::Test)
    target_link_libraries(${NAME} PRIVATE signalbox_flags ${ARG_LINK} signalbox_qtest)
    if("${ARG_LINK}" MATCHES "Qt6::Widgets|ui_")
        target_link_libraries(${NAME} PRIVATE Qt6::Sql Qt6::Widgets)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_uitest)
    else()
        target_link_libraries(${NAME} PRIVATE Boost::json)
        target_precompile_headers(${NAME} REUSE_FROM signalbox_pch_servertest)
    endif()
    # A test includes its own .moc, so this file is empty: loading the precompiled header for it is waste.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${NAME}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    if(ARG_PROGRAMS)
        add_dependencies(${NAME} ${ARG_PROGRAMS})
    endif()
    add_test(NAME ${NAME} COMMAND ${NAME})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(SIGNALBOX_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 4")
    endif()
    set_tests_properties(${NAME} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENVIRONMENT}")
    if(ARG_SERIAL)
        set_tests_properties(${NAME} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()

# signalbox_fuzz(NAME SOURCES … LINK … [CORPUS folder]): one libFuzzer target; nothing unless SIGNALBOX_FUZZ is on.
# ctest runs it for a bounded time (SIGNALBOX_FUZZ_SECONDS, 20 by default) over a copy of its corpus, so that inputs
# found on the way stay in the build folder.
add_custom_target(fuzzers)
set(SIGNALBOX_FUZZ_SECONDS 20 CACHE STRING "How long ctest runs each fuzz target")
function(signalbox_fuzz NAME)
    if(NOT SIGNALBOX_FUZZ)
        return()
    endif()
    cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;LINK" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz" AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${NAME} PRIVATE signalbox_flags ${ARG_LINK} Boost::json)
    target_link_options(${NAME} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${NAME})
    set(found "${CMAKE_BINARY_DIR}/fuzz/corpus/${NAME}")
    file(MAKE_DIRECTORY "${found}")
    add_test(NAME ${NAME} COMMAND ${NAME} -max_total_time=${SIGNALBOX_FUZZ_SECONDS} -timeout=1 -rss_limit_mb=1024
        -malloc_limit_mb=256 -print_final_stats=1 "${found}" ${ARG_CORPUS})
    math(EXPR limit "${SIGNALBOX_FUZZ_SECONDS} + 60")
    set_tests_properties(${NAME} PROPERTIES LABELS fuzz TIMEOUT ${limit})
endfunction()
