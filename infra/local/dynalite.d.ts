/** dynalite ships no types; this is as much of it as we use. https://github.com/architect/dynalite */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  export default function dynalite(options: {
    /** The LevelDB folder; in memory without it. */
    path?: string
    createTableMs?: number
  }): Server
}
