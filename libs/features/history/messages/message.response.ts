import type { Via } from '#kit/eventsourcing';
import { ApiProperty, PageOf } from '#platform/http';
import { ActorAnswer } from '../http/history.response.js';

export const SIDES = ['employee', 'nonprofit'] as const;
export type Side = (typeof SIDES)[number];

/** A message of a registration. */
export class MessageItem {
  @ApiProperty({ description: 'Id of its event.' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: ActorAnswer, description: 'Who wrote it.' }) author!: ActorAnswer;
  @ApiProperty({ enum: SIDES }) side!: Side;
  @ApiProperty({ description: 'Capacity in which the author wrote.' }) capacity!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The mandate under which the author wrote for the nonprofit.',
  })
  mandate!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['link', 'cli'],
    description: 'link: a signed link in a mail; cli: the command line; null: the API.',
  })
  via!: Via | null;
  @ApiProperty({ type: String, nullable: true, description: 'null: withheld or erased.' })
  text!: string | null;
  @ApiProperty({
    description: 'The caller is on neither side and has no mandate, so the text is not shown.',
  })
  withheld!: boolean;
  @ApiProperty({ description: 'The author or the employee was erased, and the text with them.' })
  erased!: boolean;
  @ApiProperty({
    description: 'Written by the other side, and not read by the caller before this answer.',
  })
  unread!: boolean;
}

export class MessagePage extends PageOf(MessageItem) {
  @ApiProperty({ description: 'How many messages the registration has.' }) total!: number;
  @ApiProperty({ description: 'How many of all were unread before this answer.' }) unread!: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the first unread one was written; null: none is unread.',
  })
  unreadSince!: string | null;
}
