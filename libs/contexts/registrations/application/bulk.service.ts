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

/** Items of one request that are handled side by side. */
const AT_ONCE = 8;

/**
 * One command for many registrations (domain §4): many ordinary commands, each with its own right and bound to the revision that the
 * caller saw. Each item has an outcome of its own; one refused stops no other. A dry run tries each by itself: that the first took the
 * last place of a slot, the second does not know.
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

  /** @throws Refusal invalid, for words that do not go with the command */
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
    for (let at = 0; at < items.length; at += AT_ONCE) {
      const now = await this.#currentContext(context);
      const outcomes = await Promise.all(
        items.slice(at, at + AT_ONCE).map((item) => this.#one(command, item, reason, now)),
      );
      await job.report(...outcomes);
    }
    return null;
  }

  /** In the roles of this moment: what is taken from the requester while the work goes on is not theirs for the rest of it. */
  async #currentContext(context: CommandContext): Promise<CommandContext> {
    return {
      ...context,
      caller: (await this.callers.byId(context.caller.person)) ?? { ...context.caller, roles: [] },
    };
  }

  async #one(
    command: BulkBody['command'],
    { registration, revision, dates }: BulkItemBody,
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
      ...(reason === undefined ? {} : { reason }),
    };
    try {
      const answer = await this.bus.execute(
        registrationCommand(command, registration, body, itemContext),
      );
      return done(
        registration,
        answer,
        options.dryRun ? await this.preview.of(simulated) : undefined,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) this.#logger.error(error);
      return { registration, ...refusedBy(error) };
    }
  }
}

const done = (
  registration: string,
  { revision, status, events }: CommandAnswer,
  effects: PreviewedEffects | undefined,
) => ({
  ...{
    registration,
    outcome: effects ? 'would_be_done' : 'done',
    revision,
    status,
    events: events.map((event) => event.type),
  },
  ...effects,
});

/** What the item would have been answered with by itself. */
function refusedBy(error: unknown) {
  if (!(error instanceof Refusal))
    return {
      outcome: 'failed',
      rule: 'internal',
      detail: 'Something went wrong; try this one again.',
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
  const at = takes.dates ? -1 : items.findIndex((item) => item.dates !== undefined);
  if (at >= 0) throw invalid(`items.${at}.dates`, 'unknown_field', `${command} takes no dates.`);
}
