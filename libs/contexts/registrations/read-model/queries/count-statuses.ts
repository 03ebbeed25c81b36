import type { Day } from '#kit/eventsourcing';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../../domain/registration.types.js';
import type {
  EndCounts,
  GroupCounts,
  StatusCounts,
} from '../../http/registration-counts.response.js';

export type Counted = { readonly status: RegistrationStatus; readonly count: number };
export type CountedInGroup = Counted & {
  readonly groupId: string | null;
  readonly groupName: string | null;
};
/** Registrations that changed from one status to another before an end, and after the one before it. */
export type Changed = Counted & {
  readonly period: number;
  readonly previous: RegistrationStatus | null;
  readonly groupId?: string | null;
  readonly groupName?: string | null;
};

/** How many there are of each status; every status is there. */
export function statusCounts(rows: readonly Counted[]): StatusCounts {
  const byStatus = Object.fromEntries(REGISTRATION_STATUSES.map((status) => [status, 0])) as Record<
    RegistrationStatus,
    number
  >;
  for (const { status, count } of rows) byStatus[status] += count;
  return { total: rows.reduce((total, { count }) => total + count, 0), byStatus };
}

/** The counts of each group, by name. */
export function countsOfGroups(rows: readonly CountedInGroup[]): GroupCounts[] {
  const byGroup = new Map<string | null, CountedInGroup[]>();
  for (const row of rows) byGroup.set(row.groupId, [...(byGroup.get(row.groupId) ?? []), row]);
  return [...byGroup]
    .map(([id, counted]) => ({ id, name: counted[0]?.groupName ?? null, ...statusCounts(counted) }))
    .toSorted(byName);
}

interface Group {
  readonly name: string | null;
}
const byName = (one: Group, other: Group): number =>
  (one.name ?? '').localeCompare(other.name ?? '');

/** The changes summed up from end to end; with those of each group, by name. */
export function countsAtEnds(
  rows: readonly Changed[],
  ends: readonly Day[],
  grouped: boolean,
): EndCounts[] {
  const totals = sumsAt(rows, ends);
  if (!grouped) return ends.map((end, index) => ({ end, ...statusCounts(totals[index] ?? []) }));
  const byGroup = new Map<string, Changed[]>();
  for (const row of rows) {
    const key = row.groupId ?? '';
    byGroup.set(key, [...(byGroup.get(key) ?? []), row]);
  }
  const groups = [...byGroup.values()].map((changes) => ({
    id: changes[0]?.groupId ?? null,
    name: changes[0]?.groupName ?? null,
    sums: sumsAt(changes, ends),
  }));
  groups.sort(byName);
  return ends.map((end, index) => ({
    end,
    ...statusCounts(totals[index] ?? []),
    groups: groups
      .map(({ id, name, sums }) => ({ id, name, ...statusCounts(sums[index] ?? []) }))
      .filter(({ total }) => total > 0),
  }));
}

/** How many had each status at each end. */
function sumsAt(rows: readonly Changed[], ends: readonly Day[]): Counted[][] {
  const byPeriod = new Map<number, Changed[]>();
  for (const row of rows) byPeriod.set(row.period, [...(byPeriod.get(row.period) ?? []), row]);
  const counts = new Map<RegistrationStatus, number>();
  const add = (status: RegistrationStatus | null, count: number): void => {
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + count);
  };
  return ends.map((_, index) => {
    for (const { status, previous, count } of byPeriod.get(index) ?? []) {
      add(status, count);
      add(previous, -count);
    }
    return [...counts].map(([status, count]) => ({ status, count }));
  });
}
