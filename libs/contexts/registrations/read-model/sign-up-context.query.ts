import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { inRequestOrder, batchLoader, notFound } from '#kit/eventsourcing';
import type { SignUpContext } from '../domain/registration.commands.js';

const SURROUNDINGS = `
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

interface Asked {
  readonly initiative: string;
  readonly employee: string;
  /** Only these are of interest; null: all. */
  readonly slots: readonly string[] | null;
}
type Around = Omit<SignUpContext, 'another'>;

/** An array of ids as one text: a joint question has many of different lengths. */
const asText = (ids: readonly string[] | null): string | null =>
  ids === null ? null : `{${ids.join(',')}}`;

/** Looks up what a sign-up needs to know of the other contexts; commands at the same time ask together. */
@Injectable()
export class SignUpContextQuery {
  readonly #around = batchLoader<Asked, { around: Around }>(async (asked) => {
    const values = [
      asked.map((one) => one.initiative),
      asked.map((one) => one.employee),
      asked.map((one) => asText(one.slots)),
    ];
    const { rows } = await this.pool.query<{ n: number; around: Around }>({
      name: 'surroundings',
      text: SURROUNDINGS,
      values,
    });
    return inRequestOrder(asked.length, rows);
  });

  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** `slots`: only these are of interest. `another` is for the caller to say. @throws Refusal not_found */
  async of(
    initiative: string,
    employee: string,
    slots: readonly string[] | null,
    another: boolean,
  ): Promise<SignUpContext> {
    const around = (await this.#around({ initiative, employee, slots }))?.around;
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
      another,
    };
  }
}
