import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { PARTNERSHIP_EVENTS, partnershipAudienceOf } from '#contexts/partnerships';
import { PERSON_EVENTS } from '#contexts/people';
import {
  findPartnershipRecipients,
  invitationMailId,
  partnershipMailId,
} from '#features/notifications';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { notFound, type StoredEvent } from '#kit/eventsourcing';
import { StreamHistoryQuery, type ReadStreamEvents } from '../streams/stream-history.query.js';
import {
  NOT_HAPPENED,
  sendingOf,
  standingOf,
  verdictOf,
  type AudienceMembership,
} from './mail-verdicts.js';
import type { MailAnswer, StreamWhyAnswer } from './why.response.js';

export type ExplainedKind = StreamWhyAnswer['kind'];

export interface MailQuestion {
  readonly kind: string;
  /** Default: the last event of the kind. */
  readonly event?: string | undefined;
  /** Default: the caller; of a person's own stream, that person. */
  readonly person?: string | undefined;
}

/** Explains why a mail about a partnership, a mandate or an invitation was sent or not. */
@Injectable()
export class StreamMailReasons {
  constructor(
    private readonly histories: StreamHistoryQuery,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal not_found, also for an event or a recipient outside the caller's scope */
  async of(
    caller: Caller,
    kind: ExplainedKind,
    id: string,
    question: MailQuestion,
  ): Promise<{ readonly answer: StreamWhyAnswer; readonly read: ReadStreamEvents }> {
    const read = await this.histories.open(caller, kind, id);
    const person = question.person ?? (kind === 'person' ? id : caller.person);
    if (person !== caller.person && read.watchingAs === null && kind === 'partnership')
      throw notFound('person', 'person');
    const event = read.events.findLast(
      (one) =>
        one.type === question.kind && (question.event === undefined || one.id === question.event),
    );
    if (!event && question.event !== undefined) throw notFound('event', 'event');
    const mail = await this.#mailOf(kind, id, question.kind, person, event);
    const steps = await read.entriesOf(event ? [event] : []);
    return { read, answer: { kind, id, name: read.name, steps, mail } };
  }

  async #mailOf(
    of: ExplainedKind,
    id: string,
    kind: string,
    person: string,
    event: StoredEvent | undefined,
  ): Promise<MailAnswer> {
    const about = { kind, person, next: null };
    if (!event) return { ...about, event: null, came: false, at: null, ...NOT_HAPPENED };
    const mail =
      of === 'partnership' ? partnershipMailId(event, person) : invitationMailId(event.id, person);
    const standing = await standingOf(this.pool, person, mail, event.recordedAt);
    const membership =
      of === 'partnership' ? await this.#onPartnership(id, person, event) : toInvited(id, person);
    return {
      ...about,
      event: event.id,
      ...sendingOf(standing),
      ...verdictOf(standing, membership),
    };
  }

  async #onPartnership(
    id: string,
    person: string,
    event: StoredEvent,
  ): Promise<AudienceMembership> {
    const recipients = await findPartnershipRecipients(this.pool, id);
    const audiences = partnershipAudienceOf(event);
    const { summary } = PARTNERSHIP_EVENTS[event.type as keyof typeof PARTNERSHIP_EVENTS];
    const notified = audiences.map((audience) => AUDIENCE_LABELS[audience]).join(' and ');
    return {
      summary: `${summary} Notified: ${notified}.`,
      ownAct: event.meta.actor === person,
      member: audiences.some((audience) => recipients?.[audience].includes(person)),
    };
  }
}

const AUDIENCE_LABELS = {
  coordinators: 'the coordinators of the nonprofit',
  admins: 'the admins at the level of the partnership, or at the nearest above that has one',
};

const toInvited = (invited: string, person: string): AudienceMembership => ({
  summary: `${PERSON_EVENTS.PersonInvited.summary} Notified: the invited person.`,
  ownAct: false,
  member: person === invited,
});
