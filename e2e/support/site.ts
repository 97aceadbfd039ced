import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const START_MILLISECONDS = 30_000
const MOVABLE_DATE = fileURLToPath(new URL('./movable-date.mjs', import.meta.url))
const NEXT = 'node_modules/next/dist/bin/next'

/** How a build is served: what Node runs, in which folder, with which variables of its own. */
export type Program = {
  readonly folder: string
  arguments(port: number): readonly string[]
  variables(port: number): { readonly NODE_ENV: 'production'; readonly [name: string]: string }
}

const nextStart: Program = {
  folder: '.',
  arguments: (port) => [NEXT, 'start', '--hostname', 'localhost', '--port', String(port)],
  variables: () => ({ NODE_ENV: 'production' }),
}

/** The production build, running as its own process. */
export type Site = {
  readonly origin: string
  /** Sets its clock ahead of the machine's. */
  runsAhead(milliseconds: number): Promise<void>
  /** Sends a message to what its process loaded before Next, and resolves to the answer. */
  asks(message: object): Promise<unknown>
  /** Everything it wrote to its two streams so far. */
  output(): string
  stop(): Promise<void>
}

/**
 * Starts `next start`, on a free loopback port unless one is wanted. Rejects with the server's own words when it ends before it listens.
 * @param variablesFor the site's environment for the origin it gets
 */
export async function startSite(
  variablesFor: (origin: string) => Record<string, string>,
  program = nextStart,
  wantedPort?: number,
): Promise<Site> {
  const port = wantedPort ?? (await freePort())
  const origin = `http://localhost:${port}`
  const written: string[] = []
  const server = spawn(process.execPath, ['--import', MOVABLE_DATE, ...program.arguments(port)], {
    cwd: program.folder,
    env: { PATH: process.env['PATH'], ...program.variables(port), ...variablesFor(origin) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  }
  const output = () => written.join('')
  await untilItAnswers(origin, server, output)
  return {
    origin,
    runsAhead: async (milliseconds) => {
      await ask(server, { aheadMilliseconds: milliseconds })
    },
    asks: (message) => ask(server, message),
    output,
    stop: () => stop(server),
  }
}

async function ask(server: ChildProcess, message: object): Promise<unknown> {
  const answered = once(server, 'message')
  server.send(message)
  const [answer] = await answered
  return answer
}

async function untilItAnswers(origin: string, server: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The site ended with ${server.exitCode}:\n${output()}`)
    if (output().includes('Ready in') && (await answers(origin))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop(server)
  throw new Error(`The site did not answer in ${START_MILLISECONDS} ms:\n${output()}`)
}

async function answers(origin: string): Promise<boolean> {
  try {
    await fetch(`${origin}/sign-in`, { method: 'HEAD' })
    return true
  } catch {
    return false
  }
}

/** At once: told to end, Next waits for connections, and a browser may keep one open that it never uses. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

/** A free loopback port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  await new Promise((resolve) => probe.close(resolve))
  return address.port
}
