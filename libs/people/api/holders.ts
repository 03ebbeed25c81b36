import { Injectable } from '@nestjs/common';
import { Ledger, notAllowed, sha256, streamOf, type StoredEvent } from '#eventsourcing';
import { person, type PersonState } from '../domain/people.decider.js';
import { PeopleFacts } from '../read/people.facts.js';
import { keptPlace, samePlace, type Place } from './granting.js';

const MOST_REMEMBERED = 5_000;
const keyOf = ({ role, company, level, nonprofit }: Place): string => [role, company, level, nonprofit].join('|');
const keyOfMail = (mail: string): string => `mail|${sha256(mail.toLowerCase())}`;
const keyOfSubject = (subject: string): string => `subject|${sha256(subject)}`;

/** Who is about to be registered. */
interface Newcomer {
  readonly mail: string;
  readonly subject: string | null;
}

/**
 * Who holds what only one may hold, or somebody must: mails, subjects, the first and the last of a role. The read models name the
 * candidates, the memory adds those of this process that they do not know yet, and each one's stream decides.
 */
@Injectable()
export class Holders {
  readonly #recent = new Map<string, Set<string>>();
  constructor(
    private readonly ledger: Ledger,
    private readonly facts: PeopleFacts,
  ) {}

  /** The person with this mail address, in whatever case. */
  async withMail(mail: string): Promise<string | undefined> {
    return this.#first([...(await this.facts.withMail(mail)), ...this.#remembered(keyOfMail(mail))], (state) => !state.erased);
  }

  /** @throws Refusal not_allowed */
  async refuseTaken(id: string, mail: string, subject: string | undefined): Promise<void> {
    const holder = await this.withMail(mail);
    if (holder !== undefined && holder !== id) throw notAllowed('mail_taken', 'Somebody else has this mail address.', 'mail');
    if (subject === undefined) return;
    const known = [...(await this.facts.withSubject(subject)), ...this.#remembered(keyOfSubject(subject))];
    if ((await this.#first(known, (state) => !state.erased && state.id !== id)) !== undefined)
      throw notAllowed('subject_taken', 'The issuer knows somebody else under this subject.', 'subject');
  }

  /** As {@link refuseTaken} of many newcomers at once: those whose mail or subject may be somebody's; the others' are nobody's. */
  async suspects<T extends Newcomer>(newcomers: readonly T[]): Promise<ReadonlySet<T>> {
    const inUse = await this.facts.inUse(
      newcomers.map(({ mail }) => mail.toLowerCase()),
      newcomers.flatMap(({ subject }) => subject ?? []),
    );
    const suspect = ({ mail, subject }: Newcomer) =>
      inUse.has(mail.toLowerCase()) ||
      this.#remembered(keyOfMail(mail)).length > 0 ||
      (subject !== null && (inUse.has(subject) || this.#remembered(keyOfSubject(subject)).length > 0));
    return new Set(newcomers.filter(suspect));
  }

  /** The platform team grants the first of them only; further ones name each other. @throws Refusal not_allowed */
  async refuseFurther(place: Place, root: string | null): Promise<void> {
    const kind = place.role === 'platform' ? null : keptPlace(place, root);
    if (kind !== null && (await this.#holder(place)) !== undefined)
      throw notAllowed('not_first', `There is a ${kind} already: further ones are named by them.`, 'roles');
  }

  /** What would be left without anyone if this person lost these; null when each has a successor. */
  async lastOf(id: string, places: readonly Place[], root: string | null): Promise<string | null> {
    for (const place of places) {
      const kind = keptPlace(place, root);
      if (kind !== null && (await this.#holder(place, id)) === undefined) return kind;
    }
    return null;
  }

  /** Bears in mind what was just written, until the read models surely know. */
  remember(id: string, events: readonly StoredEvent[], mail?: string, subject?: string): void {
    for (const { type, data } of events) if (type === 'RoleGranted') this.#keep(keyOf(data as unknown as Place), id);
    if (mail !== undefined) this.#keep(keyOfMail(mail), id);
    if (subject !== undefined) this.#keep(keyOfSubject(subject), id);
  }

  async #holder(place: Place, except?: string): Promise<string | undefined> {
    const known = [...(await this.facts.holding(place)), ...this.#remembered(keyOf(place))].filter((id) => id !== except);
    return this.#first(known, (state) => state.grants.some((grant) => samePlace(grant, place)));
  }

  async #first(known: readonly string[], holds: (state: PersonState) => boolean): Promise<string | undefined> {
    for (const id of new Set(known)) {
      const { state } = await this.ledger.load(person, streamOf(person, id));
      if (state.exists && holds(state)) return id;
    }
    return undefined;
  }

  #remembered(key: string): readonly string[] {
    return [...(this.#recent.get(key) ?? [])];
  }

  #keep(key: string, id: string): void {
    const persons = this.#recent.get(key) ?? new Set();
    this.#recent.delete(key);
    this.#recent.set(key, persons.add(id));
    const oldest = this.#recent.size > MOST_REMEMBERED ? this.#recent.keys().next().value : undefined;
    if (oldest !== undefined) this.#recent.delete(oldest);
  }
}
