import { cpus, totalmem } from 'node:os';
import { median } from './contest.js';
import type { Goal, Line, Sizes } from './figure.js';

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGigabytes: number;
  readonly platform: string;
  readonly node: string;
  readonly postgres: string;
}

export function describeMachine(postgres: string): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    processors: all.length,
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    postgres,
  };
}

/** Medians of a line, their ratio, and `met`: whether the line reaches its goal (null: it has no goal). */
export function verdictOf({ ours, rival, goal }: Line): {
  ours: number;
  rival: number;
  ratio: number;
  met: boolean | null;
} {
  const [own, other] = [median(ours), median(rival)];
  const ratio = own / other;
  if (!goal) return { ours: own, rival: other, ratio, met: null };
  return {
    ours: own,
    rival: other,
    ratio,
    met: goal.kind === 'at least' ? ratio >= goal.ratio : ratio <= goal.ratio,
  };
}

/** The least and the greatest ratio of a round. */
export function rangeOf({ ours, rival }: Pick<Line, 'ours' | 'rival'>): readonly [number, number] {
  const ratios = ours.map((own, round) => own / (rival[round] ?? median(rival)));
  return [Math.min(...ratios), Math.max(...ratios)];
}

/** Where the ratio of a line stands to those of an earlier run: within them, or outside. */
export function againstLast(line: Line, last: Pick<Run, 'lines'>): string {
  const known = last.lines.find(
    ({ figure, what, against }) =>
      figure === line.figure && what === line.what && against === line.against,
  );
  if (!known) return 'new';
  const { ratio } = verdictOf(line);
  const [least, greatest] = rangeOf(known);
  return ratio < least ? '**below**' : ratio > greatest ? '**above**' : 'within';
}

export interface Run {
  readonly at: string;
  readonly machine: Machine;
  readonly sizes: Sizes;
  readonly lines: readonly Line[];
  /** Figures without a result, and the error. */
  readonly failed: readonly { readonly figure: string; readonly problem: string }[];
}

/** The whole run as JSON: every round of every line, and the values of the table. */
export const toJson = (run: Run): string =>
  `${JSON.stringify({ ...run, lines: run.lines.map((line) => ({ ...line, median: verdictOf(line) })) }, null, 2)}\n`;

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const ratioText = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2));
const goalText = (goal: Goal | undefined): string =>
  goal ? `${goal.kind === 'at least' ? '≥' : '≤'} ${goal.ratio}` : '';
const MET = { true: 'met', false: '**missed**', null: '' } as const;

const HEADER = [
  'Figure',
  'Measurement',
  'Ours',
  'Rival',
  'Unit',
  'Against',
  'Ratio',
  'Range',
  'CPU µs',
  'Goal',
  'Result',
];

const rangeText = (line: Line): string => {
  const [least, greatest] = rangeOf(line);
  return line.ours.length > 1 ? `${ratioText(least)} to ${ratioText(greatest)}` : '';
};

const cpuText = ({ cpu }: Line): string =>
  cpu
    ? [cpu.ours, cpu.rival ?? []]
        .filter((values) => values.length > 0)
        .map((values) => median(values).toFixed(0))
        .join(' : ')
    : '';

/**
 * The run as a Markdown table, with one line about the machine above and failed figures below.
 * @param last an earlier run: a further column says which ratios are outside the range that it had
 */
export function toMarkdown({ at, machine, sizes, lines, failed }: Run, last?: Run): string {
  const rows = lines.map((line) => {
    const { ours, rival, ratio, met } = verdictOf(line);
    const values = [
      number.format(ours),
      number.format(rival),
      line.unit,
      line.against,
      ratioText(ratio),
    ];
    const details = [rangeText(line), cpuText(line), goalText(line.goal), MET[`${met}`]];
    const compared = last ? [againstLast(line, last)] : [];
    return [line.figure, line.what, ...values, ...details, ...compared];
  });
  const header = last ? [...HEADER, `Since ${last.at.slice(0, 10)}`] : HEADER;
  const { processor, processors, memoryGigabytes, platform, node, postgres } = machine;
  const about =
    `${at.slice(0, 10)} · ${processors} × ${processor}, ${memoryGigabytes} GB, ${platform} · Node ${node} · PostgreSQL ${postgres} · ` +
    `medians of ${sizes.rounds} rounds in turns · ${number.format(sizes.events)} events, ${number.format(sizes.registrations)} registrations`;
  return [
    about,
    '',
    ...table([header, ...rows]),
    ...failed.map(({ figure, problem }) => `\n${figure} failed: ${problem}`),
    '',
  ].join('\n');
}

/** A table padded like prettier's, so that it can be pasted into a document. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map(
    (row) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`,
  );
  return [
    lines[0] ?? '',
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...lines.slice(1),
  ];
}
