import { Injectable } from '@nestjs/common';
import { Ledger, notAllowed, streamOf, type Refusal } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import { UniqueClaimsQuery } from '../read-model/unique-claims.query.js';
import { keptPlace, samePlace, type Place } from './role-policy.js';

const keyOf = ({ role, company, level, nonprofit }: Place): string =>
  [role, company, level, nonprofit].join('|');

/** Whether anybody but one keeps a place. */
export interface Keepers {
  anybody(place: Place, except?: string): boolean;
}

const holdsPlace = ({ grants }: PersonState, place: Place): boolean =>
  grants.some((grant) => samePlace(grant, place));

/** The kind of role of which the platform team grants only the first. */
export const grantedOnce = (place: Place, root: string | null): string | null =>
  place.role === 'platform' ? null : keptPlace(place, root);

export const notFirst = (kind: string): Refusal =>
  notAllowed('not_first', `There is a ${kind} already: ask them to name further ones.`, 'roles');

/**
 * Finds the holder of what must never be without one: the first and the last of a role. A command claims a role before the append (ADR
 * 0025). Read models and claims name the candidates; the stream of each candidate decides.
 */
@Injectable()
export class UniqueHolders {
  constructor(
    private readonly ledger: Ledger,
    private readonly claims: UniqueClaimsQuery,
  ) {}

  /** The platform team grants only the first of a kind; the first names the further ones. @throws Refusal not_allowed */
  async refuseFurther(place: Place, root: string | null): Promise<void> {
    const kind = grantedOnce(place, root);
    if (kind !== null && (await this.#holder(place)) !== undefined) throw notFirst(kind);
  }

  /** The kind of role that would have no holder if this person lost these places; null when each has a successor. */
  async lastOf(id: string, places: readonly Place[], root: string | null): Promise<string | null> {
    for (const place of places) {
      const kind = keptPlace(place, root);
      if (kind !== null && (await this.#holder(place, id)) === undefined) return kind;
    }
    return null;
  }

  /**
   * Who keeps each of these places, as far as it matters: at most two people, so that there is another one whoever goes. For the many people
   * of a list.
   */
  async keepersOf(places: readonly Place[]): Promise<Keepers> {
    const unique = new Map(places.map((place) => [keyOf(place), place]));
    const known = await this.claims.holdingEach(
      [...unique].map(([key, place]) => ({ key, ...place })),
    );
    const keepers = new Map<string, readonly string[]>();
    for (const [key, place] of unique) {
      const found: string[] = [];
      for (const id of known.get(key) ?? []) {
        if (found.length === 2) break;
        const holder = await this.#first([id], (state) => holdsPlace(state, place));
        if (holder !== undefined) found.push(holder);
      }
      keepers.set(key, found);
    }
    return {
      anybody: (place, except) => (keepers.get(keyOf(place)) ?? []).some((id) => id !== except),
    };
  }

  /** Claims, before anything is written, the roles that a person gets. */
  async claim(id: string, granted: readonly Place[], { options }: CommandContext): Promise<void> {
    if (options.dryRun) return;
    await this.claims.claim(granted.map((place) => ({ key: keyOf(place), person: id })));
  }

  async #holder(place: Place, except?: string): Promise<string | undefined> {
    const known = (await this.claims.holding(place, keyOf(place))).filter((id) => id !== except);
    return this.#first(known, (state) => holdsPlace(state, place));
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
