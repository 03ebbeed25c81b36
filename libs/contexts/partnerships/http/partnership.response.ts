import { ApiProperty } from '#platform/http';
import {
  PARTNERSHIP_STATUSES,
  SHOWN_STATUSES,
  type PartnershipStatus,
  type ShownStatus,
} from '../domain/partnership.status.js';

export class PartnerCompany {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class PartnerNonprofit extends PartnerCompany {
  @ApiProperty({ type: [String] }) locations!: string[];
}

export class PartnershipLevel {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Names of the levels from the company down, separated by slashes.' })
  path!: string;
}

export class MandateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() since!: string;
}

/** A line of the Partners view (docs/domain.md §6). */
export class PartnershipView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: PartnerCompany }) company!: PartnerCompany;
  @ApiProperty({ type: PartnerNonprofit }) nonprofit!: PartnerNonprofit;
  @ApiProperty({ type: PartnershipLevel, description: 'The network level at which it is managed.' })
  level!: PartnershipLevel;
  @ApiProperty({ enum: PARTNERSHIP_STATUSES }) status!: PartnershipStatus;
  @ApiProperty({ enum: SHOWN_STATUSES }) shown!: ShownStatus;
  @ApiProperty({
    type: 'object',
    properties: { en: { type: 'string' }, fr: { type: 'string' } },
    required: ['en', 'fr'],
    example: { en: 'Validated', fr: 'Validé' },
  })
  label!: {
    readonly en: string;
    readonly fr: string;
  };
  @ApiProperty({ type: String, nullable: true, enum: ['company', 'nonprofit'] }) cancelledBy!:
    'company' | 'nonprofit' | null;
  @ApiProperty({ description: 'Time of the last proposal.' }) proposedAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Time of the last validation.' })
  validatedAt!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Time at which it was last declined or cancelled.',
  })
  refusedAt!: string | null;
  @ApiProperty({
    type: MandateView,
    nullable: true,
    description: 'The mandate in force; null: none.',
  })
  mandate!: MandateView | null;
  @ApiProperty({ description: 'Whether the company’s setting allows to download the agreement.' })
  agreementDownload!: boolean;
  @ApiProperty({ description: 'Revision of the last event, for If-Match.' }) revision!: number;
}

export class PartnerContact {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mail!: string;
}

/** A partnership in full, as the View of the Partners view shows it. */
export class PartnershipDetails extends PartnershipView {
  @ApiProperty({ description: 'The nonprofit’s profile.' }) description!: string;
  @ApiProperty({ type: [PartnerContact], description: 'The nonprofit’s coordinators.' })
  coordinators!: PartnerContact[];
}

/** How many partnerships there are of each status that people see. */
export class PartnershipCounts {
  @ApiProperty() total!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Status → number of partnerships. Every status is present.',
    example: { validated: 12, awaiting_confirmation: 3, cancelled_declined: 1 },
  })
  byStatus!: Record<ShownStatus, number>;
}
