import { createHash } from 'node:crypto';
import { formatPeriod, Html, mailLabels, markup } from '#features/notifications';
import type { Locale, Page } from '#platform/http';
import { readCalendar, type ReadEntry } from '#platform/mail-transport';
import { CAUGHT_LABELS } from './caught-mail-labels.js';
import type { CaughtFilter, CaughtItem, CaughtRow } from './caught-mails.query.js';

const STYLE =
  'body{margin:0;background:#f2f4f5;color:#1d2629;font:1rem/1.5 system-ui,sans-serif}' +
  'main{margin:0 auto;max-width:52rem;padding:1rem;background:#fff;overflow-wrap:anywhere}' +
  'h1{font-size:1.5rem;line-height:1.25}h2{margin:1.5rem 0 .5rem;font-size:1.125rem}a{color:#0b6b5d}' +
  'label{display:block;font-weight:bold}.note{margin:0;color:#4a5559;font-size:.9375rem}' +
  'form.search{display:grid;gap:.75rem}input,button{font:inherit;padding:.5rem .75rem;box-sizing:border-box;border:2px solid #4a5559;border-radius:.375rem;max-width:100%}' +
  'form.search input{width:100%}button{border-color:#0b6b5d;background:#0b6b5d;color:#fff;font-weight:bold;cursor:pointer;justify-self:start}' +
  'ol,ul{list-style:none;padding:0}li{padding:.75rem 0;border-top:1px solid #cfd6d8}' +
  'nav{display:flex;flex-wrap:wrap;gap:.75rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0}dt{color:#4a5559}dd{margin:0}' +
  'iframe{width:100%;height:40rem;box-sizing:border-box;border:1px solid #4a5559;resize:vertical}pre{white-space:pre-wrap;padding:1rem;background:#f2f4f5}' +
  'a:focus,button:focus,input:focus{outline:3px solid #b35900;outline-offset:2px}';
const STYLED = new Html(`<style>${STYLE}</style>`);

/** No script runs and nothing is fetched except the mail itself. Forms are sent to this origin only. */
export const PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `frame-src 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ');

/** The HTML of a mail may have styles and open links in a new window. It runs no script and sends no form. */
const FREEDOMS = 'allow-popups allow-popups-to-escape-sandbox';
export const MAIL_POLICY = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
  `sandbox ${FREEDOMS}`,
].join('; ');

/** The HTML of a mail. Its links open in a new window, because their pages forbid frames. */
export const sandboxed = (html: string): string =>
  html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}<base target="_blank">`);

const layout = (locale: Locale, title: string, content: readonly Html[]): string =>
  markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Volunteer Ledger</title>
${STYLED}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.text;

const addressOf = ({ message_id: id }: Pick<CaughtItem, 'message_id'>): string =>
  `/caught-mails/${encodeURIComponent(id)}`;
/** The name of a kind of mail. Invitations are not in the event catalogue. */
const KINDS: Readonly<Partial<Record<string, Readonly<Record<Locale, string>>>>> = {
  ...mailLabels,
  PersonInvited: { en: 'Invitation', fr: 'Invitation' },
};
const kindOf = (kind: string | null, locale: Locale): string =>
  kind === null ? '' : (KINDS[kind]?.[locale] ?? kind);
const readerOf = ({ name, recipient }: CaughtItem): string =>
  name === null ? recipient : `${name} <${recipient}>`;

/** The list with its search form. URLs contain no addresses (docs/domain.md §8), so paging is by forms as well. */
export function listPage(
  { items, next, previous }: Page<CaughtItem>,
  filter: CaughtFilter,
  locale: Locale,
): string {
  const labels = CAUGHT_LABELS[locale];
  const rows = items.map(
    (mail) =>
      markup`<li><a href="${addressOf(mail)}">${mail.subject}</a><br>${kindOf(mail.kind, locale)} ${labels.to} ${readerOf(mail)}${mail.calendar !== null && markup`, ${labels.calendar}`}<br><time class="note" datetime="${mail.caught_at}">${formatPeriod(mail.caught_at, mail.zone, locale)} (${mail.zone})</time></li>\n`,
  );
  const turn = (after: string | null, label: string) =>
    after !== null &&
    markup`<form method="post"><input type="hidden" name="to" value="${filter.to}"><input type="hidden" name="subject" value="${filter.subject}"><input type="hidden" name="after" value="${after}"><button type="submit">${label}</button></form>\n`;
  return layout(locale, labels.title, [
    markup`<h1>${labels.title}</h1>
<p>${labels.intro}</p>
<form method="post" class="search">
<div><label for="to">${labels.person}</label><p class="note" id="to-hint">${labels.personHint}</p><input id="to" name="to" value="${filter.to}" aria-describedby="to-hint"></div>
<div><label for="subject">${labels.subject}</label><input id="subject" name="subject" value="${filter.subject}"></div>
<button type="submit">${labels.search}</button>
</form>
${rows.length > 0 ? markup`<ol>\n${rows}</ol>` : markup`<p role="status">${labels.none}</p>`}
<nav aria-label="${labels.pages}">
${turn(previous, labels.newer)}${turn(next, labels.older)}</nav>`,
  ]);
}

const timesOf = ({ start, end }: ReadEntry, zone: string, locale: Locale): string =>
  [start, end]
    .flatMap((instant) => (instant === null ? [] : formatPeriod(instant, zone, locale)))
    .join(' – ');

function entries(calendar: string, zone: string, locale: Locale): Html {
  const labels = CAUGHT_LABELS[locale];
  const items = readCalendar(calendar).map(
    (entry) =>
      markup`<li><strong>${entry.title}</strong>${entry.cancelled && markup` – ${labels.cancelled}`}<br>${timesOf(entry, zone, locale)} (${zone})${entry.place !== null && markup`<br>${labels.place}: ${entry.place}`}${entry.description !== null && markup`<br>${entry.description}`}</li>\n`,
  );
  return markup`<h2>${labels.entries}</h2>\n<ul>\n${items}</ul>\n`;
}

/** A text part whose links can be followed. All else is escaped. */
const linked = (text: string): Html[] =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1
      ? markup`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>`
      : new Html(
          part
            .split('\n')
            .map((line) => markup`${line}`.text)
            .join('\n'),
        ),
  );

/** One mail: its head, its HTML in a sandbox, its text, its calendar entries, its attachments. */
export function mailPage(mail: CaughtRow, locale: Locale): string {
  const labels = CAUGHT_LABELS[locale];
  const { subject, headers, html, text, calendar, zone } = mail;
  const absent = markup`<p>${labels.absent}</p>\n`;
  const head: readonly (readonly [string, string | undefined])[] = [
    [labels.from, headers?.['from']],
    [labels.recipient, readerOf(mail)],
    [labels.replyTo, headers?.['reply-to']],
    [labels.when, `${formatPeriod(mail.caught_at, zone, locale)} (${zone})`],
    [labels.kind, kindOf(mail.kind, locale)],
  ];
  return layout(locale, subject, [
    markup`<p><a href="/caught-mails">${labels.all}</a></p>
<h1>${subject}</h1>
<dl>
${head.flatMap(([name, value]) => (value ? [markup`<dt>${name}</dt><dd>${value}</dd>\n`] : []))}</dl>
`,
    calendar === null ? markup`` : entries(calendar, zone, locale),
    calendar === null
      ? markup``
      : markup`<h2>${labels.attachments}</h2>\n<ul><li><a href="${addressOf(mail)}/calendar">${labels.invitation} (.ics)</a></li></ul>\n`,
    markup`<h2>${labels.html}</h2>\n`,
    html === null
      ? absent
      : markup`<iframe title="${subject}" sandbox="${FREEDOMS}" src="${addressOf(mail)}/html"></iframe>\n<p><a href="${addressOf(mail)}/html">${labels.htmlAlone}</a></p>\n`,
    markup`<h2>${labels.text}</h2>\n`,
    text === null ? absent : markup`<pre>${linked(text)}</pre>\n`,
  ]);
}
