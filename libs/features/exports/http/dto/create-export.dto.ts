import { IsIn, IsString, Matches } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsDay,
  IsId,
  IsInstant,
  LOCALES,
  MayBeLeftOut,
} from '#platform/http';
import { EXPORT_NAMES, type ExportName } from '../../definitions/index.js';
import { CLOCKS, type ExportClock, type ExportRequest } from '../../export-request.js';

const FORMATS = ['csv', 'xlsx'] as const;

export class CreateExportBody {
  @ApiProperty({ enum: EXPORT_NAMES })
  @IsIn(EXPORT_NAMES)
  name!: ExportName;

  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' })
  @MayBeLeftOut()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'csv';

  @ApiPropertyOptional({
    enum: LOCALES,
    default: 'en',
    description: 'Of the labels; codes stand beside them.',
  })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale: (typeof LOCALES)[number] = 'en';

  @ApiPropertyOptional({
    format: 'date',
    description:
      'First day: of sign-up; for dates, of the period that they overlap. In the company’s zone. Not for partnerships.',
  })
  @MayBeLeftOut()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Count only what was recorded (or had happened, see clock) by this instant.',
  })
  @MayBeLeftOut()
  @IsInstant()
  asOf?: string;

  @ApiPropertyOptional({
    enum: CLOCKS,
    default: 'recorded',
    description: 'Which time asOf is about.',
  })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ExportClock;

  @ApiPropertyOptional({
    description:
      'Count only events up to this position, as a manifest names it: builds an earlier export again.',
  })
  @MayBeLeftOut()
  @IsString()
  @Matches(/^[\w.-]{1,64}$/)
  position?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A network level: what is at or below it.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Not for partnerships.' })
  @MayBeLeftOut()
  @IsId()
  initiative?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Not for partnerships.' })
  @MayBeLeftOut()
  @IsId()
  employee?: string;

  @ApiPropertyOptional({
    description: 'A status of what the rows are: registrations, dates or partnerships.',
  })
  @MayBeLeftOut()
  @IsString()
  status?: string;
}

export class CreateExportQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: answer once the file is there.',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  wait?: 'true' | 'false';
}

/** The body without what was left out, as manifests and records keep it. */
export const requestOf = (body: CreateExportBody): ExportRequest =>
  Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as unknown as ExportRequest;
