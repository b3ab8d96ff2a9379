#include "server/graphql/schemabuilder.h"

namespace signalbox::graphql {

const std::string_view builtinSdl = R"SDL(
"Takes the field or fragment in only when the argument is true."
directive @include(
  "Taken in when true."
  if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Leaves the field or fragment out when the argument is true."
directive @skip(
  "Left out when true."
  if: Boolean!
) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

"Still there, but not for new clients."
directive @deprecated(
  "Why, and what to use in its place; Markdown."
  reason: String = "No longer supported"
) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

"Where the format of this scalar is described."
directive @specifiedBy(
  "Address of the description."
  url: String!
) on SCALAR

"Everything a node can be asked: its types, directives and roots."
type __Schema {
  description: String
  "Every type, those of introspection too."
  types: [__Type!]!
  "Where queries start."
  queryType: __Type!
  "Where mutations start, if there are any."
  mutationType: __Type
  "Where subscriptions start, if there are any."
  subscriptionType: __Type
  "Every directive a document may use."
  directives: [__Directive!]!
}

"A type, or a list or non-null wrapper around one. `kind` tells which fields are filled."
type __Type {
  kind: __TypeKind!
  name: String
  description: String
  specifiedByURL: String
  fields(includeDeprecated: Boolean = false): [__Field!]
  interfaces: [__Type!]
  possibleTypes: [__Type!]
  enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
  inputFields(includeDeprecated: Boolean = false): [__InputValue!]
  ofType: __Type
}

"Which kind of type a `__Type` is."
enum __TypeKind {
  "A leaf with a value of its own."
  SCALAR
  "Has `fields` and `interfaces`."
  OBJECT
  "Has `fields`, `interfaces` and `possibleTypes`."
  INTERFACE
  "Has `possibleTypes`."
  UNION
  "Has `enumValues`."
  ENUM
  "Has `inputFields`."
  INPUT_OBJECT
  "A list of `ofType`."
  LIST
  "`ofType`, but never null."
  NON_NULL
}

"A field of an object or interface."
type __Field {
  name: String!
  description: String
  args(includeDeprecated: Boolean = false): [__InputValue!]!
  type: __Type!
  isDeprecated: Boolean!
  deprecationReason: String
}

"An argument, or a field of an input object."
type __InputValue {
  name: String!
  description: String
  type: __Type!
  "The default as GraphQL text, if there is one."
  defaultValue: String
  isDeprecated: Boolean!
  deprecationReason: String
}

"One value of an enum."
type __EnumValue {
  name: String!
  description: String
  isDeprecated: Boolean!
  deprecationReason: String
}

"Something a document may write behind an `@`."
type __Directive {
  name: String!
  description: String
  isRepeatable: Boolean!
  locations: [__DirectiveLocation!]!
  args(includeDeprecated: Boolean = false): [__InputValue!]!
}

"Where a directive may stand."
enum __DirectiveLocation {
  "On a query."
  QUERY
  "On a mutation."
  MUTATION
  "On a subscription."
  SUBSCRIPTION
  "On a field of a selection."
  FIELD
  "On a fragment's definition."
  FRAGMENT_DEFINITION
  "On a use of a fragment."
  FRAGMENT_SPREAD
  "On an inline fragment."
  INLINE_FRAGMENT
  "On the definition of a variable."
  VARIABLE_DEFINITION
  "On a schema definition."
  SCHEMA
  "On a scalar."
  SCALAR
  "On an object type."
  OBJECT
  "On a field's definition."
  FIELD_DEFINITION
  "On an argument's definition."
  ARGUMENT_DEFINITION
  "On an interface."
  INTERFACE
  "On a union."
  UNION
  "On an enum."
  ENUM
  "On a value of an enum."
  ENUM_VALUE
  "On an input object."
  INPUT_OBJECT
  "On a field of an input object."
  INPUT_FIELD_DEFINITION
}
)SDL";

} // namespace signalbox::graphql
