// Loaded into the site's process before Next: tells the CPU time of all its threads, in milliseconds.
process.on('message', ({ asksForCpu }) => {
  if (asksForCpu === undefined) return
  const { user, system } = process.cpuUsage()
  process.send((user + system) / 1_000)
})
process.on('disconnect', () => process.exit())
process.channel?.unref()
