// Signs as the clients of the reference do: JSON.stringify for the wire, json-canonicalize for the signature, Node's crypto.
// Starts a sandbox, reads its ready file and asks both nodes; exits 0 only if every answer is what it must be.
'use strict'
const { canonicalize } = require('json-canonicalize')
const { createHmac, randomUUID } = require('node:crypto')
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const assert = require('node:assert')

const [, , program, folder] = process.argv
const readyFile = `${folder}/ready.json`

function signed(node, body) {
  const timestamp = Date.now()
  const digest = createHmac('sha256', node.apiSecret).update(`${timestamp}.${canonicalize(body)}`).digest('hex')
  return { 'content-type': 'application/json', 'tenant-id': node.tenantId, signature: `t=${timestamp}, v1=${digest}` }
}

async function call(node, query, variables, operationName) {
  const body = { query, variables, ...(operationName ? { operationName } : {}) }
  const response = await fetch(node.adminUrl, { method: 'POST', headers: signed(node, body), body: JSON.stringify(body) })
  return { status: response.status, ...(await response.json()) }
}

async function talkTo(node) {
  const me = await call(node, 'query Me { whoami { id isOperator } }', {}, 'Me')
  assert.deepStrictEqual(me.data.whoami, { id: node.tenantId, isOperator: true })

  // Text that canonical JSON must escape, sort and number as everybody else does.
  const name = 'Zoë "quoted" \\ \u0001 \u2028 €'
  const { data: { assets } } = await call(node, 'query($first: Int) { assets(first: $first) { edges { node { id code } } } }', { first: 5 })
  const assetId = assets.edges[0].node.id
  const input = {
    staticIlpAddress: `test.interop-${node.name}`,
    name,
    assetId,
    http: { outgoing: { endpoint: 'http://peer.test:3000', authToken: 'out' }, incoming: { authTokens: [randomUUID()] } },
    maxPacketAmount: '1000',
    idempotencyKey: randomUUID()
  }
  const document = 'mutation CreatePeer($input: CreatePeerInput!) { createPeer(input: $input) { peer { id name maxPacketAmount } } }'
  const made = await call(node, document, { input }, 'CreatePeer')
  assert.strictEqual(made.errors, undefined)
  assert.strictEqual(made.data.createPeer.peer.name, name)
  assert.strictEqual(made.data.createPeer.peer.maxPacketAmount, '1000')
  const again = await call(node, document, { input }, 'CreatePeer')
  assert.deepStrictEqual(again.data, made.data)

  const peerId = made.data.createPeer.peer.id
  const deposit = { peerId, amount: 18000, id: randomUUID(), idempotencyKey: randomUUID() }
  const moved = await call(node, 'mutation($input: DepositPeerLiquidityInput!) { depositPeerLiquidity(input: $input) { success } }', { input: deposit })
  assert.strictEqual(moved.data.depositPeerLiquidity.success, true)
  const peer = await call(node, 'query($id: String!) { peer(id: $id) { liquidity } }', { id: peerId })
  assert.strictEqual(peer.data.peer.liquidity, '18000')

  const wrong = await call(node, '{ assets { nothing } }', {})
  assert.strictEqual(wrong.status, 400)
  assert.strictEqual(wrong.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED')
  const unsigned = await fetch(node.adminUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  assert.strictEqual(unsigned.status, 401)
  await call(node, 'mutation($input: DeletePeerInput!) { deletePeer(input: $input) { success } }', { input: { id: peerId } })
  console.log(`${node.name}: every answer as expected`)
}

fs.rmSync(folder, { recursive: true, force: true })
fs.mkdirSync(folder, { recursive: true })
const sandbox = spawn(program, ['sandbox', '--data', `${folder}/data`, '--port-base', String(20000 + (process.pid % 20000)), '--ready-file', readyFile], { stdio: 'inherit' })
const ended = new Promise((resolve) => sandbox.on('exit', (code) => resolve(code)))

async function main() {
  const watcher = new Promise((resolve, reject) => {
    const watch = fs.watch(folder, () => {
      if (!fs.existsSync(readyFile)) return
      watch.close()
      resolve()
    })
    sandbox.on('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)))
    if (fs.existsSync(readyFile)) resolve()
  })
  await watcher
  const ready = JSON.parse(fs.readFileSync(readyFile, 'utf8'))
  assert.deepStrictEqual(ready.nodes.map((node) => node.name), ['alder', 'birch'])
  for (const node of ready.nodes) await talkTo(node)
}

main()
  .then(() => 0, (error) => {
    console.error(error)
    return 1
  })
  .then(async (code) => {
    sandbox.kill('SIGTERM')
    const stopped = await ended
    process.exit(code || (stopped === 0 ? 0 : 2))
  })
