// Replaces the CDK CLI, which would need all of AWS: records its command line, and has the account make what it
// was to deploy. CDK_FAILS_AT names the stack, or the command, that it fails at.
import { appendFile } from 'node:fs/promises'

const [, , command = '', name = ''] = process.argv
const { CDK_RECORD = '', CDK_FAILS_AT, AWS_ENDPOINT_URL_CLOUDFORMATION = '', AWS_REGION } = process.env
await appendFile(CDK_RECORD, `${JSON.stringify({ given: process.argv.slice(2), region: AWS_REGION })}\n`)
if ([command, name].includes(CDK_FAILS_AT)) process.exit(1)

const actions = {
  bootstrap: { Action: 'CreateStack', StackName: 'CDKToolkit' },
  deploy: { Action: 'CreateStack', StackName: name },
}
if (command in actions) {
  const form = new URLSearchParams(actions[command])
  const headers = { authorization: 'the recording CDK' }
  const answer = await fetch(AWS_ENDPOINT_URL_CLOUDFORMATION, { method: 'POST', body: form, headers })
  if (!answer.ok) process.exit(1)
}
