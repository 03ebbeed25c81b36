import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  companiesInScope,
  Conditions,
  initiativesInScope,
  LEVEL_OF_REGISTRATION,
  nonprofitsInScope,
  partnershipsInScope,
  peopleInScope,
  READ_MODELS,
  registrationsInScope,
  type Caller,
  type Condition,
} from '#platform/authorization';

export const CHANGED_KINDS = [
  'registration',
  'initiative',
  'partnership',
  'company',
  'nonprofit',
  'person',
] as const;
export type ChangedKind = (typeof CHANGED_KINDS)[number];

/** Something of which the log says more than before. */
export interface Change {
  readonly kind: ChangedKind;
  readonly id: string;
}

interface Scope {
  readonly rows: string;
  readonly id: string;
  readonly of: (caller: Caller, first: number) => Condition;
}

/** Rows of the read models, and the scope that lists and single answers have too. */
const SCOPES: Readonly<Record<ChangedKind, Scope>> = {
  registration: {
    rows: `read.registrations r JOIN read.people e ON e.id = r.employee JOIN read.companies c ON c.id = r.company
             LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}`,
    id: 'r.id',
    of: (caller, first) => registrationsInScope(caller, first),
  },
  initiative: { rows: 'read.initiatives i', id: 'i.id', of: initiativesInScope },
  partnership: {
    rows: 'read.partnerships p JOIN read.levels pl ON pl.id = p.level',
    id: 'p.id',
    of: partnershipsInScope,
  },
  company: { rows: 'read.companies c', id: 'c.id', of: companiesInScope },
  nonprofit: { rows: 'read.nonprofits n', id: 'n.id', of: nonprofitsInScope },
  person: {
    rows: `read.people e LEFT JOIN read.companies c ON c.id = e.company LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)`,
    id: 'e.id',
    of: (caller, first) => {
      const { sql, values } = peopleInScope(caller, first + 1);
      return { sql: `e.id = $${first}::uuid OR (${sql})`, values: [caller.person, ...values] };
    },
  },
};

/** Which of some changes a caller may hear of (docs/domain.md §1): one statement for all of them. */
@Injectable()
export class VisibleChangesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(caller: Caller, changes: readonly Change[]): Promise<Change[]> {
    const all = new Conditions();
    const selects = CHANGED_KINDS.flatMap((kind) => {
      const ids = changes.flatMap((change) => (change.kind === kind ? [change.id] : []));
      if (ids.length === 0) return [];
      const { rows, id, of } = SCOPES[kind];
      const named = all.value(ids);
      const scope = of(caller, all.values.length + 1);
      all.values.push(...scope.values);
      return `SELECT '${kind}' AS kind, ${id} AS id FROM ${rows} WHERE ${id} = ANY(${named}::uuid[]) AND (${scope.sql})`;
    });
    if (selects.length === 0) return [];
    const { rows } = await this.pool.query<Change>(selects.join(' UNION ALL '), all.values);
    return rows;
  }
}
