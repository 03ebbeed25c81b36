const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ') || ' ';

/** A table: its head, then its rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text: string): string => `\`${text}\``;
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** A document: its title, where it comes from, and its parts. */
export const document = (title: string, source: string, ...parts: readonly string[]): string =>
  [`# ${title}`, `<!-- Written by \`npm run docs\` from ${source}. -->`, ...parts].join('\n\n') +
  '\n';
