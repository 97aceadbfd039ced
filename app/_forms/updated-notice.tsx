import 'server-only'
import { Notice } from '#app/_components/notice.tsx'
import { FLASH_PARAMETER } from '#lib/http/form-field.ts'
import { requestedQuery } from '#lib/http/redirects.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { flashState } from './flash-state.ts'
import { interruptions } from './interruption.ts'
import { WhileQueryHas } from './while-query-has.tsx'

/** Says on any page that the one before was of an older build, whose form did nothing. */
export async function UpdatedNotice() {
  const query = await requestedQuery()
  const interruption = await flashState(interruptions, query)
  if (interruption?.reason !== 'updated') return null
  return (
    <WhileQueryHas name={FLASH_PARAMETER} value={query[FLASH_PARAMETER]}>
      <Notice tone="note" role="alert" className="mb-6">
        {(await pageMessages()).words.refused.updated}
      </Notice>
    </WhileQueryHas>
  )
}
