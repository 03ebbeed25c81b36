import { ApiProperty, ApiPropertyOptional } from '#platform/http';
import type { ExportManifest } from '../build-export.js';
import { EXPORT_NAMES, type ExportName } from '../definitions/index.js';
import type { ExportRequest } from '../export-request.js';

/** `withdrawn`: the file is gone, because somebody was erased after it was built. */
export const EXPORT_STATUSES = [
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'withdrawn',
] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** Why there is no file. */
export interface ExportProblem {
  readonly rule: string;
  readonly detail: string;
}

export class ExportProgress {
  @ApiProperty({ description: 'Registrations (or partnerships) looked at.' }) done!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of how many; null before that is known.',
  })
  total!: number | null;
}

/** An export as its requester sees it. */
export class ExportAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: EXPORT_NAMES }) name!: ExportName;
  @ApiProperty({ enum: EXPORT_STATUSES }) status!: ExportStatus;
  @ApiProperty({ type: ExportProgress }) progress!: ExportProgress;
  @ApiProperty({ type: Object }) request!: ExportRequest;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Until when the file can be had.' })
  expiresAt!: string;
  @ApiPropertyOptional({ description: 'Where the file is, once done.' }) file?: string;
  @ApiPropertyOptional({
    type: Object,
    description: 'What the file depends on, its row count and SHA-256.',
  })
  manifest?: ExportManifest;
  @ApiPropertyOptional({ type: Object, description: 'Why there is no file.' })
  problem?: ExportProblem;
}
