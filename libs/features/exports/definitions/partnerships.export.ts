import type { Instant } from '#kit/eventsourcing';
import {
  SHOWN_STATUS_LABELS,
  shownStatusOf,
  type PartnershipRow,
  type PartnershipStatus,
} from '#contexts/partnerships';
import {
  coded,
  column,
  daysSince,
  times,
  type ColumnsOf,
  type ExportColumn,
} from './export-column.js';
import { PARTNERSHIP_STATUS, PARTY } from './labels.js';

/** A partnership as its read model's row, with what is counted for it. */
export interface PartnershipExportRow extends ColumnsOf<PartnershipRow> {
  /** The zone of its company. */
  readonly zone: string;
  /** Initiatives of the nonprofit that are this company's own or open to all, drafts and cancelled ones too (docs/domain.md §7). */
  readonly created: number;
  /** Those of them that are open now. */
  readonly open: number;
}

type C = ExportColumn<PartnershipExportRow>;
const col = column<PartnershipExportRow>;
const code = coded<PartnershipExportRow>;
const time = times<PartnershipExportRow>((p) => p.zone);

/** When the status began: the last proposal, validation or end. */
function since(p: PartnershipExportRow): Instant | null {
  if (p.status === 'awaiting_confirmation') return p.proposed_at;
  return p.status === 'validated' ? p.validated_at : p.refused_at;
}
const isOver = (p: PartnershipExportRow): boolean =>
  p.status === 'declined' || p.status === 'cancelled';

/** *Partnership tracking* (docs/domain.md §7): one row per partner. Times are local, in the zone of the column `zone`. */
// prettier-ignore
export const PARTNERSHIP_COLUMNS: readonly C[] = [
  col('nonprofit', 'Nonprofit', 'Association', (p, lookups) => lookups.nonprofit(p.nonprofit)),
  col('company', 'Company', 'Entreprise', (p, lookups) => lookups.company(p.company)),
  ...code('status', 'Internal status', 'Statut interne', PARTNERSHIP_STATUS, (p) => p.status),
  ...code('shown', 'Status', 'Statut', SHOWN_STATUS_LABELS, (p) => p.status === null ? null : shownStatusOf(p.status as PartnershipStatus)),
  col('created', 'Initiatives created', 'Initiatives créées', (p) => p.created),
  col('open', 'Initiatives open now', 'Initiatives ouvertes actuellement', (p) => p.open),
  col('level', 'Network level', 'Niveau du réseau', (p, lookups) => lookups.level(p.level, p.company)?.path ?? null),
  ...time('proposedAt', 'Last proposed at', 'Dernière proposition le', (p) => p.proposed_at),
  ...time('validatedAt', 'Last validated at', 'Dernière validation le', (p) => p.validated_at),
  ...time('endedAt', 'Cancelled or declined at', 'Annulé ou refusé le', (p) => (isOver(p) ? p.refused_at : null)),
  ...code('cancelledBy', 'Cancelled by', 'Annulé par', PARTY, (p) => (p.status === 'cancelled' ? p.cancelled_by : null)),
  ...time('statusSince', 'In this status since', 'Dans ce statut depuis le', (p) => since(p)),
  col('daysInStatus', 'Days in this status', 'Nombre de jours dans ce statut', (p, lookups) => daysSince(since(p), lookups)),
  col('everValidated', 'Ever validated', 'A déjà été validé', (p) => p.ever_validated),
  col('mandate', 'Mandate id', 'Identifiant du mandat', (p) => p.mandate),
  ...time('mandateSince', 'Mandate since', 'Mandat en vigueur depuis le', (p) => p.mandate_since),
  col('locations', 'Locations', 'Lieux', (p, lookups) => lookups.nonprofitLocations(p.nonprofit).join('; ')),
  col('zone', 'Time zone', 'Fuseau horaire', (p) => p.zone),
  col('partnership', 'Partnership id', 'Identifiant du partenariat', (p) => p.id),
  col('nonprofitId', 'Nonprofit id', 'Identifiant de l’association', (p) => p.nonprofit),
  col('companyId', 'Company id', 'Identifiant de l’entreprise', (p) => p.company),
  col('levelId', 'Network level id', 'Identifiant du niveau du réseau', (p) => p.level),
  col('revision', 'Revision', 'Révision', (p) => p.revision),
];
