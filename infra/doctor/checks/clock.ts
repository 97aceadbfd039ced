import { type Check, found, skipped, wrong } from '#infra/doctor/finding.ts'

/** AWS takes signatures within five minutes; tokens and codes are shorter lived than that. */
const MOST_SECONDS = 60

/** This machine's clock goes with Cognito's. A site on a hosting platform has another clock: the platform's. */
export const clock: Check = {
  name: 'Clock',
  examine: async (look) => {
    const keys = await look.publicKeys()
    if (keys.code !== 'fetched' || keys.aheadMilliseconds === undefined) {
      return skipped('Cognito did not tell the time')
    }
    const seconds = Math.round(keys.aheadMilliseconds / 1000)
    const what = `This machine's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Cognito's`
    const mend = 'Set it by the network: sudo timedatectl set-ntp true, or the settings for date and time.'
    const troubles = Math.abs(seconds) > MOST_SECONDS ? [wrong(what, mend)] : []
    return found(troubles, `${Math.abs(seconds)} s from Cognito's`)
  },
}
