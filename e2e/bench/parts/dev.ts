import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../support/site.ts'
import { milliseconds } from '../figures.ts'
import type { Part } from '../part.ts'
import { timed } from '../samples.ts'

const PATIENCE_MILLISECONDS = 120_000
/** What Next has compiled for `next dev`. */
const COMPILED = '.next/dev'

/** From `npm run dev` to its first page: with nothing compiled before, and once more. */
export const dev: Part = async () => {
  await rm(COMPILED, { recursive: true, force: true })
  const first = await untilFirstPage()
  const again = await untilFirstPage()
  return [
    { what: 'first page, nothing compiled before', figure: milliseconds(first), wanted: 'at most 6,000 ms' },
    { what: 'first page, once more', figure: milliseconds(again), wanted: 'at most 6,000 ms' },
  ]
}

async function untilFirstPage(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const [PORT, COGNITO_PORT, INBOX_PORT] = await Promise.all([freePort(), freePort(), freePort()])
  const places = { PORT, COGNITO_PORT, INBOX_PORT, STATE_FOLDER: folder }
  const variables = Object.fromEntries(Object.entries(places).map(([name, value]) => [name, String(value)]))
  let running: ChildProcess | undefined
  try {
    return await timed(async () => {
      running = spawn('npm', ['run', 'dev'], {
        // A group of its own, so that what npm starts can be ended with it.
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...variables },
      })
      await showsPage(`http://localhost:${PORT}/sign-in`, running)
    })
  } finally {
    if (running !== undefined) await end(running)
    await rm(folder, { recursive: true })
  }
}

async function showsPage(url: string, running: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS
  while (Date.now() < deadline) {
    if (running.exitCode !== null) throw new Error(`npm run dev ended with ${running.exitCode}`)
    const page = await fetch(url)
      .then((response) => response.text())
      .catch(() => '')
    if (page.includes('</html>')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} showed nothing in ${PATIENCE_MILLISECONDS} ms`)
}

async function end(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.pid === undefined) return
  const ended = once(running, 'exit')
  process.kill(-running.pid, 'SIGTERM')
  await ended
}
