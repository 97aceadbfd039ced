/** What we use of it: the types on npm are for version 7. */
declare module 'autocannon' {
  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    /** Requests in all. */
    readonly amount: number
    /** Milliseconds. */
    readonly sampleInt: number
    readonly headers: Record<string, string>
    readonly setupClient: (client: { setHeaders(headers: Record<string, string>): void }) => void
  }): Promise<{ readonly '2xx': number }>
}
