import { operationsIn, type OpenApiDocument, type Schema } from './openapi.types.js';

/** Formats of texts by the name of the field or parameter, where a decorator did not say it. One name has one meaning in this API. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/(At|^start|^end|^instant|^since)$/, 'date-time'],
  [/^(causation|commandId|correlation)$/, 'uuid'],
  [/^(mail|mails)$/, 'email'],
];
/** Path parameters that are no ids. */
const TEXTS_IN_PATHS = ['code', 'token'];

/** Adds the formats that follow from names: ids in paths, instants, mail addresses. */
export function nameFormats(document: OpenApiDocument): void {
  for (const { operation } of operationsIn(document))
    for (const { in: where, name, schema } of operation.parameters ?? []) {
      if (!schema) continue;
      if (where === 'path' && !TEXTS_IN_PATHS.includes(name)) schema.format ??= 'uuid';
      else format(name, schema);
    }
  for (const schema of Object.values(document.components.schemas)) formatProperties(schema);
}

function formatProperties({ properties = {} }: Schema): void {
  for (const [name, schema] of Object.entries(properties)) {
    format(name, schema);
    if (schema.items) format(name, schema.items);
    formatProperties(schema);
    if (schema.items) formatProperties(schema.items);
  }
}

function format(name: string, schema: Schema): void {
  if (schema.type !== 'string' || schema.format !== undefined || schema.enum) return;
  const found = FORMATS.find(([pattern]) => pattern.test(name));
  if (found) schema.format = found[1];
}
