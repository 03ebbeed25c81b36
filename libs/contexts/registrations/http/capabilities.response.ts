import { ApiProperty } from '#platform/http';
import { Named } from './registration.response.js';

/** The parts of the product, as a menu would list them. */
export const AREAS = [
  'my_volunteering',
  'to_approve',
  'to_decide',
  'registrations',
  'initiatives',
  'own_initiatives',
  'partnerships',
  'nonprofits',
  'people',
  'people_changes',
  'exports',
  'reads',
  'company_settings',
  'platform',
] as const;
export type Area = (typeof AREAS)[number];

export class LevelOfRole {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'From the company down.', example: 'acme/paris' }) path!: string;
  @ApiProperty({ description: 'The root of the network: of admins, a main admin.' }) root!: boolean;
}

/** A role that the caller holds, and where it counts. */
export class ScopedRole {
  @ApiProperty({
    enum: ['employee', 'manager', 'coordinator', 'admin', 'auditor', 'analyst', 'platform'],
  })
  role!: string;
  @ApiProperty({ type: Named, nullable: true }) company!: Named | null;
  @ApiProperty({
    type: LevelOfRole,
    nullable: true,
    description: 'Where it counts, with all that is below.',
  })
  level!: LevelOfRole | null;
  @ApiProperty({ type: Named, nullable: true }) nonprofit!: Named | null;
}

/** A mandate under which the caller may act on behalf of a nonprofit. */
export class MandateOfCaller {
  @ApiProperty({ format: 'uuid' }) mandate!: string;
  @ApiProperty({ type: Named }) company!: Named;
  @ApiProperty({ type: Named }) nonprofit!: Named;
}

/** How much waits for the caller. */
export class Badges {
  @ApiProperty({ description: 'Own registrations with a date that is over: did they take part?' })
  toConfirm!: number;
  @ApiProperty({ description: 'Dates that the caller decides as the manager, or in their place.' })
  toApprove!: number;
  @ApiProperty({
    description: 'Applications, dates and certificates that the caller decides for a nonprofit.',
  })
  toDecide!: number;
  @ApiProperty({ description: 'Partnerships proposed to a nonprofit that the caller coordinates.' })
  partnershipRequests!: number;
  @ApiProperty({
    description: 'Of the dates to approve and to decide, those that are over already.',
  })
  overdue!: number;
  @ApiProperty({
    description:
      'Messages of the other side that the caller has not read, of all their registrations together: their own, those of nonprofits that they coordinate, those under a mandate.',
  })
  unread!: number;
}

export class Capabilities {
  @ApiProperty({ type: Named }) person!: Named;
  @ApiProperty({ type: [ScopedRole] }) roles!: ScopedRole[];
  @ApiProperty({ type: [MandateOfCaller] }) mandates!: MandateOfCaller[];
  @ApiProperty({
    enum: AREAS,
    isArray: true,
    description:
      'The areas that are open to the caller. my_volunteering: own registrations. to_approve, to_decide: what waits for the caller, as a manager and for a nonprofit. registrations: those of other people. own_initiatives: to create and run initiatives. people: to list people; people_changes: to register, import and correct them. reads: the record of exports and history reads. company_settings: of a main admin. platform: to register companies and nonprofits, grant mandates, correct and erase.',
  })
  areas!: Area[];
  @ApiProperty({ type: Badges }) badges!: Badges;
}
