import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openStore } from './store.ts'

const Note = z.object({ text: z.string() })

test('what was set is there at once, and after the store was opened again', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const notes = store.table('note', Note)
  notes.set('a', { text: 'one' })
  notes.set('b', { text: 'two' })
  notes.set('a', { text: 'three' })
  notes.delete('b')
  expect([...notes.entries()]).toEqual([['a', { text: 'three' }]])
  await store.close()

  const again = await openStore(folder)
  expect([...again.table('note', Note).entries()]).toEqual([['a', { text: 'three' }]])
  expect([...again.table('note', Note).values()]).toEqual([{ text: 'three' }])
  await again.close()
})

test('a flush puts everything on disk while the store stays open', async () => {
  const store = await openStore(await temporaryFolder())
  const notes = store.table('note', Note)
  for (let number = 0; number < 200; number += 1) notes.set(String(number), { text: 'kept' })
  await store.flush()
  notes.set('last', { text: 'kept too' })
  expect(notes.get('last')).toEqual({ text: 'kept too' })
  await store.close()
})

test('tables do not see each other, though a name begins like another or a key holds a slash', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  store.table('user', Note).set('a/b', { text: 'user' })
  store.table('user-note', Note).set('a', { text: 'note' })
  await store.close()

  const again = await openStore(folder)
  expect([...again.table('user', Note).entries()]).toEqual([['a/b', { text: 'user' }]])
  expect([...again.table('user-note', Note).entries()]).toEqual([['a', { text: 'note' }]])
  await again.close()
})

test('a record that no longer fits its schema is left behind', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  store.table('note', z.object({ text: z.number() })).set('old', { text: 1 })
  store.table('note', Note).set('new', { text: 'fits' })
  await store.close()

  const again = await openStore(folder)
  expect([...again.table('note', Note).entries()]).toEqual([['new', { text: 'fits' }]])
  await again.close()
})

test('without a folder nothing outlives the store', async () => {
  const store = await openStore()
  const notes = store.table('note', Note)
  notes.set('a', { text: 'one' })
  expect(notes.get('a')).toEqual({ text: 'one' })
  await store.flush()
  await store.close()
  expect((await openStore()).table('note', Note).get('a')).toBeUndefined()
})

test('a folder that another store has open is refused', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  await expect(openStore(folder)).rejects.toMatchObject({ cause: { code: 'LEVEL_LOCKED' } })
  await store.close()
})

test('a write that fails shows at the next flush and at the close, which closes all the same', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  // Values are kept as JSON, which has no big integers.
  store.table('number', z.bigint()).set('a', 1n)
  await expect(store.flush()).rejects.toThrow()
  await expect(store.close()).rejects.toThrow()
  await (await openStore(folder)).close()
})

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}
