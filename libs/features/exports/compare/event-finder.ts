import { initiativeProjection } from '#contexts/initiatives';
import { companyProjection, nonprofitProjection } from '#contexts/organisations';
import { partnershipProjection } from '#contexts/partnerships';
import { personProjection } from '#contexts/people';
import { registrationProjection } from '#contexts/registrations';
import type { Projection, StoredEvent } from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import type { ExportName } from '../definitions/index.js';
import type { Lookups } from '../definitions/export-column.js';
import type { Cell } from '../files/export-file.types.js';
import { readStreams, type StreamReader } from '../rows/source-tables.js';
import type { ComparedColumns } from './compared-columns.js';
import { traceChanges, type Between, type Traced, type View } from './trace-changes.js';

/** A stream that a cell depends on beside the row's own, and the values of it that the cell shows. */
interface Reference {
  readonly projection: Projection;
  readonly id: string;
  readonly values: View;
}

const of =
  (table: string, ...names: readonly string[]): View =>
  (rows) => {
    const found = rows[table];
    return found && { value: found.map((row) => names.map((name) => row[name])) };
  };

const INITIATIVE: Reference = {
  projection: initiativeProjection,
  id: 'initiativeId',
  values: of('initiatives', 'title'),
};
const LEVEL: readonly Reference[] = [
  { projection: personProjection, id: 'employeeId', values: of('people', 'company', 'level') },
  { projection: companyProjection, id: 'companyId', values: of('levels', 'id', 'path') },
];
const MANAGER: readonly Reference[] = [
  { projection: personProjection, id: 'employeeId', values: of('people', 'company', 'manager') },
];
const STATUS = [{ ...INITIATIVE, values: of('initiatives', 'status') }];

/** The other streams behind a column. */
const REFERENCES: Readonly<Record<string, readonly Reference[]>> = {
  initiative: [INITIATIVE],
  initiativeStatus: STATUS,
  initiativeStatusLabel: STATUS,
  nonprofit: [
    { projection: nonprofitProjection, id: 'nonprofitId', values: of('nonprofits', 'name') },
  ],
  locations: [
    { projection: nonprofitProjection, id: 'nonprofitId', values: of('nonprofits', 'locations') },
  ],
  company: [{ projection: companyProjection, id: 'companyId', values: of('companies', 'name') }],
  level: LEVEL,
  levelId: LEVEL,
  manager: MANAGER,
  managerId: MANAGER,
};

type CellsOf = (row: never) => Readonly<Record<string, Cell>>;

/** The stream of a row, and its cells by column after each of its events. */
function rowView(name: ExportName, id: string, cells: CellsOf, lookups: Lookups): View {
  if (name === 'registrations')
    return ({ registrations }) => registrations?.[0] && cells(registrations[0] as never);
  if (name === 'partnerships')
    return ({ partnerships }) => {
      const [row] = partnerships ?? [];
      const more = { zone: lookups.zoneOf(text(row?.['company'])), created: null, open: null };
      return row && cells({ ...row, ...more } as never);
    };
  return ({ registrations, participation_dates: dates }) => {
    const date = dates?.find((row) => row.id === id);
    return date && cells({ date, registration: registrations?.[0] } as never);
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Finds the events behind the changes of rows. */
export class EventFinder {
  constructor(
    private readonly store: StreamReader,
    private readonly name: ExportName,
    private readonly columns: ComparedColumns,
    private readonly between: Between,
    private readonly lookups: Lookups,
  ) {}

  /** What events did to each row, by the row. Reads each stream once. */
  async ofRows(rows: readonly (readonly Cell[])[]): Promise<Map<readonly Cell[], Traced>> {
    const streams = await readStreams(this.store, [
      ...new Set(rows.map((row) => this.#stream(row))),
    ]);
    const cells: CellsOf = (row) =>
      Object.fromEntries(
        this.columns.compared.map((column) => [column.key, column.cell(row, this.lookups)]),
      );
    const projection =
      this.name === 'partnerships' ? partnershipProjection : registrationProjection;
    const byStream = new Map<string, (readonly Cell[])[]>();
    for (const row of rows) {
      const stream = this.#stream(row);
      byStream.set(stream, byStream.get(stream) ?? []);
      byStream.get(stream)?.push(row);
    }
    const traced = new Map<readonly Cell[], Traced>();
    for (const [stream, own] of byStream) {
      const events = streams.get(stream) ?? [];
      const views = own.map((row) => rowView(this.name, String(row[0]), cells, this.lookups));
      const found = await traceChanges(projection, events, this.between, views, this.#pacer);
      for (const [index, row] of own.entries()) traced.set(row, found[index] as Traced);
    }
    return traced;
  }

  /** The events of other streams that changed a cell: the title of its initiative, the level of its employee. */
  async ofReferences(row: readonly Cell[], key: string): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    for (const { projection, id, values } of REFERENCES[key] ?? []) {
      const stream = `${projection.category}-${String(this.columns.cell(row, id))}`;
      const events = await this.#streamOf(stream);
      const [one] = await traceChanges(projection, events, this.between, [values], this.#pacer);
      found.push(...(one?.changed.get('value') ?? []));
    }
    return found;
  }

  readonly #pacer = new WorkPacer();
  readonly #known = new Map<string, readonly StoredEvent[]>();

  async #streamOf(stream: string): Promise<readonly StoredEvent[]> {
    if (this.#known.size >= MOST_STREAMS) this.#known.clear();
    const events = this.#known.get(stream) ?? (await this.store.readStream(stream));
    this.#known.set(stream, events);
    return events;
  }

  #stream(row: readonly Cell[]): string {
    return this.name === 'partnerships'
      ? `partnership-${String(row[0])}`
      : `registration-${String(this.columns.cell(row, 'registration'))}`;
  }
}

/** Streams of other things that are kept in memory. */
const MOST_STREAMS = 200;
