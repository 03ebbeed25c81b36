import type { RenderedMail } from './render.js';
import type { Locale, MailKind, MailView } from './vocabulary.js';

/** Writes one mail, as `renderMail` of render.ts does. The templates' engine is loaded with the first: an API writes none. */
export async function renderMail(kind: MailKind, locale: Locale, view: MailView): Promise<RenderedMail> {
  const { renderMail: render } = await import('./render.js');
  return render(kind, locale, view);
}
