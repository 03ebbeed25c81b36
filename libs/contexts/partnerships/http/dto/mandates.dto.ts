import { IsIn } from 'class-validator';
import { ApiPropertyOptional, IsId, IsLine, MayBeLeftOut, PageQuery } from '#platform/http';
import { MANDATE_STATES, type MandateState } from '../mandate.response.js';

export class MandatesQueryBody extends PageQuery {
  @ApiPropertyOptional({ enum: MANDATE_STATES })
  @MayBeLeftOut()
  @IsIn(MANDATE_STATES)
  state?: MandateState;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Mandates of one partnership.' })
  @MayBeLeftOut()
  @IsId()
  partnership?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A network level: mandates of partnerships that are managed at it or below.',
  })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the nonprofit’s or the company’s name.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;
}
