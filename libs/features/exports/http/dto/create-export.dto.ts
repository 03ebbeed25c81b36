import { ArrayMaxSize, IsArray, IsIn, IsString, Matches } from 'class-validator';
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
import {
  EXPORT_NAMES,
  LATEST_VERSION,
  VERSIONS,
  type ExportName,
  type ExportVersion,
} from '../../definitions/index.js';
import {
  CLOCKS,
  HEADERS,
  SEPARATORS,
  type ExportClock,
  type ExportRequest,
  type Header,
  type SeparatorName,
} from '../../export-request.js';

export const FORMATS = ['csv', 'xlsx'] as const;
const SEPARATOR_NAMES = Object.keys(SEPARATORS) as SeparatorName[];
const MOST_COLUMNS = 200;

/** Rows and columns of an export, of whatever time. */
export class ExportContent {
  @ApiProperty({ enum: EXPORT_NAMES })
  @IsIn(EXPORT_NAMES)
  name!: ExportName;

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

  @ApiPropertyOptional({
    type: [String],
    description:
      'Keys of the columns, in the order of the file, such as employee or startUtc. Left out: all columns that you may see. The columns employeeMail and employeeExternalId need the role admin or platform.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  columns?: string[];

  @ApiPropertyOptional({
    enum: SEPARATOR_NAMES,
    description: 'Of csv files. Left out: a comma in English, a semicolon in French.',
  })
  @MayBeLeftOut()
  @IsIn(SEPARATOR_NAMES)
  separator?: SeparatorName;

  @ApiPropertyOptional({
    enum: HEADERS,
    default: 'labels',
    description:
      'Header of the file: labels in the language of the export, or keys, which are the same in every language.',
  })
  @MayBeLeftOut()
  @IsIn(HEADERS)
  header?: Header;

  @ApiPropertyOptional({
    enum: VERSIONS,
    default: LATEST_VERSION,
    description:
      'Version of the export. Reproduces an export of an earlier version, byte for byte.',
  })
  @MayBeLeftOut()
  @IsIn(VERSIONS)
  version: ExportVersion = LATEST_VERSION;
}

/** What an export and a comparison of two have in common. */
export class ExportBody extends ExportContent {
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
}

export class CreateExportBody extends ExportBody {
  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' })
  @MayBeLeftOut()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'csv';
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
export const requestOf = (body: ExportContent): ExportRequest =>
  Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as unknown as ExportRequest;
