import { ApiProperty, PageOf } from '#platform/http';
import { PartnerCompany, PartnershipLevel } from './partnership.response.js';

export const MANDATE_STATES = ['in_force', 'revoked', 'partnership_cancelled'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

export class MandateActor {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'The name, or Erased person.' }) name!: string;
}

/** A mandate, in force or ended. */
export class MandateItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) partnership!: string;
  @ApiProperty({ type: PartnerCompany }) company!: PartnerCompany;
  @ApiProperty({ type: PartnerCompany }) nonprofit!: PartnerCompany;
  @ApiProperty({
    type: PartnershipLevel,
    description: 'The network level at which the partnership is managed.',
  })
  level!: PartnershipLevel;
  @ApiProperty({
    enum: MANDATE_STATES,
    description:
      'partnership_cancelled: the mandate ended with its partnership, and does not come back.',
  })
  state!: MandateState;
  @ApiProperty({ type: MandateActor, nullable: true, description: 'Who granted it.' })
  grantedBy!: MandateActor | null;
  @ApiProperty({ format: 'date-time' }) grantedAt!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Reference of the nonprofit’s written request. Null once the person who typed it was erased.',
    example: 'mail of 2026-01-04',
  })
  request!: string | null;
  @ApiProperty({ type: MandateActor, nullable: true, description: 'Who ended it.' })
  endedBy!: MandateActor | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;
}

export class MandatesPage extends PageOf(MandateItem) {}
