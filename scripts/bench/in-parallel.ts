/** Does the work for every item, this many at a time. */
export async function inParallel<T>(
  width: number,
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = onceEach(items)
  await Promise.all(Array.from({ length: width }, () => worker(left, work)))
}

/** Counts on until the time is over. */
export function* untilOver(seconds: number): Generator<number> {
  const end = performance.now() + seconds * 1_000
  for (let count = 0; performance.now() < end; count += 1) yield count
}

async function worker<T>(left: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of left) await work(item)
}

/** All who iterate over it share the items. */
function* onceEach<T>(items: Iterable<T>): Generator<T> {
  yield* items
}
