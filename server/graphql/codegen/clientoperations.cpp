#include "server/graphql/codegen/clientoperations.h"

#include "server/graphql/codegen/clienttypes.h"
#include "server/graphql/codegen/names.h"
#include "server/graphql/parser.h"
#include "server/graphql/printer.h"
#include "server/graphql/validate.h"

#include <algorithm>
#include <set>

namespace signalbox::graphql::codegen {

namespace {

/// All documents as one, so that they may share fragments, and the way back to files and lines.
struct Joined
{
    std::string text;
    std::vector<std::uint32_t> firstLine; ///< of each file, from 1
    std::vector<std::size_t> lineStart;   ///< offset of each line

    explicit Joined(const std::vector<OperationFile>& files)
    {
        std::uint32_t line = 1;
        for (const auto& file : files) {
            firstLine.push_back(line);
            text += file.text + "\n";
            line += static_cast<std::uint32_t>(std::count(file.text.begin(), file.text.end(), '\n')) + 1;
        }
        lineStart.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') lineStart.push_back(i + 1);
    }
    [[nodiscard]] std::size_t fileAt(std::uint32_t line) const
    {
        const auto after = std::upper_bound(firstLine.begin(), firstLine.end(), line);
        return static_cast<std::size_t>(after - firstLine.begin()) - 1;
    }
    [[nodiscard]] std::size_t offset(Location at) const { return lineStart[at.line - 1] + at.column - 1; }
};

std::string describe(const std::vector<LanguageError>& errors, const Joined& joined,
                     const std::vector<OperationFile>& files)
{
    std::string text;
    for (const auto& error : errors) {
        if (!text.empty()) text += '\n';
        if (!error.locations.empty()) {
            const auto at = error.locations.front();
            const auto file = joined.fileAt(at.line);
            text += files[file].path + ":" + std::to_string(at.line - joined.firstLine[file] + 1) + ":" +
                    std::to_string(at.column) + ": ";
        }
        text += "error: " + error.message;
    }
    return text;
}

struct Member
{
    std::string_view responseName;
    TypeRef type;
    bool conditional = false; ///< may be absent although its type says otherwise
    std::vector<const ast::SelectionSet*> sets;
};

using Fragments = std::map<std::string_view, const ast::Fragment*>;

void fragmentsIn(const ast::SelectionSet& set, const Fragments& all, std::vector<std::string_view>& found)
{
    for (const auto& selection : set.selections) {
        if (selection.selectionSet) fragmentsIn(*selection.selectionSet, all, found);
        if (selection.kind != ast::SelectionKind::FragmentSpread) continue;
        if (std::find(found.begin(), found.end(), selection.name.text) != found.end()) continue;
        found.push_back(selection.name.text);
        fragmentsIn(*all.at(selection.name.text)->selectionSet, all, found);
    }
}

class Generator
{
public:
    Generator(const Schema& schema, const ast::Document& document, const Joined& joined,
              const std::vector<OperationFile>& files, const ClientOptions& options)
        : m_schema(schema), m_document(document), m_joined(joined), m_files(files), m_options(options)
    {
        for (const auto* definition : document.definitions)
            if (definition->kind == ast::DefinitionKind::Fragment)
                m_fragments[definition->name.text] = static_cast<const ast::Fragment*>(definition);
    }

    std::map<std::string, GeneratedFiles> run()
    {
        std::map<std::string, GeneratedFiles> made;
        for (std::size_t i = 0; i < m_files.size(); ++i) made[m_files[i].name] = file(i);
        return made;
    }

private:
    [[nodiscard]] std::size_t fileOf(const ast::Definition& definition) const
    {
        return m_joined.fileAt(definition.location.line);
    }

    GeneratedFiles file(std::size_t index)
    {
        std::set<std::string> includes;
        std::vector<const ast::Fragment*> fragments;
        std::vector<const ast::Operation*> operations;
        const auto addFragments = [&](const ast::SelectionSet& set) {
            std::vector<std::string_view> names;
            fragmentsIn(set, m_fragments, names);
            // Found from the outside in; a struct must stand before those that contain it.
            for (auto name = names.rbegin(); name != names.rend(); ++name)
                need(*m_fragments.at(*name), index, fragments, includes);
        };
        for (const auto* definition : m_document.definitions) {
            if (fileOf(*definition) != index) continue;
            if (definition->kind == ast::DefinitionKind::Operation) {
                operations.push_back(static_cast<const ast::Operation*>(definition));
                addFragments(*operations.back()->selectionSet);
            } else {
                need(*m_fragments.at(definition->name.text), index, fragments, includes);
            }
        }
        const std::string& folder = m_options.includeFolder;
        m_header = preamble(m_files[index].name + ".graphql") + "#pragma once\n\n#include \"" + folder + "/" +
                   m_options.typesName + ".h\"\n";
        for (const auto& include : includes) m_header += "#include \"" + folder + "/" + include + ".h\"\n";
        m_header += "\nnamespace " + m_options.nameSpace + " {\n";
        m_source = preamble(m_files[index].name + ".graphql") + "#include \"" + folder + "/" + m_files[index].name +
                   ".h\"\n\nnamespace " + m_options.nameSpace + " {\n";
        for (const auto* fragment : fragments) {
            const std::string name(fragment->name.text);
            m_header += "\n";
            structure(name, name, *m_schema.type(fragment->typeCondition->name), {fragment->selectionSet}, "", true);
            m_header += "bool read(const QJsonValue& from, " + name + "& to, QString* problem);\n";
        }
        for (const auto* operation : operations) addOperation(*operation);
        m_header += "\n} // namespace " + m_options.nameSpace + "\n";
        m_source += "\n} // namespace " + m_options.nameSpace + "\n";
        return {std::move(m_header), std::move(m_source)};
    }

    /// Lists a fragment of this file behind the fragments it contains, or includes the file it is in.
    void need(const ast::Fragment& fragment, std::size_t file, std::vector<const ast::Fragment*>& fragments,
              std::set<std::string>& includes)
    {
        if (std::find(fragments.begin(), fragments.end(), &fragment) != fragments.end()) return;
        if (fileOf(fragment) != file) {
            includes.insert(m_files[fileOf(fragment)].name);
            return;
        }
        std::vector<std::string_view> inner;
        fragmentsIn(*fragment.selectionSet, m_fragments, inner);
        for (const auto name : inner) need(*m_fragments.at(name), file, fragments, includes);
        fragments.push_back(&fragment);
    }

    /// The fragment a selection consists of, when it is nothing else.
    const ast::Fragment* soleFragment(const NamedType& type, const std::vector<const ast::SelectionSet*>& sets) const
    {
        if (sets.size() != 1 || sets[0]->selections.size() != 1) return nullptr;
        const auto& only = sets[0]->selections[0];
        if (only.kind != ast::SelectionKind::FragmentSpread || !only.directives.empty()) return nullptr;
        const auto* fragment = m_fragments.at(only.name.text);
        const NamedType* condition = m_schema.type(fragment->typeCondition->name);
        return condition == &type ? fragment : nullptr;
    }

    void collect(const NamedType& type, const ast::SelectionSet& set, bool conditional,
                 std::vector<Member>& members) const
    {
        for (const auto& selection : set.selections) {
            const bool maybe = conditional || !selection.directives.empty();
            if (selection.kind == ast::SelectionKind::Field) {
                const auto name = selection.responseName();
                auto at = std::find_if(members.begin(), members.end(),
                                       [&](const Member& m) { return m.responseName == name; });
                if (at == members.end()) {
                    at = members.insert(members.end(),
                                        Member{name, m_schema.field(type, selection.name.text)->type, maybe, {}});
                }
                at->conditional = at->conditional && maybe;
                if (selection.selectionSet) at->sets.push_back(selection.selectionSet);
                continue;
            }
            const bool spread = selection.kind == ast::SelectionKind::FragmentSpread;
            const auto* condition =
                spread ? m_fragments.at(selection.name.text)->typeCondition : selection.typeCondition;
            const auto* inner = spread ? m_fragments.at(selection.name.text)->selectionSet : selection.selectionSet;
            const NamedType& as = condition ? *m_schema.type(condition->name) : type;
            collect(as, *inner, maybe || (&as != &type && !m_schema.isSubType(as, type)), members);
        }
    }

    /// Declares a struct and defines its read(). `qualified` is its full name inside the namespace.
    void structure(const std::string& name, const std::string& qualified, const NamedType& type,
                   const std::vector<const ast::SelectionSet*>& sets, const std::string& indent, bool exported)
    {
        std::vector<Member> members;
        for (const auto* set : sets) collect(type, *set, false, members);
        const std::string deeper = indent + "    ";
        m_header += indent + "struct " + name + "\n" + indent + "{\n";
        std::string fields;
        std::string reads;
        for (const auto& member : members) {
            const NamedType& named = member.type.named();
            std::string structName;
            if (named.composite()) {
                if (const auto* fragment = soleFragment(named, member.sets)) {
                    structName = "::" + m_options.nameSpace + "::" + std::string(fragment->name.text);
                } else {
                    structName = capitalized(member.responseName);
                    if (structName == name || structName == member.responseName) structName += "Type";
                    structure(structName, qualified + "::" + structName, named, member.sets, deeper, false);
                }
            }
            const TypeRef type_ = member.conditional ? member.type.nullable() : member.type;
            fields += deeper + qtType(type_, m_options, structName) + " " + memberName(member.responseName) +
                      qtInitializer(type_, m_options) + ";\n";
            reads += " &&\n           signalbox::ui::graphqljson::member(object, QStringLiteral(" +
                     literal(member.responseName) + "), to." + memberName(member.responseName) + ", problem)";
        }
        m_header += fields + "\n" + deeper + "friend bool operator==(const " + name + "&, const " + name +
                    "&) = default;\n" + indent + "};\n";
        m_source +=
            std::string("\n") + (exported ? "" : "static ") + "bool read(const QJsonValue& from, " + qualified +
            "& to, QString* problem)\n{\n    const QJsonObject object = from.toObject();\n    return from.isObject()" +
            reads + ";\n}\n";
    }

    void addOperation(const ast::Operation& operation)
    {
        const std::string name(operation.name.text);
        const bool query = operation.operation == ast::OperationType::Query;
        m_header += "\nstruct " + name +
                    "\n{\n    static constexpr signalbox::ui::OperationKind kind = "
                    "signalbox::ui::OperationKind::" +
                    (query ? "Query" : "Mutation") +
                    ";\n    [[nodiscard]] static QString name();\n    [[nodiscard]] static QString document();\n\n"
                    "    struct Variables\n    {\n";
        m_source += "\nQString " + name + "::name()\n{\n    return QStringLiteral(\"" + name + "\");\n}\n\nQString " +
                    name + "::document()\n{\n    return QStringLiteral(" + literal(textOf(operation)) +
                    ");\n}\n\nQJsonObject " + name + "::Variables::toJson() const\n{\n    QJsonObject json;\n";
        for (const auto& variable : operation.variables) {
            const TypeRef declared = m_schema.resolve(*variable.type);
            const TypeRef sent = variable.defaultValue ? declared.nullable() : declared;
            const std::string member = memberName(variable.name.text);
            m_header += "        " + qtType(sent, m_options) + " " + member + qtInitializer(sent, m_options) + ";\n";
            m_source += "    signalbox::ui::graphqljson::add(json, QStringLiteral(" + literal(variable.name.text) +
                        "), " + member + ");\n";
        }
        m_header += "\n        [[nodiscard]] QJsonObject toJson() const;\n"
                    "        friend bool operator==(const Variables&, const Variables&) = default;\n    };\n\n";
        m_source += "    return json;\n}\n";
        structure("Data", name + "::Data", *m_schema.root(operation.operation), {operation.selectionSet}, "    ",
                  false);
        m_header += "\n    /// nullopt when `data` has not the promised shape; *problem then names the place.\n"
                    "    [[nodiscard]] static std::optional<Data> parse(const QJsonObject& data, QString* problem = "
                    "nullptr);\n};\n";
        m_source +=
            "\nstd::optional<" + name + "::Data> " + name +
            "::parse(const QJsonObject& data, QString* problem)\n{\n    if (problem) problem->clear();\n    Data "
            "parsed;\n    if (!read(data, parsed, problem)) return std::nullopt;\n    return parsed;\n}\n";
    }

    [[nodiscard]] std::string slice(const ast::Definition& definition) const
    {
        const std::size_t from = m_joined.offset(definition.location);
        std::size_t to = m_joined.text.size();
        for (const auto* other : m_document.definitions)
            if (const auto start = m_joined.offset(other->location); start > from) to = std::min(to, start);
        return m_joined.text.substr(from, to - from);
    }

    /// The operation and the fragments it needs, as short as possible.
    [[nodiscard]] std::string textOf(const ast::Operation& operation) const
    {
        std::vector<std::string_view> names;
        fragmentsIn(*operation.selectionSet, m_fragments, names);
        std::string text = slice(operation);
        for (const auto name : names) text += "\n" + slice(*m_fragments.at(name));
        const auto parsed = parse(std::move(text), ParseLimits::trusted());
        return parsed.ok() ? minify(*parsed.document) : std::string();
    }

    const Schema& m_schema;
    const ast::Document& m_document;
    const Joined& m_joined;
    const std::vector<OperationFile>& m_files;
    const ClientOptions& m_options;
    Fragments m_fragments;
    std::string m_header;
    std::string m_source;
};

} // namespace

Result<std::map<std::string, GeneratedFiles>>
clientOperations(const Schema& schema, const std::vector<OperationFile>& files, const ClientOptions& options)
{
    const Joined joined(files);
    const auto parsed = parse(joined.text, ParseLimits::trusted());
    if (!parsed.ok()) return Error{ErrorCode::BadUserInput, describe({*parsed.error}, joined, files), {}};
    auto errors = validate(schema, *parsed.document);
    for (const auto* definition : parsed.document->definitions)
        if (definition->kind == ast::DefinitionKind::Operation && !definition->name.present())
            errors.push_back({"An operation of the console needs a name.", {definition->location}});
    if (!errors.empty()) return Error{ErrorCode::BadUserInput, describe(errors, joined, files), {}};
    auto types = clientTypes(schema, options);
    if (!types) return types.error();
    auto made = Generator(schema, *parsed.document, joined, files, options).run();
    made[options.typesName] = std::move(*types);
    return made;
}

} // namespace signalbox::graphql::codegen
