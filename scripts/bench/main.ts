import { parseArgs } from 'node:util'
import { type Figure, figuresTable } from './figures.ts'
import { machine } from './machine.ts'
import { isPartName, ON_REQUEST, type PartName, partNames, parts } from './parts.ts'

const USAGE = `Usage: npm run bench [-- --only script --only dev] [--long]

Measures the production build beside the local servers, and prints one table.
Parts: ${partNames.join(', ')}; all but ${ON_REQUEST.join(', ')} if none is named.
--long takes larger numbers, for figures that are published: half an hour and more.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    long: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const chosen = values.only.filter(isPartName)
if (values.help || chosen.length < values.only.length) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 2)
}

const before = machine()
const figures = new Map<PartName, readonly Figure[]>()
for (const name of chosen.length > 0 ? chosen : partNames.filter((name) => !ON_REQUEST.includes(name))) {
  console.error(`${name} ...`)
  const measured = await parts[name]({ isLong: values.long }).catch(failure)
  figures.set(name, measured)
  // Whoever ends a long run early keeps what it came to.
  for (const { what, figure } of measured) console.error(`  ${what}: ${figure}`)
}
console.log(`\n${before} before, ${machine().split('\n').at(-1)} after\n\n${figuresTable(figures)}`)
// What a part that failed has left running must not keep the process.
process.exit(process.exitCode)

/** The others still run. */
function failure(error: unknown): Figure[] {
  console.error(error)
  process.exitCode = 1
  return [{ what: 'failed', figure: 'see above' }]
}
