import type { Language } from '#lib/language.ts'
import { FALLBACK_MESSAGES, type FallbackMessages } from './fallback-messages.ts'

/**
 * What the error page says when the layout failed. A copy of `wentWrong`, because that page runs in the browser alone and
 * must not load seven catalogues. A test compares the two.
 */
export const FALLBACK_TRANSLATIONS: Record<Language, FallbackMessages> = {
  en: FALLBACK_MESSAGES,
  de: {
    title: 'Etwas ist schiefgegangen',
    text: 'Das Problem liegt bei uns. Versuchen Sie es bitte noch einmal.',
    again: 'Noch einmal versuchen',
    back: 'Zurück zur Anmeldung',
  },
  es: {
    title: 'Algo ha fallado',
    text: 'Ha habido un problema por nuestra parte. Inténtalo de nuevo.',
    again: 'Intentar de nuevo',
    back: 'Volver al inicio de sesión',
  },
  fr: {
    title: 'Un problème est survenu',
    text: 'Le problème vient de notre côté. Veuillez réessayer.',
    again: 'Réessayer',
    back: 'Retour à la connexion',
  },
  pt: {
    title: 'Algo deu errado',
    text: 'Tivemos um problema. Tente novamente.',
    again: 'Tentar novamente',
    back: 'Voltar ao login',
  },
  ja: {
    title: 'エラーが発生しました',
    text: '申し訳ありません。サイト側で問題が発生しました。もう一度お試しください。',
    again: '再試行',
    back: 'ログインに戻る',
  },
  ar: {
    title: 'حدث خطأ',
    text: 'حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى.',
    again: 'إعادة المحاولة',
    back: 'العودة إلى تسجيل الدخول',
  },
}
