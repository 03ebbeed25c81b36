import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  CommandAnswer,
  IsId,
  IsLine,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import { SHOWN_STATUSES } from '../../domain/partnership.status.js';

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

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Network level at or below one’s own; left out: one’s own. One proposed again stays where it was.',
  })
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
  @ApiProperty({
    description: 'Reference of the nonprofit’s written request.',
    example: 'mail of 2026-01-04',
  })
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

const STATUS_FILTERS = ['all', ...SHOWN_STATUSES] as const;
const SORTS = ['proposed', 'validated'] as const;

export class PartnershipsQueryBody extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the nonprofit’s name.' })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ enum: STATUS_FILTERS, default: 'all' })
  @MayBeLeftOut()
  @IsIn(STATUS_FILTERS)
  status: (typeof STATUS_FILTERS)[number] = 'all';

  @ApiPropertyOptional({
    enum: SORTS,
    default: 'proposed',
    description: 'By last proposal or last validation, newest first.',
  })
  @MayBeLeftOut()
  @IsIn(SORTS)
  sort: (typeof SORTS)[number] = 'proposed';

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  company?: string;
}

const LOCALES = ['en', 'fr'] as const;

export class AgreementQueryBody {
  @ApiPropertyOptional({ enum: LOCALES, description: 'Left out: the company’s.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: (typeof LOCALES)[number];
}
