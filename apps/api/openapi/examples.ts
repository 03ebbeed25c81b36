import { operationsIn, type Media, type OpenApiDocument, type Schema } from './openapi.types.js';

/** Examples of texts by the name of the field, where neither the field nor its format says one. */
const BY_NAME: Readonly<Record<string, string>> = {
  about: '5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11',
  capacity: 'coordinator',
  code: 'slot_full',
  command: 'ConfirmDates',
  contact: 'claire@helpers.example',
  description: 'We sort donated food for families.',
  detail: 'The slot has no place left.',
  en: 'In progress',
  externalId: 'E-1042',
  file: '/exports/5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11/file',
  fr: 'En cours',
  id: '5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11',
  location: 'Paris',
  locations: 'Paris',
  message: 'dates must be a list',
  name: 'Eva Martin',
  outcome: 'done',
  place: '12 rue des Lilas, Paris',
  position: '0000000000001204',
  reason: 'The employee was ill.',
  rule: 'slot_full',
  search: 'martin',
  status: 'in_progress',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  subject: 'eva',
  summary: 'The nonprofit confirmed the date.',
  task: 'Read the safety rules',
  tasks: 'Read the safety rules',
  text: 'May I bring a colleague?',
  title: 'Sorting food',
  type: 'DateConfirmedByCoordinator',
  zone: 'Europe/Paris',
};
const BY_FORMAT: Readonly<Record<string, string>> = {
  binary: '…',
  date: '2026-02-03',
  'date-time': '2026-02-03T13:00:00.000Z',
  email: 'eva@acme.example',
  uri: 'https://ledger.example/exports',
  'uri-reference': '/problems/not_allowed',
  uuid: '5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11',
};
/** By format and name: what lies after the other. */
const LATER: Readonly<Record<string, string>> = {
  'date-time end': '2026-02-03T16:00:00.000Z',
  'date-time to': '2026-02-28T13:00:00.000Z',
  'date to': '2026-02-28',
};
/** Further down, what may be absent is. */
const SHALLOW = 6;
/** No example is deeper; schemas that hold themselves would have no end. */
const DEEPEST = 30;

/** Examples of bodies whose fields exclude each other, or of which one is needed. */
const BODIES: Readonly<Record<string, object>> = {
  AddCoordinator: { name: 'Cora Petit', mail: 'cora@helpers.example' },
  CreateWebhook: {
    address: 'https://hooks.example.com/ledger',
    description: 'HR data warehouse',
    types: ['ParticipationValidated', 'PersonErased'],
  },
  CompareExports: { name: 'dates', beforeAsOf: '2026-02-01T00:00:00.000Z' },
  GrantRole: { role: 'coordinator', nonprofit: BY_FORMAT['uuid'] },
  ReplayParkedStreams: {
    items: [{ reader: 'read-models', stream: `registration-${BY_FORMAT['uuid']}` }],
  },
  RetryDeadMails: { mails: [BY_FORMAT['uuid']] },
  RevokeRole: { role: 'coordinator', nonprofit: BY_FORMAT['uuid'] },
  WhatIf: { archiveAfterMonths: 2 },
};

type Schemas = Readonly<Record<string, Schema>>;

/** Adds an example to every body and answer that has none, made from the examples of their fields. */
export function addExamples(document: OpenApiDocument): void {
  const { schemas, responses = {} } = document.components;
  const requests = new ExampleMaker(schemas, hasExample);
  const answers = new ExampleMaker(schemas, isPlain);
  const exemplify = (content: Record<string, Media> = {}, maker = answers): void => {
    for (const media of Object.values(content))
      if (media.schema) media.example ??= maker.exampleOf(media.schema, '');
  };
  for (const { operation } of operationsIn(document)) {
    const { operationId, requestBody, parameters = [] } = operation;
    const body = requestBody?.content['application/json'];
    if (body && BODIES[operationId]) body.example = BODIES[operationId];
    exemplify(requestBody?.content, requests);
    for (const { content } of Object.values(operation.responses)) exemplify(content);
    for (const parameter of parameters)
      if (parameter.required && parameter.schema)
        parameter.example ??= requests.exampleOf(parameter.schema, parameter.name);
  }
  for (const { content } of Object.values(responses)) exemplify(content);
}

/** Optional fields of a body: those whose decorator gives an example. Any two others may exclude each other. */
const hasExample = ({ example }: Schema): boolean => example !== undefined;
/** Optional fields of an answer: those that hold no further objects. */
const isPlain = ({ $ref, type }: Schema): boolean => $ref === undefined && type !== 'array';

/** Makes examples of schemas. */
class ExampleMaker {
  constructor(
    private readonly schemas: Schemas,
    /** Whether an optional field is in the example. */
    private readonly shows: (field: Schema) => boolean,
  ) {}

  /** @param name of the field, from which a text without a format gets its example */
  exampleOf(schema: Schema, name: string, depth = 0): unknown {
    if (schema.example !== undefined) return schema.example;
    if (schema.default !== undefined) return schema.default;
    if (schema.nullable && depth > SHALLOW) return null;
    if (schema.$ref !== undefined) {
      const found = this.schemas[schema.$ref.replace('#/components/schemas/', '')];
      return found ? this.exampleOf(found, name, depth + 1) : null;
    }
    const [first] = schema.oneOf ?? [];
    if (first) return this.exampleOf(first, name, depth + 1);
    if (schema.enum) return schema.enum[0];
    if (schema.allOf)
      return Object.assign(
        {},
        ...schema.allOf.map((part) => this.exampleOf(part, name, depth)),
      ) as object;
    return this.#ofType(schema, name, depth);
  }

  #ofType(schema: Schema, name: string, depth: number): unknown {
    switch (schema.type) {
      case 'string':
        return textOf(schema, name);
      case 'integer':
      case 'number':
        return Math.max(schema.minimum ?? 1, 1);
      case 'boolean':
        return true;
      case 'array':
        if (depth > SHALLOW || !schema.items) return [];
        return [this.exampleOf(schema.items, name, depth + 1)];
      default:
        return this.#object(schema, depth);
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): object {
    if (depth > DEEPEST) return {};
    const shown = Object.entries(properties).filter(
      ([key, field]) => required.includes(key) || (depth <= SHALLOW && this.shows(field)),
    );
    const own = Object.fromEntries(
      shown.map(([key, field]) => [key, this.exampleOf(field, key, depth + 1)]),
    );
    if (typeof additionalProperties !== 'object') return own;
    return { ...own, example: this.exampleOf(additionalProperties, '', depth + 1) };
  }
}

const textOf = ({ format }: Schema, name: string): string =>
  LATER[`${format ?? ''} ${name}`] ??
  (format === undefined ? undefined : BY_FORMAT[format]) ??
  BY_NAME[name] ??
  'text';
