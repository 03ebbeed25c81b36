import { ApiProperty, ApiPropertyOptional } from '#platform/http';
import { EXPORT_NAMES, type ExportName } from '../definitions/index.js';
import { CLOCKS, type ExportClock, type ExportRequest } from '../export-request.js';
import { CompareExportsBody } from './dto/compare-exports.dto.js';

export class ExportScopeView {
  @ApiProperty({ description: 'True if the file covers all companies and nonprofits.' })
  everything!: boolean;
  @ApiProperty({ type: [String], description: 'Network levels, each with those below it.' })
  levels!: readonly string[];
  @ApiProperty({ type: [String], description: 'Nonprofits whose registrations are covered.' })
  nonprofits!: readonly string[];
}

export class ExportContactsView {
  @ApiProperty() everything!: boolean;
  @ApiProperty({ type: [String] }) levels!: readonly string[];
}

export class ErasuresView {
  @ApiProperty({ description: 'Number of people erased before the export was built.' })
  count!: number;
  @ApiProperty({ description: 'SHA-256 of their sorted ids, one per line.' }) sha256!: string;
}

export class ExportStateView {
  @ApiProperty() position!: string;
  @ApiProperty({ format: 'date-time' }) instant!: string;
}

export class ComparedRowsView {
  @ApiProperty() before!: number;
  @ApiProperty() after!: number;
  @ApiProperty() added!: number;
  @ApiProperty() gone!: number;
  @ApiProperty() changed!: number;
}

export class BeforeAndAfterView {
  @ApiProperty() before!: number;
  @ApiProperty() after!: number;
}

export class ComparedView {
  @ApiProperty({ type: ExportStateView, description: 'The earlier state.' })
  before!: ExportStateView;
  @ApiProperty({ type: ComparedRowsView, description: 'Number of rows.' }) rows!: ComparedRowsView;
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: { before: { type: 'number' }, after: { type: 'number' } },
      required: ['before', 'after'],
    },
    description: 'Key of a column of numbers → its sums.',
  })
  sums!: Readonly<Record<string, BeforeAndAfterView>>;
}

/** The manifest of an export: all that its bytes depend on. */
export class ExportManifestView {
  @ApiProperty({ enum: EXPORT_NAMES }) export!: ExportName;
  @ApiProperty({ description: 'Version of the export.' }) version!: number;
  @ApiProperty({ description: 'Log position of the last event that was used.' }) position!: string;
  @ApiProperty({ format: 'date-time', description: 'The current time of the export.' })
  instant!: string;
  @ApiProperty({ enum: CLOCKS }) clock!: ExportClock;
  @ApiProperty({ type: CompareExportsBody }) request!: ExportRequest;
  @ApiPropertyOptional({ type: ComparedView, description: 'Of a comparison.' })
  compared?: ComparedView;
  @ApiProperty({ type: ExportScopeView }) scope!: ExportScopeView;
  @ApiPropertyOptional({
    type: ExportContactsView,
    description: 'Where the file has mail addresses and external ids: for which levels.',
  })
  contacts?: ExportContactsView;
  @ApiProperty({ type: ErasuresView }) erasures!: ErasuresView;
  @ApiProperty({ type: [String], description: 'Keys of the columns, in the order of the file.' })
  columns!: readonly string[];
  @ApiProperty({ description: 'Number of rows, without the header.' }) rows!: number;
  @ApiProperty({ description: 'Length of the file.' }) bytes!: number;
  @ApiProperty({ description: 'SHA-256 of the file, in hex.' }) sha256!: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'The newest seal that contains nothing after the position, as in proofs. null where there is none. Absent from manifests of older versions.',
  })
  seal?: object | null;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'Ed25519 signature of the manifest without this field. null where no key is configured.',
  })
  signature?: object | null;
}
