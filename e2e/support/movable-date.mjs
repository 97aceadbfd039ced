// Loaded into the site's process before Next: its clock runs ahead by what the test let pass, so that a session can
// grow old while a test runs. The site itself knows nothing of it.
const MachineDate = Date
let ahead = 0

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(MachineDate.now() + ahead)
    else super(...parts)
  }

  static now() {
    return MachineDate.now() + ahead
  }

  // Next puts a Date of its own in place of this one, with what is this one's own, and nothing inherited.
  static parse = MachineDate.parse
  static UTC = MachineDate.UTC
}

process.on('message', (message) => {
  if (message.aheadMilliseconds === undefined) return
  ahead = message.aheadMilliseconds
  process.send({ aheadMilliseconds: ahead })
})
// The channel to the test must not keep a server alive that was told to end.
process.channel?.unref()
