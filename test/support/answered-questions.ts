import type { DuckDb, DuckRow } from './duckdb.js';

/** A query of the page of questions, and the table that follows it. */
const ANSWERED = /```sql\n([\s\S]*?)```\n(\n(?:\|.*\n)+)?/g;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** A row of results as the page shows it. */
const shown = (row: DuckRow): string[] => Object.values(row).map((cell) => String(cell ?? ''));

/** The answers of a page, and what its queries answer now: the head and the rows of each. */
export async function answersOf(page: string, duck: DuckDb) {
  const answers: { written: string[][]; now: string[][] }[] = [];
  for (const [, sql = '', table = ''] of page.matchAll(ANSWERED)) {
    const rows = await duck.rows(sql);
    const [head = [], , ...body] = table.trim().split('\n').map(cellsOf);
    answers.push({
      written: [head, ...body],
      now: [Object.keys(rows[0] ?? {}), ...rows.map(shown)],
    });
  }
  return answers;
}

/** The page with the answers of now. */
export async function withAnswers(page: string, duck: DuckDb): Promise<string> {
  const answers = await answersOf(page, duck);
  let index = 0;
  return page.replace(ANSWERED, (_, sql: string) => {
    const [head = [], ...rows] = answers[index++]?.now ?? [];
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
    return `\`\`\`sql\n${sql}\`\`\`\n\n${table}\n`;
  });
}
