import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { inRequestOrder, batchLoader, notFound } from '#kit/eventsourcing';
import type { SignUpContext } from '../domain/registration.commands.js';

const SIGN_UP_CONTEXTS = `
  SELECT asked.n::int, json_build_object(
           'initiative', json_build_object('id', i.id, 'nonprofit', i.nonprofit, 'kind', i.kind, 'status', i.status, 'company', i.company, 'tasks', i.tasks,
             'slots', coalesce((SELECT json_object_agg(s.id, json_build_object('start', s.start_at, 'end', s.end_at, 'cancelled', s.cancelled))
                                  FROM read.slots s WHERE s.owner = i.id AND (asked.slots IS NULL OR s.id = ANY(asked.slots::uuid[]))), '{}')),
           'employee', json_build_object('id', e.id, 'company', e.company, 'zone', c.zone, 'policy', c.manager_policy),
           'partnershipValidated', coalesce(p.status = 'validated', false)) AS around
    FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS asked (initiative, employee, slots, n)
    JOIN read.initiatives i ON i.id = asked.initiative
    JOIN read.people e ON e.id = asked.employee
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.partnerships p ON p.company = e.company AND p.nonprofit = i.nonprofit`;

interface Lookup {
  readonly initiative: string;
  readonly employee: string;
  /** Ids of the slots to load; null: all. */
  readonly slots: readonly string[] | null;
}
type FoundContext = Omit<SignUpContext, 'hasOtherRegistration'>;

/** An array of ids as text: the arrays of a batch differ in length. */
const asText = (ids: readonly string[] | null): string | null =>
  ids === null ? null : `{${ids.join(',')}}`;

/** Looks up the data of other contexts that a sign-up needs. Concurrent commands share one statement. */
@Injectable()
export class SignUpContextQuery {
  readonly #found = batchLoader<Lookup, { around: FoundContext }>(async (asked) => {
    const values = [
      asked.map((one) => one.initiative),
      asked.map((one) => one.employee),
      asked.map((one) => asText(one.slots)),
    ];
    const { rows } = await this.pool.query<{ n: number; around: FoundContext }>({
      name: 'sign-up-contexts',
      text: SIGN_UP_CONTEXTS,
      values,
    });
    return inRequestOrder(asked.length, rows);
  });

  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** `slots`: ids of the slots to load; null: all. `hasOtherRegistration` comes from the caller. @throws Refusal not_found */
  async of(
    initiative: string,
    employee: string,
    slots: readonly string[] | null,
    hasOtherRegistration: boolean,
  ): Promise<SignUpContext> {
    const around = (await this.#found({ initiative, employee, slots }))?.around;
    if (!around) throw notFound('initiative', 'initiative');
    const times = Object.entries(around.initiative.slots).map(([id, slot]) => [
      id,
      { ...slot, start: new Date(slot.start).toISOString(), end: new Date(slot.end).toISOString() },
    ]);
    return {
      ...around,
      initiative: {
        ...around.initiative,
        slots: Object.fromEntries(times) as SignUpContext['initiative']['slots'],
      },
      hasOtherRegistration,
    };
  }
}
