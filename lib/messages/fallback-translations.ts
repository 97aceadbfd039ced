import { brand } from '#lib/brand.ts'
import { DEFAULT_LANGUAGE, directionOf, type Language, languageOf, tagOf } from '#lib/language.ts'
import { ENGLISH_FALLBACK, type Fallback } from './fallback-messages.ts'

/** A copy of `wentWrong`, because error pages run in the browser alone and must not load seven catalogues. A test compares the two. */
export const FALLBACK_TRANSLATIONS: Record<Language, Fallback['words']> = {
  en: ENGLISH_FALLBACK.words,
  de: {
    title: 'Etwas ist schiefgegangen',
    text: 'Das Problem liegt bei uns. Versuchen Sie es bitte noch einmal.',
    again: 'Noch einmal versuchen',
    back: 'Zurück zur Anmeldung',
    reference: 'Fehler-ID: {digest}',
  },
  es: {
    title: 'Algo ha fallado',
    text: 'Ha habido un problema por nuestra parte. Inténtalo de nuevo.',
    again: 'Intentar de nuevo',
    back: 'Volver al inicio de sesión',
    reference: 'ID del error: {digest}',
  },
  fr: {
    title: 'Un problème est survenu',
    text: 'Le problème vient de notre côté. Veuillez réessayer.',
    again: 'Réessayer',
    back: 'Retour à la connexion',
    reference: 'ID de l’erreur\u00a0: {digest}',
  },
  pt: {
    title: 'Algo deu errado',
    text: 'Tivemos um problema. Tente novamente.',
    again: 'Tentar novamente',
    back: 'Voltar ao login',
    reference: 'ID do erro: {digest}',
  },
  ja: {
    title: 'エラーが発生しました',
    text: '申し訳ありません。サイト側で問題が発生しました。もう一度お試しください。',
    again: '再試行',
    back: 'ログインに戻る',
    reference: 'エラーID：{digest}',
  },
  ar: {
    title: 'حدث خطأ',
    text: 'حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى.',
    again: 'إعادة المحاولة',
    back: 'العودة إلى تسجيل الدخول',
    reference: 'معرّف الخطأ: \u2066{digest}\u2069',
  },
}

/** What an error page says to a visitor who prefers these languages, the first one most. */
export function fallbackFor(tags: readonly string[]): Fallback {
  const language = tags.map(languageOf).find((each) => each !== undefined) ?? DEFAULT_LANGUAGE
  const words = FALLBACK_TRANSLATIONS[language]
  return {
    lang: tagOf(language),
    dir: directionOf(language),
    title: `${words.title} · ${brand.name}`,
    words,
  }
}
