import { createHash } from 'node:crypto';
import type { Locale } from '#platform/http';
import { Html, markup } from './html.js';

const STYLE =
  'body{margin:0;background:#f2f4f5;color:#1d2629;font:1.0625rem/1.5 system-ui,sans-serif}' +
  'main{max-width:36em;margin:0 auto;padding:1.5rem;background:#fff;overflow-wrap:anywhere}' +
  'h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}h2{margin:1rem 0 0;font-size:1.0625rem}[role=alert] h2{margin:0}ul{padding-left:1.25rem}' +
  'label{display:block;margin:1rem 0 0;font-weight:bold}.note{color:#4a5559;font-size:.9375rem}' +
  'fieldset{border:0;margin:0;padding:0}legend{padding:0;font-weight:bold}.choice{display:flex;gap:.625rem;align-items:baseline;font-weight:normal;margin:.75rem 0}.choice input{flex:none;width:1.25rem;height:1.25rem}' +
  'input{font:inherit;padding:.5rem;border:2px solid #4a5559;border-radius:.375rem;max-width:100%;box-sizing:border-box}' +
  'button{font:inherit;font-weight:bold;margin:1.25rem 0;padding:.625rem 1.25rem;border:2px solid #0b6b5d;border-radius:.375rem;background:#0b6b5d;color:#fff;cursor:pointer}button.other{margin-left:.5rem;background:#fff;color:#0b6b5d}' +
  'a:focus,button:focus,input:focus{outline:3px solid #b35900;outline-offset:2px}' +
  '[role=alert],[role=status]{margin:0 0 1rem;padding:.75rem 1rem;border-left:.3125rem solid #b3261e}[role=status]{border-color:#0b6b5d}.fault{color:#b3261e;margin:.25rem 0}';

/** Nothing may run, be fetched, frame the page or be sent elsewhere; the one style is known by its hash. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ');

/** The address of a link's page is the right to use it: nobody may keep, index or be told it (docs/domain.md §5). */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

const STYLED = new Html(`<style>${STYLE}</style>`);

/** The one layout of all pages: one column, headings that mean something, nothing that needs a script. */
export const layout = (
  locale: Locale,
  title: string,
  heading: string,
  content: readonly Html[],
): string =>
  markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${title} – Volunteer Ledger</title>
${STYLED}
</head>
<body>
<main>
<h1>${heading}</h1>
${content}
</main>
</body>
</html>
`.text;
