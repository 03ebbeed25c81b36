/**
 * The one HTML page of all mails. One column, headings and lists that mean something, links that stay links without CSS, no image, no
 * script, nothing fetched. `{{ }}` escapes: whatever people typed comes out as text. Styles are decoration only.
 */
export const HTML_LAYOUT = `<!doctype html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>{{subject}}</title>
</head>
<body style="margin:0;padding:0;background:#f2f4f5;color:#1d2629">
<main lang="{{lang}}" style="max-width:36em;margin:0 auto;padding:24px;background:#ffffff;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">{{subject}}</h1>
<p>{{greeting}}</p>
{{#each happened}}
<p>{{this}}</p>
{{/each}}
{{#if dates}}
<ul style="padding-left:20px">
{{#each dates}}
<li>{{this}}</li>
{{/each}}
</ul>
<p style="font-size:14px;color:#4a5559">{{zone}}</p>
{{#if place}}
<p>{{place}}</p>
{{/if}}
{{/if}}
{{#if reason}}
<p><strong>{{reasonLabel}}</strong> {{#each reason}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}</p>
{{/if}}
{{#if message}}
<blockquote style="margin:16px 0;padding:4px 16px;border-left:4px solid #0b6b5d">
<p>{{#each message}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}</p>
</blockquote>
{{/if}}
{{#each next}}
<p>{{this}}</p>
{{/each}}
{{#each links}}
<p><a href="{{url}}" rel="noreferrer" style="display:inline-block;padding:10px 18px;border:2px solid #0b6b5d;border-radius:6px;{{#if @first}}background:#0b6b5d;color:#ffffff{{else}}background:#ffffff;color:#0b6b5d{{/if}};font-weight:bold">{{label}}</a></p>
{{/each}}
{{#if note}}
<p style="font-size:14px;color:#4a5559">{{note}}</p>
{{/if}}
<hr style="margin:24px 0 16px;border:0;border-top:1px solid #cfd6d8">
<p style="font-size:14px;color:#4a5559">{{why}}{{#if unsubscribe}} <a href="{{unsubscribe.url}}" rel="noreferrer" style="color:#0b6b5d">{{unsubscribe.label}}</a>{{/if}}</p>
{{#each help}}
<p style="font-size:14px;color:#4a5559">{{this}}</p>
{{/each}}
</main>
</body>
</html>
`;

/** What the layout shows: finished sentences, not yet escaped. */
export interface Page {
  readonly lang: string;
  readonly subject: string;
  readonly greeting: string;
  readonly happened: readonly string[];
  readonly dates: readonly string[];
  readonly zone: string;
  /** Where the dates take place. */
  readonly place: string;
  readonly reasonLabel: string;
  readonly reason: readonly string[];
  readonly message: readonly string[];
  readonly next: readonly string[];
  readonly links: readonly PageLink[];
  readonly note: string;
  readonly why: string;
  /** Whom to ask. */
  readonly help: readonly string[];
  readonly unsubscribe: PageLink | null;
}

export interface PageLink {
  readonly url: string;
  readonly label: string;
}

/** The same page for people who read plain text. */
export function textPage(page: Page, separator: string): string {
  const link = ({ label, url }: PageLink): string => `${label}${separator} ${url}`;
  const blocks = [
    page.greeting,
    ...page.happened,
    page.dates.map((date) => `- ${date}`).join('\n'),
    page.dates.length > 0 ? page.zone : '',
    page.dates.length > 0 ? page.place : '',
    page.reason.length > 0 ? `${page.reasonLabel} ${page.reason.join('\n')}` : '',
    page.message.map((line) => `> ${line}`.trimEnd()).join('\n'),
    ...page.next,
    page.links.map(link).join('\n'),
    page.note,
    `-- \n${[page.why, ...(page.unsubscribe ? [link(page.unsubscribe)] : []), ...page.help].join('\n')}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
