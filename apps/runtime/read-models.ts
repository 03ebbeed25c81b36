import type { MigrationInterface } from 'typeorm';
import type { Projection } from '#eventsourcing';
import * as initiatives from '#initiatives';
import { Jobs1700000000017 } from '#jobs';
import * as organisations from '#organisations';
import * as partnerships from '#partnerships';
import * as people from '#people';
import * as registrations from '#registrations';

/** Every read model of the product, in the order in which their tables may refer to each other. */
export const PROJECTIONS: readonly Projection[] = [
  organisations.companyProjection,
  organisations.nonprofitProjection,
  people.personProjection,
  partnerships.partnershipProjection,
  initiatives.initiativeProjection,
  registrations.registrationProjection,
];

export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  organisations.Organisations1700000000002,
  people.People1700000000003,
  initiatives.Initiatives1700000000004,
  partnerships.Partnerships1700000000005,
  registrations.Registrations1700000000006,
  Jobs1700000000017,
  people.Claims1700000000021,
];

export const ENTITIES = [
  organisations.CompanyRow,
  organisations.LevelRow,
  organisations.NonprofitRow,
  people.PersonRow,
  people.GrantRow,
  partnerships.PartnershipRow,
  initiatives.InitiativeRow,
  initiatives.SlotRow,
  initiatives.PlaceRow,
  registrations.RegistrationRow,
  registrations.ParticipationDateRow,
  registrations.DeadlineRow,
];
