import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where nginx and openssl are; Debian keeps nginx where only root's PATH looks. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** An nginx in front of a site, with TLS and all of its defaults: buffers, header lines, the Host that it passes on. */
export type Nginx = {
  /** Everything that it wrote to its error log. */
  errors(): string
  stop(): Promise<void>
}

/** Kept between runs. */
const UNPACKED = resolve('node_modules/.cache/nginx')

/** The nginx of this machine, or the one that was unpacked; undefined where there is neither. */
export function findNginx(): string | undefined {
  return [...FOLDERS, join(UNPACKED, 'usr/sbin')].map((folder) => join(folder, 'nginx')).find(existsSync)
}

/**
 * Unpacks Debian's package where there is no nginx; Playwright's `globalSetup` calls it, once for all workers. It is not installed,
 * because an installed nginx starts by itself. Where it cannot be had, the tests behind it are skipped.
 */
export default async function provideNginx(): Promise<void> {
  if (findNginx() !== undefined || !existsSync('/usr/bin/apt-get')) return
  await mkdir(UNPACKED, { recursive: true })
  const unpack = 'apt-get download nginx && dpkg-deb -x nginx_*.deb .'
  const lists = process.getuid?.() === 0 ? 'apt-get update' : 'false'
  await run('sh', ['-c', `(${unpack}) || (${lists} && ${unpack})`], { cwd: UNPACKED }).catch(() => undefined)
}

/** @param folder of its configuration, certificate and temporary files */
export async function startNginx(
  program: string,
  { folder, port, site }: { readonly folder: string; readonly port: number; readonly site: string },
): Promise<Nginx> {
  await makeCertificate(folder)
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, site))
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
  const nginx = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const written: string[] = []
  nginx.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  const errors = () => written.join('')
  await untilListening(port, nginx, errors)
  return {
    errors,
    stop: async () => {
      const ended = once(nginx, 'exit')
      nginx.kill('SIGTERM')
      await ended
    },
  }
}

/** For localhost, for a day, trusted by no one. */
async function makeCertificate(folder: string): Promise<void> {
  const args = 'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout key.pem -out cert.pem'
  await run('openssl', args.split(' '), { cwd: folder })
}

/**
 * What it takes to run as this user in this folder, and nothing that changes what a request or an answer may be, except for the path that
 * docs/proxies.md excepts.
 */
function configuration(folder: string, port: number, site: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${temporary.join(' ')}
  server {
    listen localhost:${port} ssl;
    ssl_certificate ${folder}/cert.pem;
    ssl_certificate_key ${folder}/key.pem;
    location / {
      proxy_pass ${site};
    }
    location = /api/upload {
      client_max_body_size 4m;
      proxy_pass ${site};
    }
  }
}
`
}

const START_MILLISECONDS = 10_000

async function untilListening(port: number, nginx: ChildProcess, errors: () => string): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS
  while (Date.now() < deadline && nginx.exitCode === null) {
    if (await listens(port)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nginx did not start:\n${errors()}`)
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
