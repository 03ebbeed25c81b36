import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { IsString, Matches, MaxLength } from 'class-validator';
import { EVENT_TYPES } from '#features/history';
import { ApiProperty, ApiPropertyOptional, IsId, IsLine, MayBeLeftOut } from '#platform/http';
import type { WebhookPlan } from '../webhook.js';

const LONGEST_ADDRESS = 2_000;
const LONGEST_POSITION = 64;
const POSITION = /^[0-9.]*$/;
const MOST_TYPES = 100;

/** What an owner decides of a webhook. */
export class WebhookBody {
  @ApiProperty({
    description:
      'URL to which each event is posted. It begins with https and is not in a private network.',
    example: 'https://hooks.example.com/ledger',
    maxLength: LONGEST_ADDRESS,
  })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  address!: string;

  @ApiPropertyOptional({ description: 'What the webhook is for.', example: 'HR data warehouse' })
  @MayBeLeftOut()
  @IsLine()
  description?: string;

  @ApiPropertyOptional({
    enum: EVENT_TYPES,
    isArray: true,
    description: 'Only events of these types. Left out: of every type.',
    example: ['ParticipationValidated', 'PersonErased'],
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TYPES)
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  types?: string[];

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Only what is in scope at or below this network level. Left out: the whole company, or for the platform team everything.',
  })
  @MayBeLeftOut()
  @IsId()
  level?: string;
}

export class CreateWebhookBody extends WebhookBody {
  @ApiPropertyOptional({
    type: String,
    pattern: POSITION.source,
    minLength: 0,
    maxLength: LONGEST_POSITION,
    description:
      'Position in the log after which deliveries begin, as the event feed gives it; an empty text: from the beginning. Left out: with what happens from now on.',
    example: '0000000000001204',
  })
  @MayBeLeftOut()
  @Matches(POSITION, { message: '$property must be a position, or an empty text' })
  @MaxLength(LONGEST_POSITION)
  after?: string;
}

export class ChangeWebhookBody extends WebhookBody {
  @ApiPropertyOptional({
    default: false,
    description:
      'true: nothing is delivered until the webhook is changed again. Then it goes on where it stopped.',
  })
  @MayBeLeftOut()
  @IsBoolean()
  paused: boolean = false;
}

export class ReplayWebhookBody {
  @ApiProperty({
    type: String,
    pattern: POSITION.source,
    minLength: 0,
    maxLength: LONGEST_POSITION,
    description:
      'Position in the log after which events are delivered again, in order; an empty text: from the beginning. A later position leaves events out.',
    example: '0000000000001204',
  })
  @Matches(POSITION, { message: '$property must be a position, or an empty text' })
  @MaxLength(LONGEST_POSITION)
  after!: string;
}

/** The rotation of a secret needs no words. */
export class RotateWebhookSecretBody {}

/** What a body says of the plan. */
export const planOf = ({ address, description, types, level }: WebhookBody): WebhookPlan => ({
  address,
  description: description ?? '',
  types: types ?? null,
  level: level ?? null,
});
