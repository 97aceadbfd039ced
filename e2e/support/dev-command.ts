import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './site.ts'

const PATIENCE_MILLISECONDS = 120_000

/** `npm run dev` with ports and a state folder of its own. */
export type DevCommand = {
  readonly origin: string
  readonly inbox: string
  /** Everything that was written so far. */
  output(): string
  /** Resolves when `/sign-in` is there; rejects with what was written when the command ends before. */
  showsFirstPage(): Promise<void>
  stop(): Promise<void>
}

/** Types `npm run dev`. Next allows one in a folder at a time. */
export async function startDevCommand(variables: Record<string, string> = {}): Promise<DevCommand> {
  const folder = await mkdtemp(join(tmpdir(), 'dev-'))
  const [site, cognito, inbox] = await Promise.all([freePort(), freePort(), freePort()])
  const running = spawn('npm', ['run', 'dev'], {
    // A group of its own, so that what npm starts can be ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      // On a machine that never ran Next, which would say there what it collects.
      XDG_CONFIG_HOME: folder,
      NEXT_TELEMETRY_DISABLED: '',
      PORT: String(site),
      COGNITO_PORT: String(cognito),
      INBOX_PORT: String(inbox),
      STATE_FOLDER: folder,
      ...variables,
    },
  })
  const written: string[] = []
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  }
  const origin = `http://localhost:${site}`
  const output = () => written.join('')
  return {
    origin,
    inbox: `http://127.0.0.1:${inbox}`,
    output,
    showsFirstPage: () => untilPage(`${origin}/sign-in`, running, output),
    stop: async () => {
      await end(running)
      await rm(folder, { recursive: true })
    },
  }
}

async function untilPage(url: string, running: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS
  while (Date.now() < deadline) {
    if (running.exitCode !== null) {
      throw new Error(`npm run dev ended with ${running.exitCode}:\n${output()}`)
    }
    const page = await fetch(url)
      .then((response) => response.text())
      .catch(() => '')
    if (page.includes('</html>')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} showed nothing in ${PATIENCE_MILLISECONDS} ms:\n${output()}`)
}

async function end(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.pid === undefined) return
  const ended = once(running, 'exit')
  process.kill(-running.pid, 'SIGTERM')
  await ended
}
