import { ApiProperty, CommandAnswer } from '#platform/http';

/** The result of a command that registers somebody, gives them a role, or invites them. */
export class JoiningAnswer extends CommandAnswer {
  @ApiProperty({
    required: false,
    description: 'Id of the person. Left out where the status is invited or registered_or_invited.',
  })
  override id!: string;

  @ApiProperty({
    required: false,
    description: 'Revision of the last event; also the ETag. Left out together with the id.',
  })
  override revision!: number;

  @ApiProperty({
    required: false,
    enum: ['registered', 'granted', 'invited', 'registered_or_invited'],
    description:
      'granted: somebody known got the role. invited: somebody known outside the caller’s scope got a mail. registered_or_invited: a dry run does not tell which.',
  })
  override status?: string;
}
