// Reads {sdl, requests: [{query, variables}]} on stdin and writes what graphql-js answers to each on stdout. The data is
// that of tests/server/graphql_execution/library.cpp.
'use strict'

const { buildSchema, getIntrospectionQuery, graphql, graphqlSync } = require('graphql')

const later = (value, ms) => new Promise((resolve, reject) =>
  setTimeout(() => (value instanceof Error ? reject(value) : resolve(value)), ms))

const patron = { id: 'a0', name: 'Mia', books: [], patron: () => later(null, 5) }
const author = { id: 'a1', name: 'Ida "Ink" Öst', patron: () => later(patron, 5) }
const stock = (id) => () => (id === '2' ? later(new Error('The stock room does not answer.'), 10) : later('12', 20))
const book = (id, fields, chapters) => ({
  __typename: 'Book', id, ...fields, lent: false, knownAuthor: fields.author, stock: stock(id), knownStock: stock(id),
  chapters: ({ first }) => chapters.slice(0, Math.max(0, first ?? 0)),
  note: () => { throw new Error('note is not available in this version.') }
})
const tides = book('1', {
  title: 'Tides', pages: 320, price: '18446744073709551615', shelf: 7, cover: 'HARD', meta: { isbn: 'x' }, rating: 4.5,
  author, tags: ['sea', null]
}, [{ title: 'Ebb', words: 100 }, { title: 'Flood', words: 200 }, { title: 'Neap', words: 300 }])
const knots = book('2', {
  title: 'Knots', pages: 3000000000, price: '0', shelf: 300, cover: 'SOFT_BACK', meta: null, rating: 0.1, author: null,
  tags: []
}, [])
author.books = [tides]
const all = [tides, knots]
const find = (id) => all.find((one) => one.id === id) ?? null
const missing = (name) => () => { throw new Error(`${name} is not available in this version.`) }

const root = {
  book: ({ id }) => find(id),
  knownBook: ({ id }) => find(id) ?? new Error('unknown book'),
  books: () => all,
  maybeBooks: () => all,
  items: () => [tides, { __typename: 'Film', id: 'f1', title: 'Locks', minutes: 90 }],
  draft: missing('draft'),
  knownDraft: missing('knownDraft'),
  who: (_, __, info) => `ann by ${info.parentType.name}.${info.fieldName}`
}

const plain = ({ message, locations, path }) => ({ message, locations, path })

let input = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => { input += chunk })
process.stdin.on('end', async () => {
  const { sdl, requests } = JSON.parse(input)
  const schema = buildSchema(sdl)
  const types = schema.getTypeMap()
  types.UInt8.serialize = (value) => {
    if (value > 255) throw new Error('Provided value is not a UInt8.')
    return value
  }
  const answers = await Promise.all(requests.map(async ({ query, variables }) => {
    const { data, errors } = await graphql({ schema, source: query, rootValue: root, variableValues: variables })
    return { dataText: JSON.stringify(data), errors: (errors ?? []).map(plain) }
  }))
  const introspectionQuery = getIntrospectionQuery({
    specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true
  })
  const introspection = graphqlSync({ schema, source: introspectionQuery }).data
  process.stdout.write(JSON.stringify({ answers, introspectionQuery, introspection }))
})
