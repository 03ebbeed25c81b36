import type { AtomicFile } from './atomic-file.js';
import { headerOf, type Cell, type FileRequest } from './export-file.types.js';
import { writeRows } from './row-writer.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (cell: Cell): string =>
  String(cell ?? '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Nothing is loaded and nothing runs, wherever the page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = [
  'body{font:14px/1.4 system-ui,sans-serif;margin:2em}',
  'table{border-collapse:collapse}',
  'th,td{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}',
  'th{position:sticky;top:0;background:#f4f4f4}',
  '@media print{@page{size:landscape}th{position:static}body{margin:0;font-size:10px}}',
].join('');

/** Writes header and rows as a page with one table, for people to read and print. @returns the number of rows. @throws as `writeRows` does */
export async function writeHtml(request: FileRequest, part: AtomicFile): Promise<number> {
  const { title, locale, columns } = request;
  const write = (text: string) => part.write(Buffer.from(text));
  const header = columns.map(
    (column) => `<th scope="col">${escaped(headerOf(column, request))}</th>`,
  );
  const rows = await writeRows(request, {
    head: `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<table>
<thead><tr>${header.join('')}</tr></thead>
<tbody>
`,
    format: (cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>\n`,
    write,
  });
  await write('</tbody>\n</table>\n</body>\n</html>\n');
  return rows;
}
