import type { MigrationInterface } from 'typeorm';
import type { Projection } from '#kit/eventsourcing';
import {
  initiativeProjection,
  Initiatives1700000000004,
  InitiativeRow,
  SlotRow,
  PlaceRow,
} from '#contexts/initiatives';
import { Jobs1700000000017 } from '#platform/jobs';
import {
  companyProjection,
  nonprofitProjection,
  Organisations1700000000002,
  OrganisationSearch1700000005001,
  CompanyRow,
  LevelRow,
  NonprofitRow,
} from '#contexts/organisations';
import {
  partnershipProjection,
  Partnerships1700000000005,
  PartnershipRow,
} from '#contexts/partnerships';
import {
  personProjection,
  People1700000000003,
  PersonSearch1700000005000,
  Claims1700000000021,
  Joining1700000001610,
  PersonRow,
  GrantRow,
} from '#contexts/people';
import { Foundation1700000000001 } from './migrations/foundation.migration.js';
import { Retention1700000004000 } from './migrations/retention.migration.js';
import { Trust1700000001500 } from './migrations/trust.migration.js';
import {
  registrationProjection,
  Registrations1700000000006,
  AppliedDay1700000005002,
  RegistrationRow,
  ParticipationDateRow,
  DeadlineRow,
} from '#contexts/registrations';

/** Every read model of the product, in the order in which their tables may refer to each other. */
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
  Joining1700000001610,
  Retention1700000004000,
  PersonSearch1700000005000,
  OrganisationSearch1700000005001,
  AppliedDay1700000005002,
];

export const ENTITIES = [
  CompanyRow,
  LevelRow,
  NonprofitRow,
  PersonRow,
  GrantRow,
  PartnershipRow,
  InitiativeRow,
  SlotRow,
  PlaceRow,
  RegistrationRow,
  ParticipationDateRow,
  DeadlineRow,
];
