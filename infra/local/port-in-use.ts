import { connect } from 'node:net'

const ADDRESSES = ['127.0.0.1', '::1'] as const
const WAIT_MILLISECONDS = 1_000

/**
 * True when something answers at this port of this machine, over IPv4 or IPv6. Asked by connecting: some systems let
 * two programs listen at one port, and then the browser talks to the other one.
 */
export async function isPortInUse(port: number): Promise<boolean> {
  const answers = await Promise.all(ADDRESSES.map((address) => accepts(address, port)))
  return answers.includes(true)
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: WAIT_MILLISECONDS })
    const settle = (isAccepted: boolean) => {
      socket.destroy()
      resolve(isAccepted)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}
