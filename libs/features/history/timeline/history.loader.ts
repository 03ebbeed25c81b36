import { Inject, Injectable } from '@nestjs/common';
import { AuthorizationContext, type Caller } from '#platform/authorization';
import {
  Ledger,
  notFound,
  encryptedFor,
  mapInSlices,
  streamOf,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import {
  PeopleNames,
  registration,
  RegistrationQuery,
  type RegistrationDetail,
  type RegistrationState,
} from '#contexts/registrations';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import { CausesLoader } from './causes.loader.js';
import type { Reading } from './history-entries.js';
import { annotateInSlices, type AnnotatedEvent } from './annotated-history.js';
import { visibilityOf, type WatchingCapacity } from './history-visibility.js';

/** A registration's history, as far as a reader may see it. */
export interface LoadedHistory {
  /** The registration in the read models. */
  readonly head: RegistrationDetail;
  /** The whole history, from the log. */
  readonly annotated: readonly AnnotatedEvent[];
  readonly state: RegistrationState;
  readonly last: StoredEvent;
  readonly reading: Reading;
  readonly watchingAs: WatchingCapacity | null;
}

/** Loads the history of a registration in the caller's scope. */
@Injectable()
export class HistoryLoader {
  constructor(
    private readonly registrations: RegistrationQuery,
    private readonly access: AuthorizationContext,
    private readonly causes: CausesLoader,
    private readonly names: PeopleNames,
    private readonly ledger: Ledger,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  /** @throws Refusal not_found, also outside the caller's scope */
  async open(caller: Caller, id: string): Promise<LoadedHistory> {
    const head = await this.registrations.one(caller, id, this.ledger.clock.now());
    const annotated = await annotateInSlices(await this.log.readStream(streamOf(registration, id)));
    const last = annotated.at(-1);
    const accessContext = last && (await this.access.registration(last.state));
    if (!accessContext) throw notFound('registration', 'registration');
    const { readsMessages, knowsCompany, watchingAs } = visibilityOf(caller, accessContext);
    return {
      head,
      annotated,
      state: last.state,
      last: last.event,
      watchingAs,
      reading: { ...(await this.#look(annotated, last.state)), readsMessages, knowsCompany },
    };
  }

  async #look(
    annotated: readonly AnnotatedEvent[],
    state: RegistrationState,
  ): Promise<Omit<Reading, 'readsMessages' | 'knowsCompany'>> {
    const events = annotated.map(({ event }) => event);
    const causes = await this.causes.of(events, state);
    const [owners, actors] = [new Set<string>(), new Set<string | null>()];
    await mapInSlices([...events, ...causes.values()], ({ meta }) => actors.add(meta.actor));
    await mapInSlices(events, ({ data }) => {
      for (const owner of encryptedFor(data)) owners.add(owner);
    });
    const [people, keys] = await Promise.all([
      this.names.of([...actors, ...owners]),
      this.ring.keys([...owners], false),
    ]);
    return { people, keys, causes, employee: state.employee };
  }
}
