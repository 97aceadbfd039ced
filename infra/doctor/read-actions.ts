/** All that the doctor calls as an operator, in IAM's words, each with what it reads. It writes nothing. */
export const READ_ACTIONS = {
  'cognito-idp:DescribeUserPool': 'the pool',
  'cognito-idp:DescribeUserPoolClient': 'the pool',
  'cognito-idp:ListUserPoolClients': 'the pool',
  'cognito-idp:ListUsers': 'the pool',
  'lambda:GetFunctionConfiguration': "the triggers' functions",
  'lambda:GetPolicy': "the triggers' functions",
  'ses:GetAccountSendingEnabled': 'all (*)',
  'ses:GetIdentityVerificationAttributes': 'all (*)',
  'ses:GetSendQuota': 'all (*)',
  'dynamodb:DescribeTable': "the triggers' table",
  'dynamodb:DescribeTimeToLive': "the triggers' table",
} as const

export type ReadAction = keyof typeof READ_ACTIONS
