import { cpus, loadavg, release, totalmem, type } from 'node:os'

/** What the figures were measured on. */
export function machine(): string {
  const [first] = cpus()
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GiB`
  const load = loadavg().map((average) => average.toFixed(1))
  return [
    `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory}, ${type()} ${release()}, Node.js ${process.versions.node}`,
    `Load average ${load.join(', ')}`,
  ].join('\n')
}
