import { IsIn } from 'class-validator';
import { ApiProperty, ApiPropertyOptional, IsId, MayBeLeftOut } from '#platform/http';
import { PARTNERSHIP_MAILS, PERSON_MAILS } from '../../why/mail-kinds.js';

/** A question about a mail. */
class MailQuestionRequest {
  @ApiProperty({ enum: ['mail'] })
  @IsIn(['mail'])
  what!: 'mail';

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of the event that selects one of several mails; left out, the last.',
  })
  @MayBeLeftOut()
  @IsId()
  event?: string;
}

export class WhyPartnershipRequest extends MailQuestionRequest {
  @ApiProperty({
    enum: PARTNERSHIP_MAILS,
    description: 'Event type about which the mail informs.',
  })
  @IsIn(PARTNERSHIP_MAILS)
  kind!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Id of the recipient. Left out: the caller. Another recipient needs the role admin, analyst, auditor or platform.',
  })
  @MayBeLeftOut()
  @IsId()
  person?: string;
}

export class WhyPersonRequest extends MailQuestionRequest {
  @ApiProperty({
    enum: PERSON_MAILS,
    description: 'Event type about which the mail informs.',
  })
  @IsIn(PERSON_MAILS)
  kind!: string;
}
