import { Injectable } from '@nestjs/common';
import { canonicalJson, invalid, sha256, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { ReplayParkedBody } from '../http/dto/parked-streams.dto.js';
import { refuseUnlessPlatform } from '../platform-access.js';
import { ParkedReplay, type StreamToReplay } from './parked-replay.port.js';
import { ParkedStreamsQuery } from './parked-streams.query.js';

type Parked = StreamToReplay & { readonly waiting: boolean };
const keyOf = ({ reader, stream }: StreamToReplay): string => `${reader} ${stream}`;

/** Processes parked streams again, as a job with an outcome per stream. */
@Injectable()
export class ReplayParkedService {
  constructor(
    private readonly jobs: JobsService,
    private readonly parked: ParkedStreamsQuery,
    private readonly replay: ParkedReplay,
  ) {}

  /** @throws Refusal invalid without a selection; forbidden */
  async start(
    { items, all }: ReplayParkedBody,
    { caller, cause, options }: CommandContext,
    wait: boolean,
  ): Promise<JobAnswer> {
    if ((items === undefined) === (all === undefined))
      throw invalid('items', 'no_selection', 'Give either items, or all: true.');
    refuseUnlessPlatform(caller, 'replay parked streams');
    const dryRun = options.dryRun === true;
    const named = (items ?? []).map(({ reader, stream }) => ({ reader, stream }));
    const { selected, unknown } = await this.#select(named, all === true);
    return this.jobs.start(
      {
        id: uuid5(cause.commandId, 'replay-parked'),
        requester: caller.person,
        company: caller.company,
        kind: 'replay-parked',
        request: { dryRun, all: all === true, sha256: sha256(canonicalJson(named)) },
        total: selected.length + unknown.length,
        run: async (job) => {
          for (const one of unknown) await job.report({ ...one, outcome: 'not_parked' });
          await (dryRun ? preview(job, selected) : this.#run(job, selected));
          return null;
        },
      },
      wait,
    );
  }

  /** The streams named, and those of other readers that wait for them. */
  async #select(named: readonly StreamToReplay[], all: boolean) {
    const parked = await this.parked.all();
    const keys = new Set(named.map(keyOf));
    const streams = new Set(named.map(({ stream }) => stream));
    const selected = parked.filter(
      (one) => all || keys.has(keyOf(one)) || (one.waiting && streams.has(one.stream)),
    );
    const found = new Set(parked.map(keyOf));
    return { selected, unknown: named.filter((one) => !found.has(keyOf(one))) };
  }

  async #run(job: RunningJob, selected: readonly Parked[]): Promise<void> {
    const keys = new Set(selected.map(keyOf));
    await this.replay.run(
      (one) => keys.has(keyOf(one)),
      (outcome) => job.report(outcome),
    );
  }
}

/** What would be replayed. Whether an event can be processed now shows only a real replay. */
async function preview(job: RunningJob, selected: readonly Parked[]): Promise<void> {
  for (const { reader, stream } of selected)
    await job.report({ reader, stream, outcome: 'would_be_replayed' });
}
