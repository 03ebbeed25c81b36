import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  CommandAnswer,
  IncludeActions,
  IsId,
  IsLine,
  MayBeLeftOut,
  PageAfter,
  PageLimit,
  type PageQuery,
} from '#platform/http';
import { SHOWN_STATUSES } from '../../domain/partnership.status.js';

const MAX_NONPROFITS = 100;

export class ProposePartnershipBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Your own company when left out.' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The partnership is proposed to all of them or to none.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_NONPROFITS)
  @ArrayUnique()
  @IsId({ each: true })
  nonprofits!: string[];

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Network level at or below your own; your own when left out. A partnership proposed again keeps its level.',
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

/** The body of commands on a partnership that take no fields. */
export class PartnershipAsItIsBody {}

/** The result of the proposal to one of the nonprofits. */
export class ProposedPartnership extends CommandAnswer {
  @ApiProperty({ format: 'uuid' }) nonprofit!: string;
}

/** The answer for the first partnership with the position of the last append, and all answers in the order of the request. */
export class ProposalAnswer extends CommandAnswer {
  @ApiProperty({ type: [ProposedPartnership] }) partnerships!: ProposedPartnership[];
}

const STATUS_FILTERS = ['all', ...SHOWN_STATUSES] as const;
const SORTS = ['proposed', 'validated'] as const;

/** Conditions on partnerships, whatever their status. */
export class PartnershipsFilterQuery {
  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the nonprofit’s name, of one of its locations, or of the company’s name.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ description: 'Words of the nonprofit’s locations.' })
  @MayBeLeftOut()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A network level: partnerships that are managed at it or below.',
  })
  @MayBeLeftOut()
  @IsId()
  level?: string;
}

export class PartnershipsQueryBody extends PartnershipsFilterQuery implements PageQuery {
  @PageLimit() limit = 50;
  @PageAfter() after?: string;

  @ApiPropertyOptional({ enum: STATUS_FILTERS, default: 'all' })
  @MayBeLeftOut()
  @IsIn(STATUS_FILTERS)
  status: (typeof STATUS_FILTERS)[number] = 'all';

  @ApiPropertyOptional({
    enum: SORTS,
    default: 'proposed',
    description: 'Sorts by the last proposal or the last validation, newest first.',
  })
  @MayBeLeftOut()
  @IsIn(SORTS)
  sort: (typeof SORTS)[number] = 'proposed';

  @IncludeActions() include?: 'actions';
}

const LOCALES = ['en', 'fr'] as const;

export class AgreementQueryBody {
  @ApiPropertyOptional({ enum: LOCALES, description: 'The company’s language when left out.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: (typeof LOCALES)[number];
}
