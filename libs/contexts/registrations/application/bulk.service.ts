import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Callers } from '#platform/authorization';
import {
  canonicalJson,
  invalid,
  Refusal,
  sha256,
  uuid5,
  type Json,
  type CommandResult,
} from '#kit/eventsourcing';
import {
  DryRunPreview,
  problemOfRefusal,
  type CommandAnswer,
  type PreviewedEffects,
  type CommandContext,
} from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { BulkBody, BulkItemBody } from '../http/dto/bulk.dto.js';
import { BULK_COMMANDS } from './bulk-commands.js';
import { registrationCommand } from './registration.command-classes.js';

/** Number of items of a request that are handled concurrently. */
const CONCURRENT_ITEMS = 8;

/**
 * Gives one command to many registrations (docs/domain.md §4). Each item is an ordinary command with its own right, bound to the revision that the
 * caller saw, and has its own outcome. A refused item does not stop the others. A dry run tries each item alone, so that two items may
 * both succeed although only one place of a slot is left.
 */
@Injectable()
export class BulkService {
  readonly #logger = new Logger('bulk');

  constructor(
    private readonly bus: CommandBus,
    private readonly callers: Callers,
    private readonly jobs: JobsService,
    private readonly preview: DryRunPreview,
  ) {}

  /** @throws Refusal invalid, for parameters that the command does not take or lacks */
  start(body: BulkBody, context: CommandContext, wait: boolean): Promise<JobAnswer> {
    refuseMalformed(body);
    const { command, items } = body;
    const dryRun = context.options.dryRun === true;
    const content = {
      ...body,
      capacity: context.capacity,
      items: items.map((item) => ({ ...item })),
    } as unknown as Json;
    return this.jobs.start(
      {
        id: uuid5(context.cause.commandId, 'bulk'),
        requester: context.caller.person,
        company: context.caller.company,
        kind: 'bulk',
        request: { command, dryRun, sha256: sha256(canonicalJson(content)) },
        total: items.length,
        run: (job) => this.#run(body, context, job),
      },
      wait,
    );
  }

  async #run(
    { command, items, reason }: BulkBody,
    context: CommandContext,
    job: RunningJob,
  ): Promise<null> {
    for (let at = 0; at < items.length; at += CONCURRENT_ITEMS) {
      const now = await this.#currentContext(context);
      const outcomes = await Promise.all(
        items.slice(at, at + CONCURRENT_ITEMS).map((item) => this.#one(command, item, reason, now)),
      );
      await job.report(...outcomes);
    }
    return null;
  }

  /** The context with the current roles of the requester: a role revoked during the job does not count for its remaining items. */
  async #currentContext(context: CommandContext): Promise<CommandContext> {
    return {
      ...context,
      caller: (await this.callers.byId(context.caller.person)) ?? { ...context.caller, roles: [] },
    };
  }

  async #one(
    command: BulkBody['command'],
    { registration, revision, dates, minutes }: BulkItemBody,
    reason: string | undefined,
    context: CommandContext,
  ) {
    const { caller, cause, options, capacity } = context;
    const simulated: CommandResult<unknown>[] = [];
    const itemContext: CommandContext = {
      caller,
      cause: { ...cause, commandId: uuid5(cause.commandId, registration) },
      options: {
        expectedRevision: revision,
        ...(options.dryRun ? { dryRun: true, simulated } : {}),
      },
      ...(capacity === undefined ? {} : { capacity }),
    };
    const body = {
      ...(dates === undefined ? {} : { dates }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(reason === undefined ? {} : { reason }),
    };
    try {
      const answer = await this.bus.execute(
        registrationCommand(command, registration, body, itemContext),
      );
      return outcomeOf(
        registration,
        answer,
        options.dryRun ? await this.preview.preview(simulated) : undefined,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) this.#logger.error(error);
      return { registration, ...failureOf(error) };
    }
  }
}

const outcomeOf = (
  registration: string,
  { revision, position, status, events }: CommandAnswer,
  effects: PreviewedEffects | undefined,
) => ({
  ...{
    registration,
    outcome: effects ? 'would_be_done' : 'done',
    revision,
    ...(effects ? {} : { position }),
    status,
    events: events.map((event) => event.type),
  },
  ...effects,
});

/** The same problem as the answer to a single command. */
function failureOf(error: unknown) {
  if (!(error instanceof Refusal))
    return {
      outcome: 'failed',
      rule: 'internal',
      detail: 'The command failed unexpectedly. Try it again.',
    };
  const { status, rule, detail, field } = problemOfRefusal(error);
  return {
    outcome: 'refused',
    kind: error.kind,
    httpStatus: status,
    rule,
    detail,
    ...(field === undefined ? {} : { field }),
  };
}

function refuseMalformed({ command, items, reason }: BulkBody): void {
  const takes = BULK_COMMANDS[command];
  if (reason === undefined && takes.reason === 'required')
    throw invalid('reason', 'isString', `${command} needs a reason.`);
  if (reason !== undefined && takes.reason === 'never')
    throw invalid('reason', 'unknown_field', `${command} takes no reason.`);
  const named = new Set(items.map(({ registration }) => registration));
  if (named.size < items.length)
    throw invalid('items', 'arrayUnique', 'items must name no registration twice');
  for (const field of ['dates', 'minutes'] as const) {
    const at = takes[field] ? -1 : items.findIndex((item) => item[field] !== undefined);
    if (at >= 0)
      throw invalid(`items.${at}.${field}`, 'unknown_field', `${command} takes no ${field}.`);
  }
}
