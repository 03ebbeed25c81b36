/**
 * A self-contained HTML page without scripts and images. `{{ }}` escapes what people typed. The table has a caption and headers for
 * columns and rows.
 */
export const REPORT_LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>History of a registration: {{initiative}}</title>
<style>
body { margin: 2rem; color: #1d2629; background: #fff; font: 16px/1.5 system-ui, sans-serif; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid #8a979b; padding: .4rem .6rem; text-align: left; vertical-align: top; }
thead th { background: #e4e9ea; }
p { margin: 0 0 .25rem; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; }
.aside { color: #4a5559; font-size: 14px; overflow-wrap: anywhere; }
@media print { body { margin: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>History of a registration</h1>
<dl>
<dt>Employee</dt><dd>{{employee}}</dd>
<dt>Initiative</dt><dd>{{initiative}}</dd>
<dt>Nonprofit</dt><dd>{{nonprofit}}</dd>
<dt>Company</dt><dd>{{company}}</dd>
<dt>Status</dt><dd>{{status}}</dd>
<dt>Registration</dt><dd>{{registration}}</dd>
<dt>Events shown</dt><dd>{{shown}} of {{total}}</dd>
<dt>Read at</dt><dd>{{readAt}}, up to revision {{revision}}, position {{position}} of the log</dd>
</dl>
<div class="wide" role="region" aria-label="Events" tabindex="0">
<table>
<caption>Events in the order recorded. Times are local to {{zone}}.</caption>
<thead>
<tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Status</th><th scope="col">Dates</th></tr>
</thead>
<tbody>
{{{rows}}}</tbody>
</table>
</div>
</main>
</body>
</html>
`;

/** A row of the table. `{{ }}` escapes what people typed. */
export const REPORT_ROW = `<tr>
<th scope="row">{{number}}</th>
<td><p><time datetime="{{occurredAt}}">{{happened}}</time></p>{{#if recorded}}<p class="aside">recorded <time datetime="{{recordedAt}}">{{recorded}}</time></p>{{/if}}</td>
<td><p><strong>{{type}}</strong></p><p>{{summary}}</p>{{#if text}}<p class="words">{{text}}</p>{{/if}}{{#if note}}<p class="aside">{{note}}</p>{{/if}}<p class="aside">Event {{id}}</p></td>
<td><p>{{who}}</p><p class="aside">{{capacity}}</p>{{#if cause}}<p class="aside">{{cause}}</p>{{/if}}</td>
<td>{{status}}</td>
<td>{{#if dates}}<ul>{{#each dates}}<li>{{this}}</li>{{/each}}</ul>{{/if}}</td>
</tr>
`;

/** One event as text, not yet escaped. */
export interface ReportRow {
  readonly number: number;
  readonly occurredAt: string;
  readonly happened: string;
  readonly recordedAt: string;
  /** Empty when the event was recorded at once. */
  readonly recorded: string;
  readonly type: string;
  readonly summary: string;
  readonly text: string;
  readonly note: string;
  readonly id: string;
  readonly who: string;
  readonly capacity: string;
  readonly cause: string;
  readonly status: string;
  readonly dates: readonly string[];
}

export interface ReportPage {
  readonly employee: string;
  readonly initiative: string;
  readonly nonprofit: string;
  readonly company: string;
  readonly status: string;
  readonly registration: string;
  readonly shown: number;
  readonly total: number;
  readonly readAt: string;
  readonly revision: number;
  readonly position: string;
  readonly zone: string;
  /** HTML: rows of {@link REPORT_ROW}. */
  readonly rows: string;
}
