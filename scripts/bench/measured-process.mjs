import { setTimeout } from 'node:timers/promises'

const FINALIZERS_MILLISECONDS = 100

// Loaded into a site's process before Next: it tells what the process has used. Where it is asked to, and Node was started
// with --expose-gc, it collects garbage first, so that what is kept shows: twice, because what finalizers hold is freed only
// after they have run.
process.on('message', async (message) => {
  if (message.collectGarbage === undefined) return
  if (message.collectGarbage) {
    globalThis.gc()
    await setTimeout(FINALIZERS_MILLISECONDS)
    globalThis.gc()
  }
  const { user, system } = process.cpuUsage()
  const { heapUsed, rss } = process.memoryUsage()
  process.send({ cpuMilliseconds: (user + system) / 1_000, heapBytes: heapUsed, residentBytes: rss })
})
// Whoever ends the benchmarks early leaves no site behind.
process.on('disconnect', () => process.exit())
process.channel?.unref()
