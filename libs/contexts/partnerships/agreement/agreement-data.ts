import type { Instant } from '#kit/eventsourcing';
import type { PartnershipStatus } from '../domain/partnership.status.js';

/** All that an agreement says. The same facts in the same language are the same bytes. */
export interface AgreementData {
  readonly id: string;
  readonly revision: number;
  readonly company: { readonly name: string };
  readonly nonprofit: { readonly name: string; readonly locations: readonly string[] };
  readonly description: string;
  /** Where it is managed, from the company down. */
  readonly level: { readonly path: string };
  readonly status: PartnershipStatus;
  readonly cancelledBy: 'company' | 'nonprofit' | null;
  readonly proposedAt: Instant;
  readonly validatedAt: Instant | null;
  readonly refusedAt: Instant | null;
  /** In force. */
  readonly mandate: { readonly id: string; readonly since: string } | null;
  readonly coordinators: readonly { readonly name: string; readonly mail: string }[];
  /** The company's time zone, for the days named. */
  readonly zone: string;
}

/** The latest instant that the facts know of. */
export const lastChange = (facts: AgreementData): Instant =>
  [facts.proposedAt, facts.validatedAt, facts.refusedAt, facts.mandate?.since].reduce<Instant>(
    (latest, at) => (typeof at === 'string' && at > latest ? at : latest),
    '',
  );
