import type { RenderedMail } from './render-mail.js';
import type { Locale } from '#platform/http';
import type { MailKind, MailView } from './mail.types.js';

/** Writes one mail, as `renderMail` of render.ts does. The templates' engine is loaded with the first: an API writes none. */
export async function renderMail(
  kind: MailKind,
  locale: Locale,
  view: MailView,
): Promise<RenderedMail> {
  const { renderMail: render } = await import('./render-mail.js');
  return render(kind, locale, view);
}
