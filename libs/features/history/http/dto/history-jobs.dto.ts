import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import type { ManagerPolicy } from '#contexts/registrations';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsDay,
  IsDayUpTo,
  IsId,
  LOCALES,
  MayBeLeftOut,
  type Locale,
} from '#platform/http';
import { REPORT_FORMATS, type ReportFormat } from '../../jobs/report-formats.js';

const VERIFIED = ['log', 'seals', 'registration'] as const;

export class VerificationBody {
  @ApiProperty({
    enum: VERIFIED,
    description:
      'log: the hash chains of all streams; seals: the daily seals against the log; registration: the chain and the seals of one registration.',
  })
  @IsIn(VERIFIED)
  what!: (typeof VERIFIED)[number];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of the registration. Required with what=registration.',
  })
  @ValidateIf(({ what }: VerificationBody, value: unknown) =>
    what === 'registration' ? true : value !== undefined,
  )
  @IsId()
  registration?: string;
}

export class VerificationReportQuery {
  @ApiPropertyOptional({ enum: REPORT_FORMATS, default: 'csv' })
  @MayBeLeftOut()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;

  @ApiPropertyOptional({ enum: LOCALES, default: 'en', description: 'Language of the report.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;
}

const POLICIES = ['none', 'per_date', 'per_registration'] as const satisfies ManagerPolicy[];
const MOST_MONTHS = 999;

export class WhatIfBody {
  @ApiPropertyOptional({
    enum: POLICIES,
    description: 'Manager policy of all dates. Left out: that of each date.',
  })
  @MayBeLeftOut()
  @IsIn(POLICIES)
  managerPolicy?: ManagerPolicy;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: MOST_MONTHS,
    description: 'Months without an act of a person until archival. Left out: as it was.',
  })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(MOST_MONTHS)
  archiveAfterMonths?: number;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day of sign-up, in the registration’s time zone.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day of sign-up, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;
}
