import { invalid, type Day, type Instant, type Position } from '#kit/eventsourcing';
import { PARTNERSHIP_STATUSES } from '#contexts/partnerships';
import { DATE_STATUSES, REGISTRATION_STATUSES } from '#contexts/registrations';
import {
  columnsOfExport,
  LATEST_VERSION,
  VERSIONS,
  type ExportName,
  type ExportVersion,
} from './definitions/index.js';
import {
  areInOrder,
  dayMessage,
  FROM_AFTER_TO,
  fromAfterToMessage,
  isDay,
  type Locale,
} from '#platform/http';

/** The time to which `asOf` applies: when events were recorded, or when they happened. */
export const CLOCKS = ['recorded', 'happened'] as const;
export type ExportClock = (typeof CLOCKS)[number];

/** Separators of a csv file by their names. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type SeparatorName = keyof typeof SEPARATORS;

/** The header of a file: labels in the language of the request, or the stable keys of the columns. */
export const HEADERS = ['labels', 'keys'] as const;
export type Header = (typeof HEADERS)[number];

/** The request of an export. A filter that is left out does not limit it. */
export interface ExportRequest {
  readonly name: ExportName;
  /** json and html: of comparisons only. */
  readonly format: 'xlsx' | 'csv' | 'json' | 'html';
  readonly locale: Locale;
  /**
   * Days, inclusive, in the zone of each registration. Registrations are selected by their sign-up, dates by an overlap.
   * Not for partnerships.
   */
  readonly from?: Day;
  readonly to?: Day;
  /** Uses only events recorded (or happened) by then. This instant is then the export's current time. */
  readonly asOf?: Instant;
  /** Applies to `asOf`; default: recorded. */
  readonly clock?: ExportClock;
  /** Uses only events up to this log position; reproduces an earlier export. */
  readonly position?: Position;
  readonly nonprofit?: string;
  readonly company?: string;
  /** Id of a network level; includes the levels below it. */
  readonly level?: string;
  /** Not for partnerships. */
  readonly initiative?: string;
  readonly employee?: string;
  /** Status of the rows: of registrations, dates or partnerships. */
  readonly status?: string;
  /** A comparison with this earlier state: the file has what changed since. One of the two. */
  readonly beforePosition?: Position;
  readonly beforeAsOf?: Instant;
  /** Keys of the columns, in the order of the file; default: all that the requester may see. */
  readonly columns?: readonly string[];
  /** Of csv; default: the locale's, a comma in English and a semicolon in French. */
  readonly separator?: SeparatorName;
  /** Default: labels. */
  readonly header?: Header;
  /** Default: the latest. */
  readonly version?: ExportVersion;
}

/** The separator of a csv file. */
export function separatorOf({ separator, locale, version }: ExportRequest) {
  if (separator !== undefined) return SEPARATORS[separator];
  return locale === 'fr' && (version ?? LATEST_VERSION) > 2
    ? SEPARATORS.semicolon
    : SEPARATORS.comma;
}

const STATUSES: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: REGISTRATION_STATUSES,
  dates: DATE_STATUSES,
  partnerships: [...PARTNERSHIP_STATUSES, 'cancelled_declined'],
};

/** Filters of registrations and dates that do not apply to partnerships. */
const FOLLOW_UP_ONLY = ['from', 'to', 'initiative', 'employee'] as const;

/** @throws Refusal invalid, naming the field and the rule that it breaks */
export function checkRequest(request: ExportRequest): void {
  const { name, from, to, status } = request;
  for (const field of FOLLOW_UP_ONLY) {
    if (name === 'partnerships' && request[field] !== undefined)
      throw invalid(field, 'not_for_partnerships', `${field} does not apply to partnerships.`);
  }
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) throw invalid(field, 'day', `${dayMessage(field)}.`);
  }
  if (!areInOrder(from, to))
    throw invalid('from', FROM_AFTER_TO, `${fromAfterToMessage('from', 'to')}.`);
  if (request.clock !== undefined && request.asOf === undefined && request.beforeAsOf === undefined)
    throw invalid('clock', 'clock_without_as_of', 'clock needs asOf. Add asOf, or remove clock.');
  if (status !== undefined && !STATUSES[name].includes(status))
    throw invalid('status', 'status', `status must be one of ${STATUSES[name].join(', ')}.`);
  checkShape(request);
  if (isComparison(request)) checkComparison(request);
}

/** Whether the request asks for a comparison of two states. */
export const isComparison = ({ beforePosition, beforeAsOf }: ExportRequest): boolean =>
  beforePosition !== undefined || beforeAsOf !== undefined;

/** Checks the two states of a comparison. */
function checkComparison(request: ExportRequest): void {
  const { beforePosition, beforeAsOf, position, asOf, version } = request;
  if (beforePosition !== undefined && beforeAsOf !== undefined)
    throw invalid(
      'beforeAsOf',
      'one_before',
      'A comparison has one earlier state. Name beforePosition or beforeAsOf, not both.',
    );
  if (version === 2)
    throw invalid('version', 'version', 'Comparisons exist from version 3 on. Remove version.');
  const isAfter =
    (beforePosition !== undefined && position !== undefined && beforePosition > position) ||
    (beforeAsOf !== undefined && asOf !== undefined && beforeAsOf > asOf);
  if (isAfter)
    throw invalid(
      beforeAsOf === undefined ? 'beforePosition' : 'beforeAsOf',
      'before_after',
      'The earlier state is later than the other one. Exchange the two.',
    );
}

/** Checks version, columns and separator. */
function checkShape({ name, format, version, columns, separator }: ExportRequest): void {
  if (version !== undefined && !VERSIONS.includes(version))
    throw invalid('version', 'version', `version must be one of ${VERSIONS.join(', ')}.`);
  if (separator !== undefined && format !== 'csv')
    throw invalid('separator', 'csv_only', 'separator applies to csv files only. Remove it.');
  if (columns === undefined) return;
  const known = columnsOfExport(name, version).map(({ key }) => key);
  if (columns.length === 0)
    throw invalid('columns', 'no_columns', 'columns must name at least one column.');
  const unknown = columns.find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw invalid(
      'columns',
      'unknown_column',
      `This export has no column ${JSON.stringify(unknown.slice(0, 64))}. Its columns: ${known.join(', ')}.`,
    );
  if (new Set(columns).size < columns.length)
    throw invalid('columns', 'repeated_column', 'columns names a column twice.');
}
