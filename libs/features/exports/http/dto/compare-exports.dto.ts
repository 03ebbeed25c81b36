import { IsIn, IsString, Matches } from 'class-validator';
import { invalid } from '#kit/eventsourcing';
import { ApiPropertyOptional, IsInstant, MayBeLeftOut } from '#platform/http';
import type { ExportRequest } from '../../export-request.js';
import { ExportBody, requestOf } from './create-export.dto.js';

const FORMATS = ['json', 'xlsx', 'csv', 'html'] as const;

export class CompareExportsBody extends ExportBody {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @MayBeLeftOut()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'json';

  @ApiPropertyOptional({
    description:
      'Log position of the earlier state, such as the position in a manifest. Either this or beforeAsOf. The later state is that of position or asOf; left out: the current one.',
  })
  @MayBeLeftOut()
  @IsString()
  @Matches(/^[\w.-]{1,64}$/)
  beforePosition?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Instant of the earlier state. Either this or beforePosition.',
  })
  @MayBeLeftOut()
  @IsInstant()
  beforeAsOf?: string;
}

/** The request for a comparison. @throws Refusal invalid without an earlier state */
export function comparisonOf(body: CompareExportsBody): ExportRequest {
  if (body.beforePosition === undefined && body.beforeAsOf === undefined)
    throw invalid(
      'beforeAsOf',
      'no_before',
      'A comparison needs an earlier state. Name beforeAsOf or beforePosition.',
    );
  return requestOf(body);
}
