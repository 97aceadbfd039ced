export const SENDER = 'no-reply@example.com'

/** What a deployment is told where a test says nothing else. Apart from CDK, which takes its time to load. */
export const SMALL_DEPLOYMENT = { stage: 'dev', sender: SENDER, appOrigin: 'https://www.example.com' }

export const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms'

/** What a deployment can be told besides its stage and its mode. */
export const VARIANTS = {
  ownSenderInDev: { stage: 'dev', createIdentity: 'true' },
  ownSenderInProd: { stage: 'prod', createIdentity: 'true' },
  codeAtStart: { codeAtStart: 'true' },
  lite: { plan: 'lite' },
  ownAddressAndAlarms: { createIdentity: 'true', senderIdentity: SENDER, alarmTopicArn: TOPIC },
}
export type Variant = keyof typeof VARIANTS
