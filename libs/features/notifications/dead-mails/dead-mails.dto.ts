import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  ApiPropertyOptional,
  IsDay,
  IsDayUpTo,
  IsId,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import { mailKinds } from '../templates/mail-catalogue.js';

const MOST_MAILS = 200;
/** Besides the mails of the catalogue, those that invite. */
export const KINDS: readonly string[] = [...mailKinds, 'PersonInvited'];

export class DeadMailsQueryBody extends PageQuery {
  @ApiPropertyOptional({ enum: KINDS })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  recipient?: string;

  @ApiPropertyOptional({ format: 'date', description: 'First day, in UTC, of the cause.' })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;
}

export class RetryMailsBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Mails to send again.' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MAILS)
  @ArrayUnique()
  @IsId({ each: true })
  mails?: string[];

  @ApiPropertyOptional({
    type: Boolean,
    enum: [true],
    description: 'Every mail that failed for good, instead of mails.',
  })
  @MayBeLeftOut()
  @IsIn([true])
  all?: true;
}
