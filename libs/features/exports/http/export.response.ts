import { ApiProperty, ApiPropertyOptional } from '#platform/http';
import type { ExportManifest } from '../build-export.js';
import { EXPORT_NAMES, type ExportName } from '../definitions/index.js';
import type { ExportRequest } from '../export-request.js';
import { CompareExportsBody } from './dto/compare-exports.dto.js';
import { ExportManifestView } from './export-manifest.response.js';

/** `withdrawn`: the file was deleted because a person was erased after it was built. */
export const EXPORT_STATUSES = [
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'withdrawn',
] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** The reason why an export has no file. */
export class ExportProblem {
  @ApiProperty({ description: 'Code of the reason.', example: 'erased_since' })
  readonly rule!: string;
  @ApiProperty({ description: 'What happened, and what to do.' }) readonly detail!: string;
}

export class ExportProgress {
  @ApiProperty({ description: 'Registrations or partnerships processed so far.' }) done!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Registrations or partnerships to process; null until it is known.',
  })
  total!: number | null;
  @ApiProperty({ description: 'Rows written so far.' }) rows!: number;
}

/** An export, for its requester. */
export class ExportAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: EXPORT_NAMES }) name!: ExportName;
  @ApiProperty({ enum: EXPORT_STATUSES }) status!: ExportStatus;
  @ApiProperty({ type: ExportProgress }) progress!: ExportProgress;
  @ApiProperty({ type: CompareExportsBody }) request!: ExportRequest;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Time at which the file is deleted.' })
  expiresAt!: string;
  @ApiPropertyOptional({ description: 'Path of the file; only when the status is done.' })
  file?: string;
  @ApiPropertyOptional({
    type: ExportManifestView,
    description: 'Request, scope, log position, row count and SHA-256 of the file.',
  })
  manifest?: ExportManifest;
  @ApiPropertyOptional({ type: ExportProblem, description: 'Reason why the export has no file.' })
  problem?: ExportProblem;
}
