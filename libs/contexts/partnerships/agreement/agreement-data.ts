import type { Instant } from '#kit/eventsourcing';
import type { PartnershipStatus } from '../domain/partnership.status.js';

/** The content of an agreement. The same data in the same language gives the same bytes. */
export interface AgreementData {
  readonly id: string;
  readonly revision: number;
  readonly company: { readonly id: string; readonly name: string };
  readonly nonprofit: {
    readonly id: string;
    readonly name: string;
    readonly locations: readonly string[];
  };
  readonly description: string;
  /** The network level at which it is managed; the path names the levels from the company down. */
  readonly level: { readonly path: string };
  readonly status: PartnershipStatus;
  readonly cancelledBy: 'company' | 'nonprofit' | null;
  readonly proposedAt: Instant;
  readonly validatedAt: Instant | null;
  readonly refusedAt: Instant | null;
  /** The mandate in force; null: none. */
  readonly mandate: { readonly id: string; readonly since: string } | null;
  readonly coordinators: readonly { readonly name: string; readonly mail: string }[];
  /** The company's time zone: days in the text are days of this zone. */
  readonly zone: string;
}

/** The latest instant in the data. */
export const lastChange = (data: AgreementData): Instant =>
  [data.proposedAt, data.validatedAt, data.refusedAt, data.mandate?.since].reduce<Instant>(
    (latest, at) => (typeof at === 'string' && at > latest ? at : latest),
    '',
  );
