/** One request as it goes over the wire, without the SDK. */
export async function post(url: string, operation: string, text: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: text,
  })
  const body: unknown = await response.json()
  return { status: response.status, headers: response.headers, body }
}
