import { brand } from '#lib/brand.ts'
import { brandIcon } from '#lib/brand-icon.ts'

/** What messengers and networks show beside a link to the site, as a page of 1200 by 630. */
export function shareCard(): string {
  const { page, ink, muted, accent, surface, line } = brand.colours
  const digits = ['4', '0', '7', '1', '9', '6'].map((digit) => `<b>${digit}</b>`).join('')
  return `<!doctype html><style>
*{box-sizing:border-box}
body{margin:0;width:1200px;height:630px;display:grid;grid-template-columns:1fr auto;align-items:center;gap:60px;
padding:90px;background:${page.light};color:${ink.light};font-family:system-ui,'Noto Sans',sans-serif}
svg{width:96px;display:block}
h1{margin:36px 0 14px;font-size:76px;letter-spacing:-.03em;line-height:1}
p{margin:0;font-size:32px;line-height:1.35;color:${muted.light}}
.code{display:grid;grid-template-columns:repeat(3,96px);gap:16px;padding:40px;background:${surface.light};
border:2px solid ${line.light};border-radius:32px}
b{display:grid;place-items:center;height:112px;border-radius:18px;border:2px solid ${line.light};
font:600 60px ui-monospace,'DejaVu Sans Mono',monospace;color:${accent.light}}
</style>
<div>${brandIcon()}<h1>${brand.name}</h1><p>Sign in with a code by e-mail.</p></div>
<div class="code">${digits}</div>`
}
