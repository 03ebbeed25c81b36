import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#access';
import { notFound } from '#eventsourcing';
import type { Surroundings } from '../domain/registrations.commands.js';

const SURROUNDINGS = `
  SELECT json_build_object(
           'initiative', json_build_object('id', i.id, 'nonprofit', i.nonprofit, 'kind', i.kind, 'status', i.status, 'company', i.company, 'tasks', i.tasks,
             'slots', coalesce((SELECT json_object_agg(s.id, json_build_object('start', s.start_at, 'end', s.end_at, 'cancelled', s.cancelled))
                                  FROM read.slots s WHERE s.owner = i.id AND ($3::uuid[] IS NULL OR s.id = ANY($3::uuid[]))), '{}')),
           'employee', json_build_object('id', e.id, 'company', e.company, 'zone', c.zone, 'policy', c.manager_policy),
           'partnershipValidated', coalesce(p.status = 'validated', false)) AS around
    FROM read.initiatives i
    JOIN read.people e ON e.id = $2
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.partnerships p ON p.company = e.company AND p.nonprofit = i.nonprofit
   WHERE i.id = $1`;

/** Looks up what a sign-up needs to know of the other contexts. */
@Injectable()
export class SurroundingsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** `slots`: only these are of interest. `another` is for the caller to say. @throws Refusal not_found */
  async of(initiative: string, employee: string, slots: readonly string[] | null, another: boolean): Promise<Surroundings> {
    const { rows } = await this.pool.query<{ around: Omit<Surroundings, 'another'> }>({
      name: 'surroundings',
      text: SURROUNDINGS,
      values: [initiative, employee, slots],
    });
    const around = rows[0]?.around;
    if (!around) throw notFound('initiative', 'initiative');
    const times = Object.entries(around.initiative.slots).map(([id, slot]) => [
      id,
      { ...slot, start: new Date(slot.start).toISOString(), end: new Date(slot.end).toISOString() },
    ]);
    return {
      ...around,
      initiative: { ...around.initiative, slots: Object.fromEntries(times) as Surroundings['initiative']['slots'] },
      another,
    };
  }
}
