export const SENDER = 'no-reply@example.com'

/** What a deployment is told where a test says nothing else. Apart from CDK, which takes its time to load. */
export const SMALL_DEPLOYMENT = { stage: 'dev', sender: SENDER, appOrigin: 'https://www.example.com' }
