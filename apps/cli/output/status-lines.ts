import { styled } from './colour.js';

/** One value of a measure, with the labels that tell which. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}
export type Samples = Readonly<Record<string, readonly Sample[]>>;

export interface StatusLine {
  readonly what: string;
  readonly text: string;
  /** Left out: neither good nor bad. */
  readonly isFine?: boolean;
}

/**
 * What the measures of an installation say, in words. A measure that could not be taken is left out.
 * @param refusing seconds of lag of the read models from which commands are refused; 0: never
 */
export function statusLines(samples: Samples, refusing = 0): StatusLine[] {
  const only = (name: string): number | undefined => samples[name]?.[0]?.value;
  const by = (name: string, label: string) =>
    new Map((samples[name] ?? []).map(({ labels, value }) => [labels?.[label] ?? '', value]));
  const seconds = by('ledger_lag_seconds', 'reader');
  const parked = by('ledger_parked_streams', 'reader');
  const readers = [...by('ledger_lag_events', 'reader')].map(([reader, events]) => ({
    what: reader,
    text: [
      events === 0 ? 'up to date' : `${events} events behind, ${spanOf(seconds.get(reader) ?? 0)}`,
      ...(reader === 'read-models' && refusing > 0 && (seconds.get(reader) ?? 0) > refusing
        ? [`commands are refused until it is less than ${spanOf(refusing)}`]
        : []),
      ...(parked.get(reader)
        ? [`${parked.get(reader)} streams parked: see \`ledger parked\``]
        : []),
    ].join('; '),
    isFine: events === 0 && !parked.get(reader),
  }));
  const late = only('ledger_deadline_overdue_seconds');
  const oldest = only('ledger_outbox_oldest_seconds') ?? 0;
  const mails = by('ledger_outbox_mails', 'status');
  const exports = by('ledger_export_jobs', 'status');
  const webhooks = by('ledger_webhooks', 'status');
  const zones = only('ledger_unknown_zones') ?? 0;
  return [
    ...readers,
    ...(late === undefined
      ? []
      : [
          {
            what: 'deadlines',
            text: late === 0 ? 'none is late' : `late by ${spanOf(late)}`,
            isFine: late === 0,
          },
        ]),
    {
      what: 'outbox',
      text: `${mails.get('waiting') ?? 0} waiting${oldest > 0 ? ` for ${spanOf(oldest)}` : ''}, ${mails.get('dead') ?? 0} dead`,
      isFine: !mails.get('dead') && oldest === 0,
    },
    {
      what: 'exports',
      text: `${exports.get('waiting') ?? 0} waiting, ${exports.get('running') ?? 0} running, ${exports.get('failed') ?? 0} failed`,
      isFine: !exports.get('failed'),
    },
    {
      what: 'webhooks',
      text: `${webhooks.get('active') ?? 0} active, ${webhooks.get('failing') ?? 0} failing, ${webhooks.get('paused') ?? 0} paused after failures`,
      isFine: !webhooks.get('failing') && !webhooks.get('paused'),
    },
    ...(zones > 0
      ? [{ what: 'time zones', text: `${zones} companies have an unknown one`, isFine: false }]
      : []),
  ];
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function spanOf(seconds: number): string {
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${Math.round(seconds)} s`;
}

/** The lines in two columns; what needs somebody stands out. */
export function formatStatus(lines: readonly StatusLine[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  return lines
    .map(({ what, text, isFine }) => {
      const shown = isFine === undefined ? text : styled(isFine ? 'green' : 'red', text);
      return `${what.padEnd(width)}  ${shown}`;
    })
    .join('\n');
}
