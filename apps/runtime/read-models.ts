import type { MigrationInterface } from 'typeorm';
import type { Projection } from '#kit/eventsourcing';
import {
  DescribedInitiatives1700000006000,
  initiativeProjection,
  Initiatives1700000000004,
  InitiativeSearch1700000006402,
  RecentPlaces1700000007201,
  InitiativeRow,
  SlotRow,
  PlaceRow,
} from '#contexts/initiatives';
import { Jobs1700000000017 } from '#platform/jobs';
import {
  companyProjection,
  nonprofitProjection,
  NonprofitPlaces1700000006403,
  Organisations1700000000002,
  OrganisationSearch1700000005001,
  CompanyRow,
  LevelRow,
  NonprofitRow,
} from '#contexts/organisations';
import {
  MandateRow,
  Mandates1700000006900,
  partnershipProjection,
  Partnerships1700000000005,
  PartnershipRow,
} from '#contexts/partnerships';
import {
  personProjection,
  People1700000000003,
  PersonSearch1700000005000,
  PersonNames1700000006401,
  Claims1700000000021,
  Joining1700000006100,
  NearestAdmins1700000001732,
  PersonRow,
  GrantRow,
} from '#contexts/people';

import { Analytics1700000007301, AnalyticsViews1700000007302 } from '#features/analytics';
import { ExportSchedules1700000007100 } from '#features/exports';
import { Webhooks1700000007401 } from '#features/webhooks';
import { DeadMails1700000006901 } from './migrations/dead-mails.migration.js';
import { ExportRows1700000006500 } from './migrations/export-rows.migration.js';
import { Foundation1700000000001 } from './migrations/foundation.migration.js';
import { IdempotencyClaims1700000004100 } from './migrations/idempotency-claims.migration.js';
import { MessageReads1700000006700 } from './migrations/message-reads.migration.js';
import { Namesakes1700000007000 } from './migrations/namesakes.migration.js';
import { PartnershipMails1700000001731 } from './migrations/partnership-mails.migration.js';
import { ReadIndexes1700000006404 } from './migrations/read-indexes.migration.js';
import { Retention1700000004000 } from './migrations/retention.migration.js';
import { Trust1700000001500 } from './migrations/trust.migration.js';
import {
  registrationProjection,
  CreditedMinutes1700000004500,
  Registrations1700000000006,
  RegistrationLists1700000006400,
  AppliedDay1700000005002,
  MessageCounts1700000006800,
  RegistrationRow,
  ParticipationDateRow,
  DeadlineRow,
  StatusChangeRow,
  StatusChanges1700000006950,
  HappenedDays1700000007110,
} from '#contexts/registrations';

/** All read models of the product, ordered so that tables refer only to earlier ones. */
export const PROJECTIONS: readonly Projection[] = [
  companyProjection,
  nonprofitProjection,
  personProjection,
  partnershipProjection,
  initiativeProjection,
  registrationProjection,
];

export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Foundation1700000000001,
  Organisations1700000000002,
  People1700000000003,
  Initiatives1700000000004,
  Partnerships1700000000005,
  Registrations1700000000006,
  Jobs1700000000017,
  Claims1700000000021,
  Trust1700000001500,
  PartnershipMails1700000001731,
  NearestAdmins1700000001732,
  Retention1700000004000,
  IdempotencyClaims1700000004100,
  CreditedMinutes1700000004500,
  PersonSearch1700000005000,
  OrganisationSearch1700000005001,
  AppliedDay1700000005002,
  DescribedInitiatives1700000006000,
  Joining1700000006100,
  RegistrationLists1700000006400,
  PersonNames1700000006401,
  InitiativeSearch1700000006402,
  NonprofitPlaces1700000006403,
  ReadIndexes1700000006404,
  ExportRows1700000006500,
  MessageReads1700000006700,
  MessageCounts1700000006800,
  Mandates1700000006900,
  DeadMails1700000006901,
  StatusChanges1700000006950,
  Namesakes1700000007000,
  ExportSchedules1700000007100,
  HappenedDays1700000007110,
  RecentPlaces1700000007201,
  Analytics1700000007301,
  AnalyticsViews1700000007302,
  Webhooks1700000007401,
];

export const ENTITIES = [
  CompanyRow,
  LevelRow,
  NonprofitRow,
  PersonRow,
  GrantRow,
  PartnershipRow,
  MandateRow,
  InitiativeRow,
  SlotRow,
  PlaceRow,
  RegistrationRow,
  ParticipationDateRow,
  DeadlineRow,
  StatusChangeRow,
];
