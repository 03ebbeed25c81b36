import { IsIn, IsString, Matches } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsDay,
  IsDayUpTo,
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
    description: 'Language of headers and labels. Codes are the same in every language.',
  })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale: (typeof LOCALES)[number] = 'en';

  @ApiPropertyOptional({
    format: 'date',
    description:
      'First day of the period, inclusive, in the company’s time zone. Registrations are selected by their sign-up, dates by an overlap. Not for partnerships.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day of the period, inclusive. Not for partnerships.',
  })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Export the data as of this instant. Left out: the current data.',
  })
  @MayBeLeftOut()
  @IsInstant()
  asOf?: string;

  @ApiPropertyOptional({
    enum: CLOCKS,
    default: 'recorded',
    description:
      'Time to which asOf applies. recorded: when events were recorded; happened: when they happened.',
  })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ExportClock;

  @ApiPropertyOptional({
    description:
      'Use only events up to this log position, such as the position in a manifest. Reproduces an earlier export.',
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

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of a network level; includes the levels below it.',
  })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of an initiative. Not for partnerships.',
  })
  @MayBeLeftOut()
  @IsId()
  initiative?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of an employee. Not for partnerships.' })
  @MayBeLeftOut()
  @IsId()
  employee?: string;

  @ApiPropertyOptional({
    description:
      'Status of the rows: of registrations, dates or partnerships, depending on the export.',
  })
  @MayBeLeftOut()
  @IsString()
  status?: string;
}

export class CreateExportQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description:
      'true: respond with 200 when the file is finished. false: respond with 202 at once.',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  wait?: 'true' | 'false';
}

/** The request without undefined fields, as manifests and records store it. */
export const requestOf = (body: CreateExportBody): ExportRequest =>
  Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as unknown as ExportRequest;
