import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Ledger, notAllowed, sha256, streamOf, type Refusal } from '#kit/eventsourcing';
import { foldMail } from '#platform/text';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import { UniqueValuesQuery, type UniqueValue } from '../read-model/unique-values.query.js';
import { PersonalDataService } from './personal-data.service.js';

export type { UniqueValue };

const POLL_MILLISECONDS = 50;
/** How long a command waits for another that has claimed the same value and not appended yet. */
const TIMEOUT_MILLISECONDS = 5_000;

export const mailValue = (mail: string): UniqueValue => ({
  field: 'mail',
  key: `mail|${sha256(foldMail(mail))}`,
  text: foldMail(mail),
  company: null,
});
export const subjectValue = (subject: string): UniqueValue => ({
  field: 'subject',
  key: `subject|${sha256(subject)}`,
  text: subject,
  company: null,
});
const externalValue = (text: string, company: string): UniqueValue => ({
  field: 'externalId',
  key: `external|${company}|${sha256(text)}`,
  text,
  company,
});

/** The unique values among a person's data; an external id is unique within a company. */
export const uniqueValuesOf = (
  {
    mail,
    subject,
    externalId,
  }: {
    readonly mail?: string | null | undefined;
    readonly subject?: string | null | undefined;
    readonly externalId?: string | null | undefined;
  },
  company: string | null,
): UniqueValue[] => [
  ...(mail == null ? [] : [mailValue(mail)]),
  ...(subject == null ? [] : [subjectValue(subject)]),
  ...(externalId == null || company === null ? [] : [externalValue(externalId, company)]),
];

const TAKEN: Readonly<Record<UniqueValue['field'], () => Refusal>> = {
  mail: () =>
    notAllowed('mail_taken', 'Another person has this mail address: use another address.', 'mail'),
  subject: () =>
    notAllowed(
      'subject_taken',
      'Another person has this subject at the token issuer: use their own subject.',
      'subject',
    ),
  externalId: () =>
    notAllowed(
      'external_id_taken',
      'Another person of the company has this external id: use their own id.',
      'externalId',
    ),
};

/** Values claimed for one person. */
export interface ValuesOfPerson {
  readonly id: string;
  readonly values: readonly UniqueValue[];
}

/**
 * Keeps mail addresses, subjects and external ids unique among all processes and companies, without a lock (ADR 0025). A value is claimed
 * for one person right before the append; the read models and the claims name who may have it, and the stream of each of them decides.
 */
@Injectable()
export class UniqueValues {
  constructor(
    private readonly ledger: Ledger,
    private readonly query: UniqueValuesQuery,
    private readonly data: PersonalDataService,
  ) {}

  /** The person who has this value. */
  async holderOf(value: UniqueValue, except?: string): Promise<string | undefined> {
    const candidates = await this.query.candidates([value]);
    return this.#holderAmong(candidates.get(value.key) ?? [], value, except);
  }

  /**
   * Claims values for people before anything is written.
   * @returns person → why their values are not theirs to have; people left out got theirs
   */
  async claim(wanted: readonly ValuesOfPerson[]): Promise<ReadonlyMap<string, Refusal>> {
    const claims = wanted.flatMap(({ id, values }) =>
      values.map((value) => ({ key: value.key, person: id, value })),
    );
    const refused = await this.#claim(claims);
    const candidates = await this.query.candidates(claims.map(({ value }) => value));
    for (const { person: id, value } of claims) {
      if (refused.has(id)) continue;
      const others = (candidates.get(value.key) ?? []).filter((one) => one !== id);
      if (others.length > 0 && (await this.#holderAmong(others, value)) !== undefined)
        refused.set(id, TAKEN[value.field]());
    }
    await this.query.release(claims.filter((claim) => refused.has(claim.person)));
    return refused;
  }

  /** As {@link claim} for one person. @throws Refusal not_allowed */
  async claimFor(id: string, values: readonly UniqueValue[]): Promise<void> {
    const refusal = (await this.claim([{ id, values }])).get(id);
    if (refusal) throw refusal;
  }

  taken({ field }: UniqueValue): Refusal {
    return TAKEN[field]();
  }

  /** Lets go of values that a person has no more. */
  release({ id, values }: ValuesOfPerson): Promise<void> {
    return this.query.release(values.map(({ key }) => ({ key, person: id })));
  }

  /** Claims what is free, and waits for others who have claimed it and not appended yet. */
  async #claim(
    claims: readonly {
      readonly key: string;
      readonly person: string;
      readonly value: UniqueValue;
    }[],
  ): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    let open = claims;
    for (let waited = 0; ; waited += POLL_MILLISECONDS) {
      const others = new Map((await this.query.claim(open)).map((other) => [other.key, other]));
      const free: { key: string; person: string }[] = [];
      open = open.filter(({ key }) => others.has(key));
      for (const claim of open) {
        const { person: other, old } = others.get(claim.key) ?? { person: '', old: false };
        if ((await this.#holderAmong([other], claim.value)) !== undefined)
          refused.set(claim.person, TAKEN[claim.value.field]());
        else if (old) free.push({ key: claim.key, person: other });
        else if (waited >= TIMEOUT_MILLISECONDS)
          refused.set(claim.person, TAKEN[claim.value.field]());
      }
      await this.query.release(free);
      open = open.filter(({ person: id }) => !refused.has(id));
      if (open.length === 0) return refused;
      await delay(free.length > 0 ? 0 : POLL_MILLISECONDS);
    }
  }

  async #holderAmong(
    ids: readonly string[],
    value: UniqueValue,
    except?: string,
  ): Promise<string | undefined> {
    for (const id of ids) if (id !== except && (await this.#holds(id, value))) return id;
    return undefined;
  }

  async #holds(id: string, { field, text, company }: UniqueValue): Promise<boolean> {
    const { state } = await this.ledger.load<PersonState>(person, streamOf(person, id));
    if (!state.exists || state.erased) return false;
    if (field === 'externalId' && state.company !== company) return false;
    const own = (await this.data.of(id))[field];
    return own !== null && (field === 'mail' ? foldMail(own) : own) === text;
  }
}
