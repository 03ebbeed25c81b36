import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { idOf, Ledger, uuid5, type CommandResult, type StoredEvent } from '#kit/eventsourcing';
import { aboutOf, DryRunPreview, type PreviewedEffects, type PreviewedMail } from '#platform/http';
import { registration, type RegistrationState } from '#contexts/registrations';
import { partnership, type PartnershipState } from '#contexts/partnerships';
import {
  mailsOf,
  partnershipMailsOf,
  partnershipRecipientsOf,
  planInitiativeMails,
  receiptsOf,
  recipientsOf,
  type PartnershipRecipients,
  type PlannedMail,
  type Recipients,
} from '#features/notifications';
import { Reactions, type Eraser, type PlaceReleaser } from './reactions.process.js';

const RECIPIENTS = recipientsOf(
  'json_to_recordset($1::json) AS r(id uuid, employee uuid, initiative uuid, nonprofit uuid, company uuid, kind text)',
);

const PARTNERSHIP_RECIPIENTS = partnershipRecipientsOf(
  'json_to_recordset($1::json) AS p(id uuid, nonprofit uuid, level uuid)',
);

/** `$1`: candidates. Those who get mails, and the kinds of reminders that they have turned off. */
const READERS =
  'SELECT id, muted FROM read.people WHERE id = ANY($1::uuid[]) AND NOT erased AND mail IS NOT NULL';

const NO_PLACES: PlaceReleaser = { giveBack: () => Promise.resolve() };
const NOBODY: Eraser = { erase: () => Promise.resolve() };

/**
 * Previews the effects of a command: the commands that process managers would give, the reminders due at the same instant, and the mails
 * of all these events. Runs the tables and functions of the processes themselves as dry runs.
 */
@Injectable()
export class ProcessPreview extends DryRunPreview {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
  ) {
    super();
  }

  async preview(simulated: readonly CommandResult<unknown>[]): Promise<PreviewedEffects> {
    const reacted: CommandResult<unknown>[] = [];
    const reactions = new Reactions(this.pool, this.ledger, NO_PLACES, NOBODY, {
      dryRun: true,
      simulated: reacted,
    });
    for (const { events } of simulated) await reactions.handle(events);
    const outcomes = [...simulated, ...reacted];
    const changed = latest<RegistrationState>(registration.category, outcomes);
    const asked = [...changed].flatMap(([stream, state]) => this.#asks(stream, state));
    const follows = [...reacted.flatMap((outcome) => outcome.events), ...asked];
    const events = [...simulated.flatMap((outcome) => outcome.events), ...follows];
    const mails = [
      ...(await this.#registrationMails(events, changed, reactions.deciders)),
      ...(await this.#partnershipMails(events, latest(partnership.category, outcomes))),
      ...(await planInitiativeMails(this.pool, events)),
    ];
    return { follows: follows.map(followingOf), mails: await this.#sent(mails, events) };
  }

  /** The reminders that would be due after the change. */
  #asks(stream: string, state: RegistrationState): StoredEvent[] {
    const [now, commandId] = [this.ledger.clock.now(), uuid5(stream, 'foreseen')];
    const context = { now, actor: null, capacity: 'system', mandate: null, commandId };
    const meta = { ...context, command: 'Remind', correlation: commandId, causation: commandId };
    return registration
      .decide({ name: 'Remind', data: {} }, state, context)
      .map((draft, index) => ({
        ...{
          id: uuid5(commandId, String(index)),
          type: draft.type,
          version: 1,
          data: draft.data,
          meta,
          hash: '',
        },
        ...{
          stream,
          revision: -1,
          position: '',
          occurredAt: draft.occurredAt ?? now,
          recordedAt: now,
        },
      }));
  }

  async #registrationMails(
    events: readonly StoredEvent[],
    changed: ReadonlyMap<string, RegistrationState>,
    deciders: ReadonlyMap<string, readonly string[]>,
  ): Promise<PlannedMail[]> {
    const today = await this.#recipients(changed);
    const byRegistration = new Map(
      [...today].map(([id, recipients]) => [
        id,
        { ...recipients, managers: deciders.get(id) ?? recipients.managers },
      ]),
    );
    const causes = new Map(events.map((event) => [event.id, event]));
    const receipts = await receiptsOf(this.ledger.store, events, byRegistration);
    return events.flatMap((event) => {
      const recipients = byRegistration.get(idOf(event.stream));
      return recipients ? mailsOf(event, recipients, causes, receipts) : [];
    });
  }

  async #partnershipMails(
    events: readonly StoredEvent[],
    changed: ReadonlyMap<string, PartnershipState>,
  ): Promise<PlannedMail[]> {
    if (changed.size === 0) return [];
    const changes = [...changed.values()].map(({ id, nonprofit, level }) => ({
      ...{ id, nonprofit, level },
    }));
    const { rows } = await this.pool.query<PartnershipRecipients>(PARTNERSHIP_RECIPIENTS, [
      JSON.stringify(changes),
    ]);
    const byPartnership = new Map(rows.map((row) => [row.partnership, row]));
    return events.flatMap((event) => {
      const recipients = byPartnership.get(idOf(event.stream));
      return recipients ? partnershipMailsOf(event, recipients) : [];
    });
  }

  /** Those that would really be sent: once each, to people who can be reached and have not turned them off. */
  async #sent(
    mails: readonly PlannedMail[],
    events: readonly StoredEvent[],
  ): Promise<PreviewedMail[]> {
    const erased = new Set(
      events.filter((event) => event.type === 'PersonErased').map((event) => idOf(event.stream)),
    );
    const { rows } = await this.pool.query<{ id: string; muted: string[] | null }>(READERS, [
      mails.map((mail) => mail.recipient),
    ]);
    const muted = new Map(
      rows.filter((row) => !erased.has(row.id)).map((row) => [row.id, row.muted ?? []]),
    );
    const sent = mails.filter(
      ({ recipient, reminder, kind }) =>
        muted.has(recipient) && !(reminder && muted.get(recipient)?.includes(kind)),
    );
    return [...new Map(sent.toReversed().map((mail) => [mail.id, mail])).values()]
      .toReversed()
      .map(({ kind, audience, recipient, registration: about, partnership: of }) => ({
        ...{ kind, audience, recipient, registration: about, partnership: of },
      }));
  }

  async #recipients(
    changed: ReadonlyMap<string, RegistrationState>,
  ): Promise<ReadonlyMap<string, Recipients>> {
    const changes = [...changed.values()].map(
      ({ id, employee, initiative, nonprofit, company, kind }) => ({
        ...{ id, employee, initiative, nonprofit, company, kind },
      }),
    );
    const { rows } = await this.pool.query<Recipients>(RECIPIENTS, [JSON.stringify(changes)]);
    return new Map(rows.map((recipients) => [recipients.registration, recipients]));
  }
}

/** The states of the streams of a category that would change. */
function latest<S>(category: string, outcomes: readonly CommandResult<unknown>[]): Map<string, S> {
  const changed = outcomes.filter(
    ({ stream, events }) => stream.startsWith(`${category}-`) && events.length > 0,
  );
  return new Map(changed.map(({ stream, state }) => [stream, state as S]));
}

const followingOf = ({ type, stream, occurredAt, data }: StoredEvent) => ({
  type,
  registration: idOf(stream),
  occurredAt,
  about: aboutOf(data),
});
