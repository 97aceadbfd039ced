import { SENDER } from './small-deployment.ts'

export const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms'

/** What a deployment can be told besides its stage and its mode. */
export const EXTRAS = {
  ownSenderInDev: { stage: 'dev', createIdentity: 'true' },
  ownSenderInProd: { stage: 'prod', createIdentity: 'true' },
  codeAtStart: { codeAtStart: 'true' },
  lite: { plan: 'lite' },
  ownAddressAndAlarms: { createIdentity: 'true', senderIdentity: SENDER, alarmTopicArn: TOPIC },
}
export type Extra = keyof typeof EXTRAS
