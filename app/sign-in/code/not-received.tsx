import { Address } from '#app/ui/address.tsx'

/** First aid for a mail that does not come; a plain disclosure, open to keyboards and without script. */
export function NotReceived({ sender, email }: { sender: string; email: string }) {
  return (
    <details className="mt-7 border-line border-t pt-4 text-muted">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium text-ink">Not received it?</summary>
      <ul className="mt-1 list-disc space-y-1.5 pl-5">
        <li>Look in the spam or junk folder.</li>
        <li>
          Search your mail for <Address plain>{sender}</Address>.
        </li>
        <li>
          Check that the address is right: <Address plain>{email}</Address>.
        </li>
        <li>Company mail filters can take a few minutes.</li>
      </ul>
    </details>
  )
}
