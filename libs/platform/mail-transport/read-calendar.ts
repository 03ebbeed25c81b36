/** An entry of a calendar part, as people read it. */
export interface ReadEntry {
  readonly title: string;
  /** Instants; null where there is none, or none in UTC. */
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string | null;
  readonly description: string | null;
  readonly cancelled: boolean;
}

/** A line as RFC 5545 has it: a name, parameters, a value. */
const LINE = /^([A-Z-]+)((?:;[^:;="]+=(?:"[^"]*"|[^:;"]*))*):(.*)$/i;
const UTC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

const text = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));

function instant(value: string | undefined): string | null {
  const [, year, month, day, hour, minute, second] = UTC.exec(value ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

/** The entries of a calendar part (RFC 5545), in its order; what is no calendar has none. */
export function readCalendar(calendar: string): ReadEntry[] {
  const entries: ReadEntry[] = [];
  let fields: Map<string, string> | undefined;
  let method = '';
  for (const line of calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const [, name = '', , value = ''] = LINE.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') fields = new Map();
    else if (line === 'END:VEVENT' && fields) {
      entries.push(entryOf(fields, method));
      fields = undefined;
    } else if (fields) fields.set(name.toUpperCase(), value);
    else if (name.toUpperCase() === 'METHOD') method = value;
  }
  return entries;
}

const entryOf = (fields: ReadonlyMap<string, string>, method: string): ReadEntry => {
  const words = (name: string) => {
    const value = fields.get(name);
    return value === undefined ? null : text(value);
  };
  return {
    title: words('SUMMARY') ?? '',
    start: instant(fields.get('DTSTART')),
    end: instant(fields.get('DTEND')),
    place: words('LOCATION'),
    description: words('DESCRIPTION'),
    cancelled: method === 'CANCEL' || fields.get('STATUS') === 'CANCELLED',
  };
};
