import { eventCatalogues } from './command-tables.js';
import type { Sources } from './sources.js';
import type { Schema } from './event-schemas.js';

/** Of whom a reader may not see a field, or who was erased: the field is null. */
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** docs/events.schema.json: the data of each event type in its newest version, as the feed and exports of events give them. */
export function eventSchemasDocument(sources: Sources): string {
  const definitions: Record<string, Schema> = {};
  for (const { tables } of eventCatalogues())
    for (const [name, catalogue] of Object.entries(tables)) {
      const schemas = sources.schemasOf(name);
      for (const [type, { summary, version, personal = {} }] of Object.entries(catalogue)) {
        const schema = schemas.get(type);
        if (!schema) throw new Error(`${type} is in the event catalogue and has no declared type.`);
        definitions[type] = {
          title: type,
          description: summary,
          version,
          ...withPersonal(schema, Object.keys(personal)),
        };
      }
    }
  const sorted = Object.fromEntries(
    Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'events.schema.json',
    title: 'Events of the volunteer ledger',
    description:
      'The data of each event type in its newest version. version counts the versions of a type. A personal field is null when the reader may not see it, or when a person was erased.',
    $defs: sorted,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function withPersonal(schema: Schema, personal: readonly string[]): Schema {
  const properties = schema['properties'] as Readonly<Record<string, Schema>> | undefined;
  if (!properties || personal.length === 0) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [
        name,
        personal.includes(name) ? { ...orNull(one), personal: true } : one,
      ]),
    ),
  };
}
