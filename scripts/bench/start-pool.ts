import { startLocalPool } from '#infra/local/start-local-pool.ts'

// Run by the part "local-servers" as a process of its own, which has loaded nothing before.
const [, , stateFolder] = process.argv
const loaded = performance.now()
const pool = await startLocalPool(stateFolder === undefined ? {} : { stateFolder })
console.log(JSON.stringify({ loaded, started: performance.now() }))
await pool.close()
