import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#platform/authorization';
import {
  isUuid,
  invalid,
  uuid5,
  type CommandMetadata,
  type ExecuteOptions,
  type CommandResult,
  type Via,
} from '#kit/eventsourcing';

/** Everything about a command besides its body: the caller, its metadata, and the options of its execution. */
export interface CommandContext {
  readonly caller: Caller;
  readonly cause: CommandMetadata;
  readonly options: ExecuteOptions;
  /** The capacity that the client named, if any. */
  readonly capacity?: string;
  /** The client sent an Idempotency-Key: the command is one of its own, also where another says the same. */
  readonly keyed?: true;
}

/** A request after the sign-in guard. */
export interface SignedInRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  caller?: Caller;
  via?: Via;
  /** The simulated results of a dry run. */
  simulated?: CommandResult<unknown>[];
  /** The correlation id of the client or of the trace; a command without one gets its own id. */
  correlation?: string | undefined;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

function header(request: Pick<SignedInRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The header `traceparent` (W3C Trace Context): version, trace id, parent, flags. */
const TRACEPARENT =
  /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * The correlation id that a request came with: X-Correlation-Id, the trace id of `traceparent`, or X-Request-Id, always as a UUID;
 * a request id of another form is hashed to a UUID. Text that a client wrote gets into neither events nor logs.
 */
export function correlationOf(headers: SignedInRequest['headers']): string | undefined {
  const named = header({ headers }, 'x-correlation-id');
  if (named !== undefined && isUuid(named.toLowerCase())) return named.toLowerCase();
  const traced = TRACEPARENT.exec(header({ headers }, 'traceparent') ?? '');
  if (traced) return traced.slice(1).join('-');
  const request = header({ headers }, 'x-request-id');
  if (request === undefined || request === '') return undefined;
  return isUuid(request.toLowerCase())
    ? request.toLowerCase()
    : uuid5('request', request.slice(0, 200));
}

/** The client's Idempotency-Key, if it sent one: up to 200 printable ASCII characters. */
export function idempotencyKeyOf(request: SignedInRequest): string | undefined {
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !KEY.test(key))
    throw invalid(
      'Idempotency-Key',
      'key_format',
      'Send an Idempotency-Key of 1 to 200 printable characters without spaces.',
    );
  return key;
}

/** The revision that the client expects, if any. @throws Refusal invalid */
export function expectedRevisionOf(request: SignedInRequest): number | undefined {
  const match = header(request, 'if-match');
  if (match === undefined || match === '*') return undefined;
  const revision = /^"?(\d{1,9})"?$/.exec(match)?.[1];
  if (revision === undefined)
    throw invalid(
      'If-Match',
      'revision_format',
      'Send the revision in If-Match as the ETag gave it, such as "3".',
    );
  return Number(revision);
}

/** The capacities that a client may name: the roles of docs/domain.md §1, `mandated_admin` besides the admin's own right, and `self`. */
const CAPACITIES = new Set(
  'employee manager coordinator admin mandated_admin main_admin platform auditor analyst self'.split(
    ' ',
  ),
);

/** The capacity that the client named, if any. @throws Refusal invalid for an unknown one */
export function capacityOf(request: Pick<SignedInRequest, 'headers'>): string | undefined {
  const capacity = header(request, 'act-as');
  if (capacity === undefined || CAPACITIES.has(capacity)) return capacity;
  throw invalid('Act-As', 'capacity', `Send in Act-As one of ${[...CAPACITIES].join(', ')}.`);
}

/**
 * Whether the command is only to be simulated.
 * @throws Refusal invalid for a value that is not known: a misspelled dry run is never a real run (docs/domain.md §8)
 */
export function isDryRun({ query: { dryRun } }: Pick<SignedInRequest, 'query'>): boolean {
  if (dryRun === undefined || dryRun === 'true' || dryRun === 'false') return dryRun === 'true';
  throw invalid('dryRun', 'boolean', 'Send dryRun=true to simulate the command, or dryRun=false.');
}

/** The context of the command that a request carries. @throws Refusal invalid */
export function commandContextOf(request: SignedInRequest): CommandContext {
  const { caller } = request;
  if (!caller) throw new UnauthorizedException('Sign in with a bearer token.');
  const key = idempotencyKeyOf(request);
  const commandId = key === undefined ? randomUUID() : uuid5('command', caller.person, key);
  const correlation = (request.correlation ??= correlationOf(request.headers) ?? commandId);
  const expectedRevision = expectedRevisionOf(request);
  const capacity = capacityOf(request);
  const dryRun = isDryRun(request) ? { dryRun: true, simulated: (request.simulated ??= []) } : {};
  return {
    caller,
    cause: {
      commandId,
      correlation,
      causation: commandId,
      ...(request.via ? { via: request.via } : {}),
    },
    options: {
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      ...dryRun,
    },
    ...(capacity === undefined ? {} : { capacity }),
    ...(key === undefined ? {} : { keyed: true }),
  };
}

/** The context of the command that the request carries. */
export const CurrentContext = createParamDecorator((_: unknown, context: ExecutionContext) =>
  commandContextOf(context.switchToHttp().getRequest<SignedInRequest>()),
);

/** The capacity in the header Act-As, if any. @throws Refusal invalid */
export const ActAs = createParamDecorator((_: unknown, context: ExecutionContext) =>
  capacityOf(context.switchToHttp().getRequest<SignedInRequest>()),
);

/** The signed-in person. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!caller) throw new UnauthorizedException('Sign in with a bearer token.');
  return caller;
});
