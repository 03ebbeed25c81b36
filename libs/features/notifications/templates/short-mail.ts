import type { Locale } from '#platform/http';
import type { Page } from './mail-layout.js';
import type { RenderedMail } from './render-mail.js';

/** The texts of a mail about one thing, such as a scheduled export or a webhook, in the order of the page. */
export type ShortMailTexts = Pick<
  Page,
  'subject' | 'greeting' | 'happened' | 'next' | 'links' | 'why' | 'help'
>;

/** Writes the page of a mail. Loads the layout of mails when it is first called: an API writes none. */
export async function renderShortMail(
  texts: ShortMailTexts,
  locale: Locale,
): Promise<RenderedMail> {
  const { renderPage } = await import('./render-mail.js');
  const none = { zone: '', place: '', reasonLabel: '', note: '' };
  const empty = { dates: [], reason: [], message: [], unsubscribe: null };
  return renderPage({ lang: locale, ...none, ...empty, ...texts }, locale);
}
