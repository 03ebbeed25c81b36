import type { EventDefinition } from '#kit/eventsourcing';
import { eventCatalogues } from './command-tables.js';
import { code, codes, document, table } from './markdown.js';
import type { Declared, DeclaredEvent, Sources } from './sources.js';

/** What some contexts know of their events besides. */
type Fact = EventDefinition & {
  readonly tells?: readonly string[];
  readonly activity?: true;
  readonly dateBecomes?: string;
  readonly reason?: string;
};

const HEAD = `Stored names are for ever. Every event also bears its id, stream, revision, position, actor, capacity, mandate, command, causes,
both times, and the hash that chains it to the one before. \`Instant\` is ISO 8601 in UTC with milliseconds.

*Told to*: by a mail whose kind is the event's name, never to the one who did it. *Sealed for*: the field is encrypted under the keys of
these persons together, and unreadable once one of them is erased.`;

/** The catalogue of events, by context. */
export function eventsDocument(sources: Sources): string {
  const parts = eventCatalogues().flatMap(({ context, tables }) => [
    `## ${capital(context)}`,
    ...Object.entries(tables).flatMap(([name, facts]) => {
      const declared = sources.eventsOf(name);
      return [
        overview(facts),
        ...Object.entries(facts).flatMap(([type, fact]) =>
          eventPart(type, fact, declared.get(type)),
        ),
      ];
    }),
  ]);
  return document(
    'Events',
    'the tables of facts of each context (libs/contexts/*/domain)',
    HEAD,
    ...parts,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function overview(facts: Readonly<Record<string, Fact>>): string {
  return table(
    ['Event', 'Version', 'Done by', 'Told to', 'What happened'],
    Object.entries(facts).map(([type, { version, human, tells = [], summary }]) => [
      `[${type}](#${type.toLowerCase()})`,
      String(version),
      human ? 'a person' : 'the system',
      tells.join(', '),
      summary,
    ]),
  );
}

function eventPart(type: string, fact: Fact, declared: DeclaredEvent | undefined): string[] {
  if (!declared) throw new Error(`${type} has facts and no type.`);
  const known = [
    ...(fact.activity ? ['A sign of life: a new archival deadline starts.'] : []),
    ...(fact.dateBecomes === undefined || fact.dateBecomes === 'derived'
      ? []
      : [`The date becomes ${code(fact.dateBecomes)}.`]),
    ...(fact.reason === undefined ? [] : [`Reason: ${code(fact.reason)}.`]),
  ];
  const words = [fact.summary, declared.comment, ...known].filter(Boolean).join(' ');
  const fields =
    declared.fields.length === 0
      ? 'No data of its own.'
      : fieldTable(declared.fields, fact.personal ?? {});
  return [`### ${type}`, words, fields];
}

const fieldTable = (
  fields: readonly Declared[],
  personal: Readonly<Record<string, readonly string[]>>,
): string =>
  table(
    ['Field', 'Type', 'Sealed for', 'Meaning'],
    fields.map(({ name, type, optional, comment }) => [
      code(optional ? `${name}?` : name),
      code(type),
      codes(personal[name] ?? []),
      comment,
    ]),
  );
