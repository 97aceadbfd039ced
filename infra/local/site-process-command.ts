import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT_FOLDER } from './environment.ts'

const PackageSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

type Command = readonly [string, ...string[]]

/**
 * The command as it is spawned. One of an installed package is run by this Node itself: without a shell or a `.cmd`
 * file in between, signals reach it on every system. Any other is looked up by the system.
 */
export async function resolveCommand([name, ...args]: Command, root = ROOT_FOLDER): Promise<Command> {
  const script = /^[a-z0-9-]+$/.test(name)
    ? await scriptOf(name, join(root, 'node_modules', name))
    : undefined
  return script === undefined ? [name, ...args] : [process.execPath, script, ...args]
}

async function scriptOf(name: string, folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  const parsed = PackageSchema.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (!parsed.success) return undefined
  const { bin } = parsed.data
  const script = typeof bin === 'string' ? bin : bin[name]
  return script === undefined ? undefined : join(folder, script)
}

/**
 * The command with the address at which Next shall listen, unless it says so itself. `localhost` and not 127.0.0.1:
 * it is the name in APP_ORIGIN and the one Next then prints, and a page opened under another name is another origin,
 * whose forms the site refuses. It is a loopback address on every machine, of IPv6 where the browser tries that first.
 */
export function withAddress(command: Command, port: number): Command {
  const [name, ...args] = command
  if (name !== 'next') return command
  const hostname = args.some((argument) => /^(-H|--hostname)(=|$)/.test(argument))
    ? []
    : ['--hostname', 'localhost']
  const ports = args.some((argument) => /^(-p|--port)(=|$)/.test(argument)) ? [] : ['--port', String(port)]
  return [name, ...args, ...hostname, ...ports]
}
