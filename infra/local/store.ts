import { Level } from 'level'
import type { z } from 'zod'

/** Records by key. Reads and writes are synchronous, so that a check and its write cannot be interleaved. */
export type Table<T> = {
  get(key: string): T | undefined
  set(key: string, value: T): void
  delete(key: string): void
  entries(): IterableIterator<[string, T]>
  values(): IterableIterator<T>
}

export type Store = {
  /** A named table. Records that no longer fit the schema (kept by an older version) are left behind. */
  table<T>(name: string, schema: z.ZodType<T>): Table<T>
  /** Resolves when everything is on disk; rejects with the first failed write. */
  flush(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the local servers' memory: maps that write behind to a LevelDB folder, which is read whole at the start.
 * @param folder absent keeps everything in memory only
 */
export async function openStore(folder?: string): Promise<Store> {
  if (folder === undefined) return memoryStore()
  const level = new Level<string, unknown>(folder, { valueEncoding: 'json' })
  await level.open()
  const kept = new Map(await level.iterator().all())
  let written: Promise<void> = Promise.resolve()
  const behind = (write: () => Promise<void>) => {
    written = written.then(write)
    // Seen at the next flush; until then it must not count as unhandled.
    written.catch(() => {})
  }
  return {
    table: (name, schema) => {
      const records = recordsOf(kept, name, schema)
      return tableOver(records, {
        set: (key, value) => behind(() => level.put(`${name}/${key}`, value)),
        delete: (key) => behind(() => level.del(`${name}/${key}`)),
      })
    },
    flush: () => written,
    close: async () => {
      try {
        await written
      } finally {
        await level.close()
      }
    },
  }
}

type WriteBehind = { set(key: string, value: unknown): void; delete(key: string): void }

function memoryStore(): Store {
  const nowhere: WriteBehind = { set: () => {}, delete: () => {} }
  return {
    table: () => tableOver(new Map(), nowhere),
    flush: async () => {},
    close: async () => {},
  }
}

function recordsOf<T>(kept: Map<string, unknown>, name: string, schema: z.ZodType<T>): Map<string, T> {
  const records = new Map<string, T>()
  for (const [path, value] of kept) {
    if (!path.startsWith(`${name}/`)) continue
    const parsed = schema.safeParse(value)
    if (parsed.success) records.set(path.slice(name.length + 1), parsed.data)
  }
  return records
}

function tableOver<T>(records: Map<string, T>, behind: WriteBehind): Table<T> {
  return {
    get: (key) => records.get(key),
    set: (key, value) => {
      records.set(key, value)
      behind.set(key, value)
    },
    delete: (key) => {
      if (records.delete(key)) behind.delete(key)
    },
    entries: () => records.entries(),
    values: () => records.values(),
  }
}
