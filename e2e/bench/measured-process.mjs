// Loaded into a site's process before Next: it tells what the process has used. Collects garbage first where it is asked to
// and Node was started with --expose-gc, so that what is kept shows.
process.on('message', (message) => {
  if (message.collectGarbage === undefined) return
  if (message.collectGarbage) globalThis.gc()
  const { user, system } = process.cpuUsage()
  const { heapUsed, rss } = process.memoryUsage()
  process.send({ cpuMilliseconds: (user + system) / 1_000, heapBytes: heapUsed, residentBytes: rss })
})
// Whoever ends the benchmarks early leaves no site behind.
process.on('disconnect', () => process.exit())
process.channel?.unref()
