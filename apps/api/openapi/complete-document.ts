import { addExamples } from './examples.js';
import { nameFormats } from './formats.js';
import { operationsIn, type OpenApiDocument, type Parameter } from './openapi.types.js';
import { describeProblems } from './problem-responses.js';
import { TAGS } from './tags.js';

/**
 * Adds to the document of the routes what is the same for all of them: texts of the tags, the server, formats, the problems with which
 * requests are refused, and examples.
 */
export function completeDocument(document: OpenApiDocument): OpenApiDocument {
  const used = new Set(operationsIn(document).flatMap(({ operation }) => operation.tags ?? []));
  document.tags = [...used].flatMap((name) => {
    const description = TAGS[name];
    return description === undefined ? [] : [{ name, description }];
  });
  document.servers = [{ url: '/', description: 'The installation that serves this document.' }];
  closeEmptyBodies(document);
  showPagesAsText(document);
  describeHeadersOnce(document);
  addWaitHeader(document);
  nameFormats(document);
  describeProblems(document);
  addExamples(document);
  return document;
}

/** Every query can wait until the read models have reached a position. */
function addWaitHeader(document: OpenApiDocument): void {
  for (const { method, operation } of operationsIn(document))
    if (method === 'get' && operation.security)
      (operation.parameters ??= []).push({
        in: 'header',
        name: 'Wait-For-Position',
        required: false,
        description: 'Answer once the read models have reached this `position` of a command.',
        schema: { type: 'string' },
      });
}

/** A header that a handler reads is optional. It is described once: the described one counts, not the parameter that Nest derives. */
function describeHeadersOnce(document: OpenApiDocument): void {
  for (const { operation } of operationsIn(document)) {
    const { parameters = [] } = operation;
    const described = parameters.filter(
      (one) => one.in === 'header' && one.description !== undefined,
    );
    const names = new Set(described.map(({ name }) => name.toLowerCase()));
    const derived = (one: Parameter) => one.in === 'header' && one.description === undefined;
    operation.parameters = parameters
      .filter((one) => !(derived(one) && names.has(one.name)))
      .map((one) => (derived(one) ? { ...one, required: false } : one));
  }
}

/** A body without fields takes none. */
function closeEmptyBodies({ components }: OpenApiDocument): void {
  for (const schema of Object.values(components.schemas))
    if (schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0)
      schema.additionalProperties ??= false;
}

/** An answer that comes as JSON or as a page has a schema as JSON only. */
function showPagesAsText(document: OpenApiDocument): void {
  for (const { operation } of operationsIn(document))
    for (const { content = {} } of Object.values(operation.responses))
      if (content['text/html']?.schema?.format === undefined && content['text/html'])
        content['text/html'] = { schema: { type: 'string' } };
}
