import type { Page } from '@playwright/test'

/** The colour of one dot of a picture, as `#rrggbb`; the browser reads the picture. */
export async function colourAt(
  page: Page,
  picture: Buffer,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<string> {
  const base64 = picture.toString('base64')
  return page.evaluate(
    async (given) => {
      const bytes = Uint8Array.from(atob(given.base64), (character) => character.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      canvas?.drawImage(bitmap, 0, 0)
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(given.x, given.y, 1, 1).data ?? []
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
    },
    { base64, x, y },
  )
}
