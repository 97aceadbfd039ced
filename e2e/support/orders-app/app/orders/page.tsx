import { PageTitle } from '#app/_components/page-title.tsx'
import { accessToken } from '#lib/auth/session.ts'

export default async function OrdersPage() {
  const token = await accessToken()
  const response = await fetch(`${process.env['ORDERS_API']}/orders`, {
    headers: { authorization: `Bearer ${token}` },
    cache: 'no-store',
  })
  if (!response.ok) throw new Error(`The orders API answered ${response.status}`)
  const orders: string[] = await response.json()
  return (
    <>
      <PageTitle>Your orders</PageTitle>
      <ul>
        {orders.map((order) => (
          <li key={order}>{order}</li>
        ))}
      </ul>
    </>
  )
}
