import { eventCatalogues } from './command-tables.js';
import type { Schema } from './event-schemas.js';

interface OpenApi {
  readonly info: { readonly version: string };
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const ENVELOPE = 'CloudEventView';
const reference = (path: string) => ({ $ref: path });
const sortedByName = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * docs/asyncapi.json: the event feed as server-sent events and webhooks, with a message for each event type of the catalogue. The data of
 * each type are described by docs/events.schema.json, the envelope as in the OpenAPI document.
 */
export function asyncApiDocument(openApi: string): string {
  const { info, components } = JSON.parse(openApi) as OpenApi;
  const catalogue = eventCatalogues().flatMap(({ tables }) =>
    Object.values(tables).flatMap((table) => Object.entries(table)),
  );
  const messages = sortedByName(
    catalogue.map(([type, { summary }]) => [type, messageOf(type, summary)] as const),
  );
  const types = Object.keys(messages);
  const ofEvents = Object.fromEntries(
    types.map((type) => [type, reference(`#/components/messages/${type}`)]),
  );
  const inChannel = (channel: string, names: readonly string[]) =>
    names.map((name) => reference(`#/channels/${channel}/messages/${name}`));
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Events of the volunteer ledger',
      version: info.version,
      description:
        'Events in the scope of their reader, as CloudEvents 1.0, in the order of the log. The same events can be read in pages: GET /events of the OpenAPI document.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      ledger: {
        host: 'ledger.example',
        protocol: 'https',
        description: 'An installation of the volunteer ledger.',
        security: [reference('#/components/securitySchemes/bearer')],
      },
      receiver: {
        host: 'hooks.example.com',
        protocol: 'https',
        description: 'The address of a webhook.',
        security: [reference('#/components/securitySchemes/standardWebhooks')],
      },
    },
    channels: {
      eventStream: {
        address: '/events/stream',
        title: 'Server-sent events',
        description:
          'The id of each message is a position in the log. After a break, send the last one in Last-Event-ID.',
        servers: [reference('#/servers/ledger')],
        messages: { ...ofEvents, progress: reference('#/components/messages/progress') },
        bindings: { http: { bindingVersion: '0.3.0' } },
      },
      webhook: {
        address: null,
        title: 'Webhook',
        description:
          'Posted to the address of a webhook, one event a request, each after the one before was answered with 2xx. The same event may come twice, under the same webhook-id.',
        servers: [reference('#/servers/receiver')],
        messages: Object.fromEntries(
          Object.entries(messages).map(([type, message]) => [type, signed(type, message)]),
        ),
      },
    },
    operations: {
      followEvents: {
        action: 'send',
        channel: reference('#/channels/eventStream'),
        title: 'Follow events',
        summary: 'The ledger sends the events in the caller’s scope as they are recorded.',
        bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
        messages: inChannel('eventStream', [...types, 'progress']),
      },
      deliverEvent: {
        action: 'send',
        channel: reference('#/channels/webhook'),
        title: 'Deliver an event',
        summary: 'The ledger posts each event to the address of the webhook.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
        messages: inChannel('webhook', types),
      },
    },
    components: {
      messages: { ...messages, progress: PROGRESS },
      messageTraits: { signed: { headers: WEBHOOK_HEADERS } },
      schemas: {
        CloudEvent: withoutExamples(components.schemas[ENVELOPE] ?? {}),
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        standardWebhooks: {
          type: 'httpApiKey',
          in: 'header',
          name: 'webhook-signature',
          description:
            'Standard Webhooks: HMAC-SHA-256 of webhook-id, webhook-timestamp and body under the secret of the webhook.',
        },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const messageOf = (type: string, summary: string) => ({
  name: type,
  title: type,
  summary,
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      reference('#/components/schemas/CloudEvent'),
      {
        type: 'object',
        properties: {
          type: { const: type },
          data: reference(`events.schema.json#/$defs/${type}`),
        },
      },
    ],
  },
});

/** The same message with the headers of Standard Webhooks. */
const signed = (type: string, message: ReturnType<typeof messageOf>) => ({
  ...message,
  traits: [reference('#/components/messageTraits/signed')],
  payload: reference(`#/components/messages/${type}/payload`),
});

const PROGRESS = {
  name: 'progress',
  title: 'Progress',
  summary:
    'Where the feed is, also where nothing was in scope. Sent after each part of the log, and every 15 seconds.',
  contentType: 'application/json',
  payload: {
    type: 'object',
    required: ['next', 'completeUpTo'],
    properties: {
      next: { type: 'string', description: 'Position to go on after.' },
      completeUpTo: {
        type: 'string',
        description: 'The position that the feed has reached: no event can appear before it.',
      },
    },
  },
};

const WEBHOOK_HEADERS = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', format: 'uuid', description: 'Id of the event.' },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^[0-9]+$',
      description: 'When the attempt was made, in seconds since 1970.',
    },
    'webhook-signature': {
      type: 'string',
      pattern: '^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$',
      description: 'Signatures, separated by spaces. One of them has to match.',
    },
  },
};

/** Examples of OpenAPI are no keyword of JSON Schema. */
function withoutExamples(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([name]) => name !== 'example');
  return Object.fromEntries(
    kept.map(([name, value]) => [name, isSchema(value) ? withoutExamples(value) : value]),
  );
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
