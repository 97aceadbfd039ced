import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse, resolve } from 'node:path'
import { outputOf } from './command.ts'
import { type MeasuredSite, startMeasuredSite } from './measured-site.ts'

const NEXT = 'node_modules/next/dist/bin/next'

/**
 * Builds and starts a site of the same Next version with nothing in it: an empty page at `/`, and one at `/form` whose
 * action does nothing. It lies outside the repository, because Next looks for a proxy in the folders above, too.
 */
export async function withEmptySite<T>(work: (site: MeasuredSite) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'empty-site-'))
  try {
    await write(folder)
    await outputOf(process.execPath, [NEXT, 'build'], { cwd: folder })
    const site = await startMeasuredSite(folder)
    return await work(site).finally(site.stop)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function write(folder: string): Promise<void> {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  await mkdir(join(folder, 'app/form'), { recursive: true })
  for (const [file, text] of Object.entries(filesBelow(parse(folder).root))) {
    await writeFile(join(folder, file), text)
  }
}

/** The packages are linked, so the root must have both folders below it. */
const filesBelow = (root: string) => ({
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } }`,
  'app/layout.jsx': `
export const dynamic = 'force-dynamic'
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/page.jsx': `
export default function Page() {
  return <h1>Empty</h1>
}`,
  'app/form/page.jsx': `
import { redirect } from 'next/navigation'
async function go() {
  'use server'
  redirect('/')
}
export default function Page() {
  return <form action={go}><button>Send</button></form>
}`,
})
