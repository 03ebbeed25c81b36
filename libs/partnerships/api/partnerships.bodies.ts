import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { CommandAnswer, IsId, IsLine, MayBeLeftOut, PageQuery } from '#http';

/** At most this many nonprofits in one proposal. */
const MOST_NONPROFITS = 100;

export class ProposePartnershipBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Left out: one’s own company.' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'All of them or none.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NONPROFITS)
  @ArrayUnique()
  @IsId({ each: true })
  nonprofits!: string[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Network level at or below one’s own; left out: one’s own. One proposed again stays where it was.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;
}

export class PartnershipLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;
}

export class MandateBody {
  @ApiProperty({ description: 'Reference of the nonprofit’s written request.', example: 'mail of 2026-01-04' })
  @IsLine()
  request!: string;
}

/** Commands on a partnership that need no words of their own. */
export class PartnershipAsItIsBody {}

/** What became of the proposal to one of the nonprofits. */
export class ProposedPartnership extends CommandAnswer {
  @ApiProperty({ format: 'uuid' }) nonprofit!: string;
}

/** The first partnership's answer, with the position of the last append, and all of them in the order named. */
export class ProposalAnswer extends CommandAnswer {
  @ApiProperty({ type: [ProposedPartnership] }) partnerships!: ProposedPartnership[];
}

export const SHOWN_STATUSES = ['all', 'validated', 'awaiting_confirmation', 'cancelled_declined'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];
export const PARTNERSHIP_SORTS = ['proposed', 'validated'] as const;

export class PartnershipsQueryBody extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the nonprofit’s name.' })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ enum: SHOWN_STATUSES, default: 'all' })
  @MayBeLeftOut()
  @IsIn(SHOWN_STATUSES)
  status: ShownStatus = 'all';

  @ApiPropertyOptional({ enum: PARTNERSHIP_SORTS, default: 'proposed', description: 'By last proposal or last validation, newest first.' })
  @MayBeLeftOut()
  @IsIn(PARTNERSHIP_SORTS)
  sort: (typeof PARTNERSHIP_SORTS)[number] = 'proposed';

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  company?: string;
}
