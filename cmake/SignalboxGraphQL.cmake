# The SDL is the contract: what answers it (the node) and what asks it (the console) are both generated from it.
# server/graphql/codegen makes the text; a misspelt field in a resolver table or in an operation breaks the build.

# signalbox_graphql_binding(TARGET SCHEMA file.graphql NAMESPACE a::b CONTEXT a::b::Context HEADER server/b/generatedbinding.h)
# Adds the server binding of a schema to a room. The header lands in <build>/generated/ and is included by the path given
# as HEADER. CONTEXT is the struct each resolver is given; it only needs to be declared (as `struct`) where it is used.
# What the header looks like is described in server/graphql/resolve.h.
function(signalbox_graphql_binding TARGET)
    cmake_parse_arguments(ARG "" "SCHEMA;NAMESPACE;CONTEXT;HEADER" "" ${ARGN})
    cmake_path(ABSOLUTE_PATH ARG_SCHEMA BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE schema)
    set(header "${CMAKE_BINARY_DIR}/generated/${ARG_HEADER}")
    cmake_path(REPLACE_EXTENSION header cpp OUTPUT_VARIABLE source)
    add_custom_command(
        OUTPUT "${header}" "${source}"
        COMMAND signalbox_graphql_codegen server --schema "${schema}" --namespace "${ARG_NAMESPACE}"
            --context "${ARG_CONTEXT}" --header "${ARG_HEADER}" --root "${CMAKE_BINARY_DIR}/generated"
        DEPENDS signalbox_graphql_codegen "${schema}"
        COMMENT "Binding of ${ARG_SCHEMA}" VERBATIM)
    set_source_files_properties("${header}" "${source}" PROPERTIES SKIP_AUTOMOC ON)
    target_sources(${TARGET} PRIVATE "${header}" "${source}")
    target_link_libraries(${TARGET} PUBLIC server_graphql)
endfunction()

# signalbox_client_operations(TARGET SCHEMA file.graphql NAMESPACE a::b OPERATIONS one.graphql two.graphql …)
# Adds typed operations of the console to a room. Paths are relative to the repository. For resources/operations/assets.graphql
# the header is "ui/client/operations/assets.h"; the enums and inputs of the schema are in
# "ui/client/operations/<schema name>types.h" (one call per schema). Only Qt Core is needed; server/ is not included.
#
# From `query ListAssets($first: Int) { assets(first: $first) { pageInfo { hasNextPage } edges { node { ...AssetRow } } } }`
# and `fragment AssetRow on Asset { id  scale  liquidity  tenant { id } }` comes:
#
#     struct AssetRow                            // a fragment, shared by every operation of the file that spreads it
#     {
#         struct Tenant { QString id; };
#         QString id;
#         int scale = 0;                         // Int and UInt8 are int, Float double, UInt64 quint64, Boolean bool
#         std::optional<quint64> liquidity;      // nullable: std::optional; lists: QList; JSONObject: QJsonObject
#         std::optional<Tenant> tenant;
#     };
#     struct ListAssets
#     {
#         static constexpr OperationKind kind = OperationKind::Query;
#         static QString name();                 // "ListAssets"
#         static QString document();             // the text to send, with its fragments
#         struct Variables
#         {
#             std::optional<int> first;          // nothing: left out of the JSON
#             QJsonObject toJson() const;
#         };
#         struct Data                            // one member for each field selected, named as in the answer
#         {
#             struct Assets
#             {
#                 struct PageInfo { bool hasNextPage = false; };
#                 struct Edges { AssetRow node; };
#                 PageInfo pageInfo;
#                 QList<Edges> edges;
#             };
#             Assets assets;
#         };
#         // The "data" member of an answer. nullopt when it does not have the promised shape; *problem then says where.
#         static std::optional<Data> parse(const QJsonObject& data, QString* problem = nullptr);
#     };
#
# A selection that is one fragment spread has the fragment's struct as its type; other selections get a struct of their own,
# named after the field with a capital letter. Enums have a last member `Unknown` for values this version has not
# heard of: `FeeType::Sending … FeeType::Unknown`, with `QString toText(FeeType)` and `feeTypeFromText(QStringView)`.
# Inputs (`SetFeeInput { QString assetId; FeeType type; FeeDetails fee; std::optional<QString> idempotencyKey; }`) have
# `QJsonObject toJson() const`; UInt64 travels as a decimal string both ways. Structs compare with ==.
# Names that C++ reserves get a trailing underscore.
function(signalbox_client_operations TARGET)
    cmake_parse_arguments(ARG "" "SCHEMA;NAMESPACE" "OPERATIONS" ${ARGN})
    cmake_path(ABSOLUTE_PATH ARG_SCHEMA BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE schema)
    set(folder "${CMAKE_BINARY_DIR}/generated/ui/client/operations")
    cmake_path(GET schema STEM schemaName)
    string(REPLACE "-" "" schemaName "${schemaName}")
    set(outputs "${folder}/${schemaName}types.h" "${folder}/${schemaName}types.cpp")
    set(documents "")
    foreach(operation IN LISTS ARG_OPERATIONS)
        cmake_path(ABSOLUTE_PATH operation BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE document)
        cmake_path(GET document STEM name)
        list(APPEND outputs "${folder}/${name}.h" "${folder}/${name}.cpp")
        list(APPEND documents "${document}")
    endforeach()
    add_custom_command(
        OUTPUT ${outputs}
        COMMAND signalbox_graphql_codegen client --schema "${schema}" --namespace "${ARG_NAMESPACE}"
            --include "ui/client/operations" --root "${CMAKE_BINARY_DIR}/generated" --types "${schemaName}types" ${documents}
        DEPENDS signalbox_graphql_codegen "${schema}" ${documents}
        COMMENT "Typed operations of ${ARG_SCHEMA}" VERBATIM)
    set_source_files_properties(${outputs} PROPERTIES SKIP_AUTOMOC ON)
    target_sources(${TARGET} PRIVATE ${outputs})
endfunction()
