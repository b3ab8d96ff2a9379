#pragma once

#include "server/graphql/bound.h"

namespace signalbox::graphql::introspection {

/// The meta fields `__typename`, `__schema` and `__type`. They live as long as the process.
const FieldResolver* typenameResolver();
const FieldResolver* schemaResolver();
const FieldResolver* typeResolver();

/// Binds `__Schema`, `__Type`, `__Field`, `__InputValue`, `__EnumValue` and `__Directive`
/// (GraphQL specification, October 2021, §4).
void bind(BindingBuilder& builder);

} // namespace signalbox::graphql::introspection
