import { IsBoolean, IsIn } from 'class-validator';
import {
  ApiPropertyOptional,
  IncludeActions,
  IsDay,
  IsDayUpTo,
  IsId,
  IsLine,
  MayBeLeftOut,
  PageQuery,
  YesOrNo,
} from '#platform/http';
import type { InitiativeStatus } from '../../domain/initiative.state.js';
import type { InitiativeKind } from '../../domain/initiative.events.js';
import { KINDS } from './initiative-commands.dto.js';

const STATUSES: readonly InitiativeStatus[] = ['draft', 'open', 'closed', 'cancelled'];

export class InitiativesQueryBody extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Initiatives specific to this company.' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: InitiativeKind;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeLeftOut()
  @IsIn(STATUSES)
  status?: InitiativeStatus;

  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the title, of the place, or of the nonprofit’s name.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ description: 'Words of the place.' })
  @MayBeLeftOut()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({
    format: 'date',
    description:
      'With a slot, not cancelled, that ends on this day or later, in the zone of the caller’s company (else UTC).',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'With a slot, not cancelled, that begins on this day or earlier.',
  })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    description:
      'Open, and with a slot to come (within `from` and `to`, if given) that has places left; an initiative of another kind than `slots` always has.',
  })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  free?: boolean;

  @ApiPropertyOptional({ description: 'The caller has signed up for it.' })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  signedUp?: boolean;

  @IncludeActions()
  include?: 'actions';
}
