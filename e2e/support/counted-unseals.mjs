// Loaded into the site's process before Next: tells how often a seal was decrypted.
const { decrypt } = crypto.subtle
let unsealed = 0

crypto.subtle.decrypt = (...parameters) => {
  unsealed += 1
  return decrypt.apply(crypto.subtle, parameters)
}

process.on('message', ({ asksForUnseals }) => {
  if (asksForUnseals !== undefined) process.send(unsealed)
})
process.channel?.unref()
