import type { EventDefinition } from '#kit/eventsourcing';
import { eventCatalogues } from './command-tables.js';
import { code, codes, document, table } from './markdown.js';
import type { Declared, DeclaredEvent, Sources } from './sources.js';

/** Event definition with the optional properties that some contexts add. */
type Fact = EventDefinition & {
  readonly notifies?: readonly string[];
  readonly activity?: true;
  readonly dateBecomes?: string;
  readonly reason?: string;
};

const HEAD = `This page lists every event type and its data. The names never change, because stored events use them.

The tables show the data of each type. Every stored event also has:

- its id, stream, revision and position,
- its actor, capacity and mandate,
- its command, correlation and causation,
- the times when it occurred and when it was recorded,
- its hash, which includes the hash of the previous event of the stream.

\`Instant\` is a time in ISO 8601, UTC, with milliseconds.

*Notifies*: audience of a mail whose kind is the event's name. The actor of the event gets no such mail.

*Encrypted for*: persons whose keys are all needed to read the field. Nobody can read the field after the erasure of one of them.`;

/** docs/events.md: the event catalogue, by context. */
export function eventsDocument(sources: Sources): string {
  const parts = eventCatalogues().flatMap(({ context, tables }) => [
    `## ${capital(context)}`,
    ...Object.entries(tables).flatMap(([name, catalogue]) => {
      const declared = sources.eventsOf(name);
      return [
        overview(catalogue),
        ...Object.entries(catalogue).flatMap(([type, fact]) =>
          eventPart(type, fact, declared.get(type)),
        ),
      ];
    }),
  ]);
  return document(
    'Events',
    'the event catalogue of each context (libs/contexts/*/domain)',
    HEAD,
    ...parts,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function overview(catalogue: Readonly<Record<string, Fact>>): string {
  return table(
    ['Event', 'Version', 'Caused by', 'Notifies', 'Meaning'],
    Object.entries(catalogue).map(([type, { version, human, notifies = [], summary }]) => [
      `[${type}](#${type.toLowerCase()})`,
      String(version),
      human ? 'a person' : 'the system',
      notifies.join(', '),
      summary,
    ]),
  );
}

function eventPart(type: string, fact: Fact, declared: DeclaredEvent | undefined): string[] {
  if (!declared) throw new Error(`${type} is in the event catalogue and has no declared type.`);
  const known = [
    ...(fact.activity ? ['The event starts a new archival deadline.'] : []),
    ...(fact.dateBecomes === undefined || fact.dateBecomes === 'derived'
      ? []
      : [`The date becomes ${code(fact.dateBecomes)}.`]),
    ...(fact.reason === undefined ? [] : [`Reason: ${code(fact.reason)}.`]),
  ];
  const words = [fact.summary, declared.comment, ...known].filter(Boolean).join(' ');
  const fields =
    declared.fields.length === 0
      ? 'This event has no data.'
      : fieldTable(declared.fields, fact.personal ?? {});
  return [`### ${type}`, words, fields];
}

const fieldTable = (
  fields: readonly Declared[],
  personal: Readonly<Record<string, readonly string[]>>,
): string =>
  table(
    ['Field', 'Type', 'Encrypted for', 'Meaning'],
    fields.map(({ name, type, optional, comment }) => [
      code(optional ? `${name}?` : name),
      code(type),
      codes(personal[name] ?? []),
      comment,
    ]),
  );
