import { Injectable } from '@nestjs/common';
import { Ledger, notAllowed, sha256, streamOf } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { foldMail } from '#platform/text';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import { UniqueClaimsQuery } from '../read-model/unique-claims.query.js';
import { keptPlace, samePlace, type Place } from './role-policy.js';

const keyOf = ({ role, company, level, nonprofit }: Place): string =>
  [role, company, level, nonprofit].join('|');
const keyOfMail = (mail: string): string => `mail|${sha256(foldMail(mail))}`;
const keyOfSubject = (subject: string): string => `subject|${sha256(subject)}`;
const keysOf = ({ mail, subject }: Newcomer): string[] => [
  keyOfMail(mail),
  ...(subject == null ? [] : [keyOfSubject(subject)]),
];

/** Somebody who is about to be registered. */
interface Newcomer {
  readonly mail: string;
  readonly subject: string | null | undefined;
}

/**
 * Finds the holder of what only one person may hold (a mail address, a subject) or of what must never be without a holder (the first and
 * the last of a role). A command claims it before the append, under the lock of all commands on people (ADR 0025). Read models and claims
 * name the candidates; the stream of each candidate decides.
 */
@Injectable()
export class UniqueHolders {
  constructor(
    private readonly ledger: Ledger,
    private readonly claims: UniqueClaimsQuery,
  ) {}

  /** The person with this mail address, in whatever case and form. */
  async withMail(mail: string): Promise<string | undefined> {
    return this.#first(await this.claims.withMail(mail, keyOfMail(mail)), (state) => !state.erased);
  }

  /** @throws Refusal not_allowed */
  async refuseTaken(id: string, mail: string, subject: string | undefined): Promise<void> {
    const holder = await this.withMail(mail);
    if (holder !== undefined && holder !== id)
      throw notAllowed(
        'mail_taken',
        'Another person has this mail address: use another address.',
        'mail',
      );
    if (subject === undefined) return;
    const known = await this.claims.withSubject(subject, keyOfSubject(subject));
    if ((await this.#first(known, (state) => !state.erased && state.id !== id)) !== undefined)
      throw notAllowed(
        'subject_taken',
        'Another person has this subject at the token issuer: use their own subject.',
        'subject',
      );
  }

  /** As {@link refuseTaken} of many newcomers at once: those whose mail address or subject may be taken. The others' are free. */
  async suspects<T extends Newcomer>(newcomers: readonly T[]): Promise<ReadonlySet<T>> {
    const inUse = await this.claims.inUse(
      newcomers.map(({ mail }) => foldMail(mail)),
      newcomers.flatMap(({ subject }) => subject ?? []),
      newcomers.flatMap(keysOf),
    );
    return new Set(
      newcomers.filter((one) =>
        [foldMail(one.mail), one.subject ?? '', ...keysOf(one)].some((used) => inUse.has(used)),
      ),
    );
  }

  /** The platform team grants only the first of a kind; the first names the further ones. @throws Refusal not_allowed */
  async refuseFurther(place: Place, root: string | null): Promise<void> {
    const kind = place.role === 'platform' ? null : keptPlace(place, root);
    if (kind !== null && (await this.#holder(place)) !== undefined)
      throw notAllowed(
        'not_first',
        `There is a ${kind} already: ask them to name further ones.`,
        'roles',
      );
  }

  /** The kind of role that would have no holder if this person lost these places; null when each has a successor. */
  async lastOf(id: string, places: readonly Place[], root: string | null): Promise<string | null> {
    for (const place of places) {
      const kind = keptPlace(place, root);
      if (kind !== null && (await this.#holder(place, id)) === undefined) return kind;
    }
    return null;
  }

  /** Claims, before anything is written, the roles that a person gets and, of a newcomer, the mail address and the subject. */
  async claim(
    id: string,
    granted: readonly Place[],
    { options }: CommandContext,
    newcomer: Newcomer | null = null,
  ): Promise<void> {
    if (options.dryRun) return;
    const keys = [...granted.map(keyOf), ...(newcomer ? keysOf(newcomer) : [])];
    await this.claims.claim(keys.map((key) => ({ key, person: id })));
  }

  /** As {@link claim} of many newcomers at once, who are the first of nothing. */
  async claimAll(newcomers: readonly (Newcomer & { readonly id: string })[]): Promise<void> {
    await this.claims.claim(
      newcomers.flatMap((one) => keysOf(one).map((key) => ({ key, person: one.id }))),
    );
  }

  async #holder(place: Place, except?: string): Promise<string | undefined> {
    const known = (await this.claims.holding(place, keyOf(place))).filter((id) => id !== except);
    return this.#first(known, (state) => state.grants.some((grant) => samePlace(grant, place)));
  }

  async #first(
    known: readonly string[],
    holds: (state: PersonState) => boolean,
  ): Promise<string | undefined> {
    for (const id of new Set(known)) {
      const { state } = await this.ledger.load(person, streamOf(person, id));
      if (state.exists && holds(state)) return id;
    }
    return undefined;
  }
}
