import { RULE_AREAS, ruleCodes, type ProblemArea, type ProblemStatus } from '#features/problems';
import { COMMAND_REFUSALS } from './command-refusals.js';
import { MISSING_REASONS, RIGHTS } from '#platform/authorization';
import {
  operationsIn,
  type OpenApiDocument,
  type Operation,
  type Response,
  type Schema,
} from './openapi.types.js';

/** Parts of the product whose rules can refuse an operation, by its tag. An operation with another tag can meet every rule. */
const AREAS: Readonly<Record<string, readonly ProblemArea[]>> = {
  changes: ['changes'],
  events: ['changes'],
  companies: ['organisations'],
  exports: ['exports'],
  initiatives: ['initiatives'],
  jobs: ['exports', 'jobs'],
  nonprofits: ['organisations', 'people'],
  partnerships: ['partnerships'],
  people: ['people'],
  registrations: ['registrations', 'initiatives'],
};
const COMMON: readonly ProblemArea[] = ['request', 'fields'];

const DESCRIPTIONS: Readonly<Record<ProblemStatus, string>> = {
  400: 'The request is malformed; `errors` names each field and its rule.',
  401: 'The request has no valid bearer token.',
  403: 'The caller does not have the right; `needs` names the rights that would do.',
  404: 'There is no such thing, or it is outside the caller’s scope.',
  409: 'A rule forbids it now; `rule` names it.',
  412: 'The revision in If-Match is not the present one.',
  413: 'The body is too large.',
  415: 'The body has a content type that this request does not take.',
  429: 'Too many requests; Retry-After says when to go on.',
  500: 'The product has a defect; it was logged.',
  503: 'The product is too busy, or a store does not answer; Retry-After says when to try again.',
};
const WITH_RETRY_AFTER: readonly ProblemStatus[] = [429, 503];

/** Adds to every operation the problems with which it can be refused, as application/problem+json. */
export function describeProblems(document: OpenApiDocument): void {
  const responses = (document.components.responses ??= {});
  document.components.schemas['FieldProblem'] = FIELD_PROBLEM;
  document.components.schemas['NeededRight'] = NEEDED_RIGHT;
  document.components.schemas['Problem'] = PROBLEM;
  for (const { method, path, operation } of operationsIn(document))
    for (const status of statusesOf(method, path, operation)) {
      const { name, rules } = refusalsOf(operation, status);
      responses[name] ??= problemResponse(status, rules);
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
}

/** Statuses of an operation's refusals. They follow from what it takes: a body, an id, a revision, a sign-in. */
function statusesOf(method: string, path: string, operation: Operation): ProblemStatus[] {
  const { parameters = [], requestBody, security, tags = [] } = operation;
  if (tags.includes('health')) return [429];
  if (security === undefined) return [400, 429, 503];
  const takes = (name: string): boolean => parameters.some((one) => one.name === name);
  const writes = method !== 'get';
  const isFile = Object.values(operation.responses).some(({ content = {} }) =>
    Object.values(content).some(({ schema }) => schema?.format === 'binary'),
  );
  const own = path.startsWith('/me') || path.startsWith('/jobs');
  return [
    400,
    401,
    ...(own ? [] : [403 as const]),
    ...(path.includes('{') || parameters.some(namesThing) || requestBody ? [404 as const] : []),
    ...(writes || isFile || /\/(proof|manifest)$/.test(path) || tags.includes('exports')
      ? [409 as const]
      : []),
    ...(takes('If-Match') ? [412 as const] : []),
    ...(requestBody ? [413 as const, 415 as const] : []),
    429,
    503,
  ];
}

const namesThing = ({ schema }: { schema?: Schema }): boolean => schema?.format === 'uuid';

const areasOf = ({ tags = [] }: Operation): readonly ProblemArea[] => {
  const areas = tags.flatMap((tag) => AREAS[tag] ?? RULE_AREAS);
  return areas.length === 0 ? RULE_AREAS : areas;
};

interface Refusals {
  /** Operations that are refused alike share a response. */
  readonly name: string;
  readonly rules: readonly string[];
}

/** The rules that an operation can meet: of a command its own ones, of another operation those of its part of the product. */
function refusalsOf(operation: Operation, status: ProblemStatus): Refusals {
  const common = ruleCodes(status, COMMON);
  const named = (rules: readonly string[], parts: readonly string[]): Refusals => ({
    name: ['Problem', String(status), ...(rules.length === common.length ? [] : parts)].join('-'),
    rules,
  });
  const command = operation.operationId;
  const own = COMMAND_REFUSALS[command];
  if (own)
    return named([...new Set([...common, ...(own[status]?.split(' ') ?? [])])].sort(), [command]);
  const areas = areasOf(operation);
  return named(
    ruleCodes(status, [...COMMON, ...areas]),
    areas.length === RULE_AREAS.length ? ['any'] : areas,
  );
}

function problemResponse(status: ProblemStatus, rules: readonly string[]): Response {
  return {
    description: DESCRIPTIONS[status],
    ...(WITH_RETRY_AFTER.includes(status) ? { headers: RETRY_AFTER } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              properties: {
                status: { type: 'integer', enum: [status] },
                rule: { type: 'string', enum: [...rules] },
              },
              required: ['status', 'rule'],
            },
          ],
        },
        example: exampleOf(status, rules),
      },
    },
  };
}

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
};

const exampleOf = (status: ProblemStatus, rules: readonly string[]): object => ({
  type: `/problems/${KIND_OF[status]}`,
  title: TITLE_OF[status],
  status,
  detail: DESCRIPTIONS[status],
  rule: rules.includes(KIND_OF[status]) ? KIND_OF[status] : rules[0],
});

const KIND_OF: Readonly<Record<ProblemStatus, string>> = {
  400: 'invalid',
  401: 'http',
  403: 'forbidden',
  404: 'not_found',
  409: 'not_allowed',
  412: 'stale',
  413: 'too_large',
  415: 'http',
  429: 'rate_limit',
  500: 'internal',
  503: 'unavailable',
};
const TITLE_OF: Readonly<Record<ProblemStatus, string>> = {
  400: 'The request is malformed',
  401: 'Unauthorized',
  403: 'Not permitted',
  404: 'Not found',
  409: 'Not allowed now',
  412: 'Based on an old revision',
  413: 'The request is malformed',
  415: 'UnsupportedMediaType',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'The database does not answer',
};

const text = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
});

const FIELD_PROBLEM: Schema = {
  type: 'object',
  properties: {
    field: text('Path of the field, such as `dates.0.start`, or name of the parameter or header.', {
      example: 'dates.0.start',
    }),
    rule: text('Code of the rule that the field breaks.', { example: 'instant' }),
    message: text('What is wrong and what to send instead, in English.'),
  },
  required: ['field', 'rule', 'message'],
};
const NEEDED_RIGHT: Schema = {
  type: 'object',
  properties: {
    right: { type: 'string', enum: [...RIGHTS] },
    missing: { type: 'string', enum: [...MISSING_REASONS] },
  },
  required: ['right'],
};
const PROBLEM: Schema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  properties: {
    type: text('Address of the page that explains this kind of problem, relative to the server.', {
      format: 'uri-reference',
      example: '/problems/not_allowed',
    }),
    title: text('The kind of problem, in English.'),
    status: { type: 'integer', description: 'HTTP status.', example: 409 },
    detail: text('What is wrong and what to do, in English.'),
    rule: text('Code of the rule. Its page is `/problems/{rule}`.', { example: 'slot_full' }),
    field: text('The first field that is wrong, if a field is.'),
    errors: {
      type: 'array',
      description: 'Every field that is wrong.',
      items: { $ref: '#/components/schemas/FieldProblem' },
    },
    needs: {
      type: 'array',
      description: 'Of a refusal for want of a right: the rights that would do.',
      items: { $ref: '#/components/schemas/NeededRight' },
    },
    from: text('Of a refusal by time: the instant from which it no longer stands.', {
      format: 'date-time',
    }),
  },
  required: ['type', 'title', 'status', 'detail', 'rule'],
};
