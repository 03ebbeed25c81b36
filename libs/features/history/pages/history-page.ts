import Handlebars from 'handlebars';
import { mapInSlices, type Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { StreamVerification } from '../verify/verify-stream.js';
import { lineOf, statementOf, timeOf, type HistoryLine } from './history-lines.js';
import { PAGE_LABELS } from './page-labels.js';
import type { PageHistory } from './page-kinds.js';

/** Paths of the pages beside this one; null where there is none. */
export interface Neighbours {
  readonly next: string | null;
  readonly previous: string | null;
}

/** A self-contained HTML page without scripts and images, with a style for print. `{{ }}` escapes what people typed. */
const LAYOUT = `<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{title}} : {{name}}</title>
<style>
body { margin: 2rem; color: #1d2629; background: #fff; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid #8a979b; padding: .4rem .6rem; text-align: left; vertical-align: top; }
thead th { background: #e4e9ea; }
p { margin: 0 0 .25rem; }
ul { margin: 0; padding-left: 1rem; }
.typed { white-space: pre-wrap; }
.aside { color: #4a5559; font-size: 14px; }
.statement { border-left: 4px solid #0b6b5d; padding-left: 1rem; margin: 1rem 0; }
.statement.broken { border-color: #b3261e; }
@media print { nav { display: none; } @page { size: A4 landscape; margin: 12mm; } body { margin: 0; font-size: 11px; } .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>{{title}}</h1>
<p><strong>{{name}}</strong></p>
<p>{{shown}}</p>
<p class="aside">{{readAtLabel}} <time datetime="{{readAt}}">{{readAtText}}</time></p>
<div class="statement{{#if broken}} broken{{/if}}">{{#each statement}}<p>{{this}}</p>{{/each}}</div>
<div class="wide" role="region" aria-label="{{title}}" tabindex="0">
<table>
<caption>{{caption}}</caption>
<thead><tr>{{#each heads}}<th scope="col">{{this}}</th>{{/each}}</tr></thead>
<tbody>
{{#each rows}}
{{this}}
{{/each}}
</tbody>
</table>
</div>
{{#if links}}<nav>{{#each links}}<a href="{{path}}" rel="{{relation}}">{{label}}</a> {{/each}}</nav>
{{/if}}</main>
</body>
</html>
`;

const ROW = `<tr>
<th scope="row">{{number}}</th>
<td><p><time datetime="{{occurredAt}}">{{happened}}</time></p>{{#if recorded}}<p class="aside">{{recorded}}</p>{{/if}}</td>
<td><p><strong>{{type}}</strong></p><p>{{summary}}</p></td>
<td><p>{{who}}</p><p class="aside">{{capacity}}</p></td>
<td>{{#if data}}<ul>{{#each data}}<li>{{label}}: <span class="typed">{{value}}</span></li>{{/each}}</ul>{{/if}}</td>
</tr>`;

interface Page {
  readonly locale: Locale;
  readonly title: string;
  readonly name: string;
  readonly shown: string;
  readonly readAt: string;
  readonly readAtLabel: string;
  readonly readAtText: string;
  readonly statement: readonly string[];
  readonly broken: boolean;
  readonly caption: string;
  readonly heads: readonly string[];
  /** Rendered rows of the table. */
  readonly rows: readonly Handlebars.SafeString[];
  readonly links: readonly object[];
}

const engine = Handlebars.create();
const page = engine.compile<Page>(LAYOUT, { strict: true });
const row = engine.compile<HistoryLine>(ROW, { strict: true });

/** Renders a history as an HTML page, with the statement whether its chain was verified and up to which seal. Rows are rendered in slices. */
export async function renderHistoryPage(
  history: PageHistory,
  verification: StreamVerification,
  locale: Locale,
  readAt: Instant,
  neighbours: Neighbours = { next: null, previous: null },
): Promise<string> {
  const labels = PAGE_LABELS[locale];
  const rows = await mapInSlices(
    history.items,
    (entry) => new Handlebars.SafeString(row(lineOf(entry, labels))),
  );
  return page({
    locale,
    title: labels.title[history.kind],
    name: history.name,
    shown: labels.shown(history.items.length, history.total),
    readAt,
    readAtLabel: labels.readAt,
    readAtText: timeOf(readAt),
    statement: statementOf(verification, labels),
    broken: verification.problems.length > 0,
    caption: labels.caption,
    heads: labels.heads,
    rows,
    links: [
      { path: neighbours.previous, relation: 'prev', label: labels.previous },
      { path: neighbours.next, relation: 'next', label: labels.next },
    ].filter(({ path }) => path !== null),
  });
}
