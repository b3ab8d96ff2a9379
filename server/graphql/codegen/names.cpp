#include "server/graphql/codegen/names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace signalbox::graphql::codegen {

namespace {

constexpr std::array reserved{std::string_view{"alignas"},   std::string_view{"and"},      std::string_view{"asm"},
                              std::string_view{"auto"},      std::string_view{"bool"},     std::string_view{"break"},
                              std::string_view{"case"},      std::string_view{"catch"},    std::string_view{"char"},
                              std::string_view{"class"},     std::string_view{"const"},    std::string_view{"continue"},
                              std::string_view{"default"},   std::string_view{"delete"},   std::string_view{"do"},
                              std::string_view{"double"},    std::string_view{"else"},     std::string_view{"emit"},
                              std::string_view{"enum"},      std::string_view{"explicit"}, std::string_view{"export"},
                              std::string_view{"extern"},    std::string_view{"false"},    std::string_view{"float"},
                              std::string_view{"for"},       std::string_view{"foreach"},  std::string_view{"friend"},
                              std::string_view{"goto"},      std::string_view{"if"},       std::string_view{"inline"},
                              std::string_view{"int"},       std::string_view{"long"},     std::string_view{"mutable"},
                              std::string_view{"namespace"}, std::string_view{"new"},      std::string_view{"not"},
                              std::string_view{"operator"},  std::string_view{"or"},       std::string_view{"private"},
                              std::string_view{"protected"}, std::string_view{"public"},   std::string_view{"register"},
                              std::string_view{"requires"},  std::string_view{"return"},   std::string_view{"short"},
                              std::string_view{"signed"},    std::string_view{"signals"},  std::string_view{"sizeof"},
                              std::string_view{"slots"},     std::string_view{"static"},   std::string_view{"struct"},
                              std::string_view{"switch"},    std::string_view{"template"}, std::string_view{"this"},
                              std::string_view{"throw"},     std::string_view{"true"},     std::string_view{"try"},
                              std::string_view{"typedef"},   std::string_view{"typename"}, std::string_view{"union"},
                              std::string_view{"unsigned"},  std::string_view{"using"},    std::string_view{"virtual"},
                              std::string_view{"void"},      std::string_view{"volatile"}, std::string_view{"while"},
                              std::string_view{"xor"}};

bool addInput(const NamedType& type, std::set<const NamedType*>& done, std::vector<const NamedType*>& open,
              std::vector<const NamedType*>& ordered, std::string& problem)
{
    if (done.contains(&type)) return true;
    if (std::find(open.begin(), open.end(), &type) != open.end()) {
        problem = "Input type " + type.name + " contains itself, which generated structs cannot.";
        return false;
    }
    open.push_back(&type);
    for (const auto& field : type.inputFields)
        if (field.type.named().kind == TypeKind::InputObject &&
            !addInput(field.type.named(), done, open, ordered, problem))
            return false;
    open.pop_back();
    done.insert(&type);
    ordered.push_back(&type);
    return true;
}

} // namespace

std::string memberName(std::string_view sdlName)
{
    std::string name(sdlName);
    if (std::find(reserved.begin(), reserved.end(), sdlName) != reserved.end()) name += '_';
    if (name.starts_with("__")) name = name.substr(2) + "_";
    return name;
}

std::string enumeratorName(std::string_view sdlName)
{
    const bool shouting =
        std::none_of(sdlName.begin(), sdlName.end(), [](unsigned char c) { return std::islower(c) != 0; });
    std::string name;
    bool start = true;
    for (const char c : sdlName) {
        if (c == '_') {
            start = true;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        name += static_cast<char>(start ? std::toupper(byte) : shouting ? std::tolower(byte) : byte);
        start = false;
    }
    return name;
}

std::string capitalized(std::string_view name)
{
    std::string result(name);
    if (!result.empty()) result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
    return result;
}

std::string uncapitalized(std::string_view name)
{
    std::string result(name);
    if (!result.empty()) result[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(result[0])));
    return result;
}

std::string literal(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

bool isOwn(const NamedType& type)
{
    static const std::set<std::string_view> builtin{"Int", "Float", "String", "Boolean", "ID"};
    return !type.name.starts_with("__") && !builtin.contains(type.name);
}

std::vector<const NamedType*> orderedInputs(const Schema& schema, std::string& problem)
{
    std::set<const NamedType*> done;
    std::vector<const NamedType*> open;
    std::vector<const NamedType*> ordered;
    for (const auto& type : schema.types())
        if (type->kind == TypeKind::InputObject && !addInput(*type, done, open, ordered, problem)) return {};
    return ordered;
}

std::string preamble(std::string_view from)
{
    return "// Generated from " + std::string(from) + " by signalbox_graphql_codegen. Changes are overwritten.\n";
}

} // namespace signalbox::graphql::codegen
