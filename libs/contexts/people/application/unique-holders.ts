import { Injectable } from '@nestjs/common';
import { Ledger, notAllowed, sha256, streamOf, type CommandPlan } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import { UniqueClaimsQuery } from '../read-model/unique-claims.query.js';
import { keptPlace, samePlace, type Place } from './role-policy.js';

const keyOf = ({ role, company, level, nonprofit }: Place): string =>
  [role, company, level, nonprofit].join('|');
const keyOfMail = (mail: string): string => `mail|${sha256(mail.toLowerCase())}`;
const keyOfSubject = (subject: string): string => `subject|${sha256(subject)}`;
const keysOf = ({ mail, subject }: Newcomer): string[] => [
  keyOfMail(mail),
  ...(subject == null ? [] : [keyOfSubject(subject)]),
];

/** Who is about to be registered. */
interface Newcomer {
  readonly mail: string;
  readonly subject: string | null | undefined;
}

/**
 * Who holds what only one may hold, or somebody must: mails, subjects, the first and the last of a role. What is about to be written is
 * claimed first, during the turn (ADR 0025); read models and claims name the candidates, and each one's stream decides.
 */
@Injectable()
export class UniqueHolders {
  constructor(
    private readonly ledger: Ledger,
    private readonly facts: UniqueClaimsQuery,
  ) {}

  /** The person with this mail address, in whatever case. */
  async withMail(mail: string): Promise<string | undefined> {
    return this.#first(await this.facts.withMail(mail, keyOfMail(mail)), (state) => !state.erased);
  }

  /** @throws Refusal not_allowed */
  async refuseTaken(id: string, mail: string, subject: string | undefined): Promise<void> {
    const holder = await this.withMail(mail);
    if (holder !== undefined && holder !== id)
      throw notAllowed('mail_taken', 'Somebody else has this mail address.', 'mail');
    if (subject === undefined) return;
    const known = await this.facts.withSubject(subject, keyOfSubject(subject));
    if ((await this.#first(known, (state) => !state.erased && state.id !== id)) !== undefined)
      throw notAllowed(
        'subject_taken',
        'The issuer knows somebody else under this subject.',
        'subject',
      );
  }

  /** As {@link refuseTaken} of many newcomers at once: those whose mail or subject may be somebody's; the others' are nobody's. */
  async suspects<T extends Newcomer>(newcomers: readonly T[]): Promise<ReadonlySet<T>> {
    const inUse = await this.facts.inUse(
      newcomers.map(({ mail }) => mail.toLowerCase()),
      newcomers.flatMap(({ subject }) => subject ?? []),
      newcomers.flatMap(keysOf),
    );
    return new Set(
      newcomers.filter((one) =>
        [one.mail.toLowerCase(), one.subject ?? '', ...keysOf(one)].some((used) => inUse.has(used)),
      ),
    );
  }

  /** The platform team grants the first of them only; further ones name each other. @throws Refusal not_allowed */
  async refuseFurther(place: Place, root: string | null): Promise<void> {
    const kind = place.role === 'platform' ? null : keptPlace(place, root);
    if (kind !== null && (await this.#holder(place)) !== undefined)
      throw notAllowed(
        'not_first',
        `There is a ${kind} already: further ones are named by them.`,
        'roles',
      );
  }

  /** What would be left without anyone if this person lost these; null when each has a successor. */
  async lastOf(id: string, places: readonly Place[], root: string | null): Promise<string | null> {
    for (const place of places) {
      const kind = keptPlace(place, root);
      if (kind !== null && (await this.#holder(place, id)) === undefined) return kind;
    }
    return null;
  }

  /** A plan that claims, before anything is written, the roles that it grants and what the newcomer, if it is one, is to be known by. */
  claiming(
    id: string,
    plan: CommandPlan<PersonCommand>,
    { options }: CommandContext,
    newcomer?: Newcomer,
  ): CommandPlan<PersonCommand> {
    const beforeAppend: CommandPlan<PersonCommand>['beforeAppend'] = async (drafts, revision) => {
      await plan.beforeAppend?.(drafts, revision);
      if (options.dryRun) return;
      const granted = drafts.flatMap(({ type, data }) =>
        type === 'RoleGranted' ? [keyOf(data as unknown as Place)] : [],
      );
      await this.facts.claim(
        [...granted, ...(newcomer ? keysOf(newcomer) : [])].map((key) => ({ key, person: id })),
      );
    };
    return { ...plan, beforeAppend };
  }

  /** As {@link claiming} of many newcomers at once, who are no first of anything. */
  async claim(newcomers: readonly (Newcomer & { readonly id: string })[]): Promise<void> {
    await this.facts.claim(
      newcomers.flatMap((one) => keysOf(one).map((key) => ({ key, person: one.id }))),
    );
  }

  async #holder(place: Place, except?: string): Promise<string | undefined> {
    const known = (await this.facts.holding(place, keyOf(place))).filter((id) => id !== except);
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
