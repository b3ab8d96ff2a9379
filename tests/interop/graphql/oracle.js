// Reads {schemas: {name: sdl}, cases: [{schema, source, variables?}]} on stdin and writes what graphql-js says of each
// case on stdout: syntax errors, validation errors in order, canonical text, coerced variables and arguments.
'use strict'

const {
  buildSchema, parse, validate, print, stripIgnoredCharacters, visit, visitWithTypeInfo, TypeInfo, GraphQLError
} = require('graphql')
const { getVariableValues, getArgumentValues } = require('graphql/execution/values')
const { valueFromASTUntyped } = require('graphql')

function adminScalars(schema) {
  const types = schema.getTypeMap()
  const small = (number) => {
    if (!Number.isInteger(number) || number < 0 || number > 255) throw new TypeError('Provided value is not a UInt8.')
    return number
  }
  const decimal = (text) => (/^-?[0-9]+$/.test(text) ? Number(text) : NaN)
  if (types.UInt8) {
    types.UInt8.parseLiteral = (node) => {
      if (node.kind !== 'IntValue' && node.kind !== 'StringValue')
        throw new TypeError('Provided value is not int or string.')
      return small(decimal(node.value))
    }
    types.UInt8.parseValue = (value) => {
      if (typeof value === 'string') return small(decimal(value))
      if (typeof value !== 'number') throw new TypeError('Provided value is not number or string.')
      return small(value)
    }
  }
  if (types.UInt64) {
    // Stricter than BigInt(), for which "" is 0 and "0x10" is 16.
    const whole = (value) => {
      if (typeof value === 'string' && !/^-?[0-9]+$/.test(value)) throw new TypeError(`Cannot convert ${value} to a BigInt`)
      return BigInt(value)
    }
    const unsigned = (big) => {
      if (big < 0n) throw new TypeError('Input must be unsigned.')
      return Number(big)
    }
    types.UInt64.parseLiteral = (node) => {
      if (node.kind !== 'IntValue' && node.kind !== 'StringValue' && node.kind !== 'FloatValue')
        throw new TypeError('Provided value is not int, float, or string')
      if (node.kind === 'FloatValue') return unsigned(BigInt(Number(node.value)))
      return unsigned(whole(node.value))
    }
    types.UInt64.parseValue = (value) => {
      if (typeof value !== 'string' && typeof value !== 'number')
        throw new TypeError('Input must be of type bigint, number, or string.')
      return unsigned(whole(value))
    }
  }
  if (types.JSONObject) {
    types.JSONObject.parseLiteral = (node, variables) => {
      if (node.kind !== 'ObjectValue') throw new TypeError(`JSONObject cannot represent non-object value: ${print(node)}`)
      return valueFromASTUntyped(node, variables)
    }
    types.JSONObject.parseValue = (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new TypeError(`JSONObject cannot represent non-object value: ${JSON.stringify(value)}`)
      return value
    }
  }
  return schema
}

// The node hides suggestions, and so do we.
const hidden = (message) => message.replace(/ ?Did you mean(.+?)\?(?=$)/s, '')
const plain = (error) => ({
  message: hidden(error.message),
  locations: (error.locations || []).map(({ line, column }) => ({ line, column }))
})

function answer(schema, { source, variables }) {
  let document
  try {
    document = parse(source)
  } catch (error) {
    return { syntax: plain(error) }
  }
  const result = { printed: print(document), minified: stripIgnoredCharacters(source) }
  try {
    result.errors = validate(schema, document).map(plain)
  } catch (error) {
    return { ...result, crashed: String(error) }
  }
  if (result.errors.length > 0) return result
  result.operations = []
  for (const operation of document.definitions.filter(({ kind }) => kind === 'OperationDefinition')) {
    const { errors, coerced } =
      getVariableValues(schema, operation.variableDefinitions || [], variables || {}, { maxErrors: 50 })
    const entry = { errors: (errors || []).map(plain) }
    if (!errors) {
      entry.coerced = coerced
      entry.arguments = []
      const info = new TypeInfo(schema)
      visit(operation, visitWithTypeInfo(info, {
        Field(node) {
          if (!info.getFieldDef()) return
          try {
            entry.arguments.push(getArgumentValues(info.getFieldDef(), node, coerced))
          } catch (error) {
            entry.arguments.push(plain(error))
          }
        }
      }))
    }
    result.operations.push(entry)
  }
  return result
}

let input = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => { input += chunk })
process.stdin.on('end', () => {
  const { schemas, cases } = JSON.parse(input)
  const built = Object.fromEntries(Object.entries(schemas).map(([name, sdl]) => [name, adminScalars(buildSchema(sdl))]))
  process.stdout.write(JSON.stringify(cases.map((one) => answer(built[one.schema], one))))
})
