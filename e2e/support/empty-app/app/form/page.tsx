import { redirect } from 'next/navigation'

async function emptyAction(): Promise<void> {
  'use server'
  redirect('/')
}

export default function FormPage() {
  return (
    <form action={emptyAction}>
      <button type="submit">Send</button>
    </form>
  )
}
