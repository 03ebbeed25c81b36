import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  anyOnPath,
  Callers,
  Directory,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  READ_MODELS,
} from '#platform/authorization';
import { fold, Ledger, streamOf, type CommandMetadata, type StoredEvent } from '#kit/eventsourcing';
import { distinguishedName } from '#platform/text';
import { sameGrant } from '../domain/joining.js';
import { person } from '../domain/person.decider.js';
import type { Role } from '../domain/person.events.js';
import { employerOf, type Invitation, type PersonState } from '../domain/person.state.js';

/** An invitation, for the person who was invited. */
export interface InvitationView {
  readonly invitation: string;
  readonly roles: readonly Role[];
  /** The company or nonprofit that the roles belong to. */
  readonly organisation: string;
  readonly zone: string;
  readonly expiresAt: string;
  readonly answer: Invitation['answer'];
  readonly answeredAt: string | null;
  /** The company that they have to leave first; null for none. */
  readonly leaveFirst: string | null;
  /** They hold every role already. */
  readonly held: boolean;
  /** Who invited could still do so today. */
  readonly stands: boolean;
  /** When it was sent, and by the event of which id. */
  readonly event: string;
}

interface Organisation {
  readonly name: string;
  readonly zone: string | null;
  readonly places: readonly string[];
  /** Another organisation that the person knows has the same name. */
  readonly shared: boolean;
}

/** `$2`: the organisations in which the person has a role, or to which they were invited. */
const ORGANISATION = `
  SELECT o.name, o.zone, o.places, EXISTS (
           SELECT FROM read.companies c WHERE c.name_key = o.name_key AND c.id <> $1 AND c.id = ANY($2::uuid[])
           UNION ALL SELECT FROM read.nonprofits n WHERE n.name_key = o.name_key AND n.id <> $1 AND n.id = ANY($2::uuid[])) AS shared
    FROM (SELECT id, name, name_key, zone, '{}'::text[] AS places FROM read.companies
          UNION ALL SELECT id, name, name_key, NULL, locations FROM read.nonprofits) o
   WHERE o.id = $1`;

/** Shows invitations to the invited, and takes their answers (docs/domain.md §1). */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly callers: Callers,
    private readonly directory: Directory,
  ) {}

  /** Undefined for an invitation that does not exist, and for an erased person. */
  async view(id: string, invitation: string): Promise<InvitationView | undefined> {
    const events = await this.ledger.store.readStream(streamOf(person, id));
    const state = fold(person, person.initial(), events);
    const found = state.invitations.find((one) => one.invitation === invitation);
    const asked = events.find(
      ({ type, data }) => type === 'PersonInvited' && data['invitation'] === invitation,
    );
    if (!found || !asked) return undefined;
    const { company, nonprofit } = found.roles[0] ?? { company: null, nonprofit: null };
    const known = [...state.grants, ...state.invitations.flatMap(({ roles }) => roles)].flatMap(
      (role) => role.company ?? role.nonprofit ?? [],
    );
    const organisation = await this.#organisation(company ?? nonprofit, known);
    const employer = employerOf(state);
    const elsewhere = company !== null && employer !== null && employer !== company;
    return {
      invitation,
      roles: [...new Set(found.roles.map(({ role }) => role))],
      organisation: organisation?.name ?? '',
      zone: organisation?.zone ?? 'UTC',
      expiresAt: found.expiresAt,
      answer: found.answer,
      answeredAt: answerIn(events, invitation)?.occurredAt ?? null,
      leaveFirst: elsewhere ? ((await this.#organisation(employer, known))?.name ?? '') : null,
      held: found.roles.every((role) => state.grants.some((held) => sameGrant(held, role))),
      stands: await this.#stands(asked, found),
      event: asked.id,
    };
  }

  /** In the person's own name. @throws Refusal not_found, not_allowed */
  async answer(
    id: string,
    invitation: string,
    answer: 'accept' | 'decline',
    metadata: CommandMetadata,
  ): Promise<void> {
    const who = { actor: id, capacity: 'self', mandate: null };
    await this.ledger.execute(person, streamOf(person, id), metadata, async ({ state }) => ({
      ...who,
      command:
        answer === 'decline'
          ? { name: 'DeclineInvitation' as const, data: { invitation } }
          : {
              name: 'AcceptInvitation' as const,
              data: { invitation, stands: await this.#standsToday(id, state, invitation) },
            },
    }));
  }

  async #standsToday(id: string, state: PersonState, invitation: string): Promise<boolean> {
    const events = await this.ledger.store.readStream(streamOf(person, id));
    const asked = events.find(
      ({ type, data }) => type === 'PersonInvited' && data['invitation'] === invitation,
    );
    const found = state.invitations.find((one) => one.invitation === invitation);
    return asked !== undefined && found !== undefined && this.#stands(asked, found);
  }

  /** A role invited by somebody who lost the right since is not granted. */
  async #stands({ meta }: StoredEvent, { roles, level }: Invitation): Promise<boolean> {
    const inviter = meta.actor === null ? undefined : await this.callers.byId(meta.actor);
    if (!inviter) return false;
    const own = levelsOf(inviter, 'admin');
    for (const { company, nonprofit, level: at } of roles) {
      if (isPlatform(inviter)) continue;
      if (nonprofit !== null) {
        if (!nonprofitsOf(inviter).includes(nonprofit)) return false;
        continue;
      }
      const root = await this.directory.rootOf(company);
      for (const place of [at ?? level ?? root, level ?? root])
        if (!anyOnPath(own, await this.directory.pathOf(place))) return false;
    }
    return true;
  }

  async #organisation(
    id: string | null,
    known: readonly string[],
  ): Promise<Pick<Organisation, 'name' | 'zone'> | undefined> {
    const { rows } = await this.pool.query<Organisation>({
      name: 'organisation-of-invitation',
      text: ORGANISATION,
      values: [id, known],
    });
    const [found] = rows;
    if (!found || id === null) return undefined;
    const { name, zone, places, shared } = found;
    return { name: shared ? distinguishedName(name, { id, places }) : name, zone };
  }
}

const answerIn = (events: readonly StoredEvent[], invitation: string): StoredEvent | undefined =>
  events.find(
    ({ type, data }) =>
      (type === 'InvitationAccepted' || type === 'InvitationDeclined') &&
      data['invitation'] === invitation,
  );
