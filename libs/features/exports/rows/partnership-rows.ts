import { Conditions, partnershipsInScope, type Caller } from '#platform/authorization';
import type { Row } from '#kit/eventsourcing';
import { initiativeProjection } from '#contexts/initiatives';
import {
  partnershipProjection,
  shownStatusOf,
  type PartnershipStatus,
} from '#contexts/partnerships';
import type { ExportColumn } from '../definitions/export-column.js';
import type { PartnershipExportRow } from '../definitions/partnerships.export.js';
import type { ExportRequest } from '../export-request.js';
import type { RowBatch, Sources } from './follow-up-rows.js';

type StoredRow = Omit<PartnershipExportRow, 'zone' | 'created' | 'open'>;

async function candidates(
  { snapshot }: Sources,
  request: ExportRequest,
  caller: Caller,
): Promise<string[]> {
  const conditions = new Conditions().within((first) => partnershipsInScope(caller, first));
  conditions
    .where('p.nonprofit = ?::uuid', request.nonprofit)
    .where('p.company = ?::uuid', request.company);
  const { rows } = await snapshot.client.query<{ id: string }>(
    `SELECT p.id FROM read.partnerships p LEFT JOIN read.levels pl ON pl.id = p.level WHERE ${conditions.sql} ORDER BY p.id`,
    conditions.values,
  );
  return rows.map((row) => row.id);
}

/** Initiatives by nonprofit. */
async function initiativesOf(
  { snapshot, tables }: Sources,
  nonprofits: readonly (string | null)[],
): Promise<ReadonlyMap<string, Row[]>> {
  const { rows } = await snapshot.client.query<{ id: string }>(
    'SELECT id FROM read.initiatives WHERE nonprofit = ANY($1::uuid[])',
    [[...new Set(nonprofits)]],
  );
  const found = await tables.rows(
    initiativeProjection,
    'initiatives',
    rows.map((row) => row.id),
  );
  const byNonprofit = new Map<string, Row[]>();
  for (const row of [...found.values()].flat()) {
    const nonprofit = row['nonprofit'] as string;
    const others = byNonprofit.get(nonprofit);
    if (others) others.push(row);
    else byNonprofit.set(nonprofit, [row]);
  }
  return byNonprofit;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows of the partnerships export, ordered by the nonprofit's name (by code unit, independent of the locale), then by id. */
export async function* partnershipRows(
  sources: Sources,
  request: ExportRequest,
  caller: Caller,
): AsyncGenerator<RowBatch> {
  const { tables, lookups } = sources;
  const columns = sources.columns as readonly ExportColumn<PartnershipExportRow>[];
  yield { rows: [], done: 0, total: 1 };
  const ids = await candidates(sources, request, caller);
  const found = await tables.rows(partnershipProjection, 'partnerships', ids);
  const partnerships = [...found.values()].flat() as unknown as StoredRow[];
  const nonprofits = partnerships.map((partnership) => partnership.nonprofit);
  await lookups.prepare({
    companies: partnerships.map((partnership) => partnership.company),
    nonprofits,
    initiatives: [],
  });
  const initiatives = await initiativesOf(sources, nonprofits);
  const rows = partnerships
    .filter(({ level, company, status }) => {
      if (
        request.status !== undefined &&
        request.status !== status &&
        request.status !== shownStatusOf(status as PartnershipStatus)
      )
        return false;
      return (
        request.level === undefined ||
        (lookups.level(level, company)?.ancestors.includes(request.level) ?? false)
      );
    })
    .sort(
      (a, b) =>
        compare(lookups.nonprofit(a.nonprofit), lookups.nonprofit(b.nonprofit)) ||
        compare(a.id, b.id),
    )
    .map((partnership): PartnershipExportRow => {
      const theirs = (initiatives.get(partnership.nonprofit ?? '') ?? []).filter(
        ({ company }) => company === null || company === partnership.company,
      );
      const open = theirs.filter((initiative) => initiative['status'] === 'open').length;
      return {
        ...partnership,
        zone: lookups.zoneOf(partnership.company),
        created: theirs.length,
        open,
      };
    });
  yield {
    rows: rows.map((row) => columns.map((column) => column.cell(row, lookups))),
    done: 1,
    total: 1,
  };
}
