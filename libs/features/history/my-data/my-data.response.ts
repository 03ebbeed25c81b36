import { PersonView as PersonAnswer } from '#contexts/people';
import { ApiProperty } from '#platform/http';
import { HistoryAnswer } from '../http/history.response.js';

/** An event of the person's own stream, such as PersonRegistered or RoleGranted. */
export class OwnEvent {
  @ApiProperty() type!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Data of the event. Its fields depend on the type of the event.',
    example: { locale: 'fr' },
  })
  data!: object;
}

/** An action of the person on another person's registration, with its text. */
export class OwnAct {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty() type!: string;
  @ApiProperty() capacity!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
}

/** A mail to the person. */
export class OwnMail {
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) registration!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) partnership!: string | null;
  @ApiProperty() status!: string;
  @ApiProperty({ format: 'date-time' }) causedAt!: string;
}

/** A recorded read, by the person or about the person. */
export class OwnRead {
  @ApiProperty({ description: 'by: a read by the person; about: a read about the person.' })
  side!: 'by' | 'about';
  @ApiProperty() what!: string;
  @ApiProperty() capacity!: string;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ format: 'date-time' }) readAt!: string;
}

/** All data stored about a person (docs/domain.md §8). */
export class MyData {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: PersonAnswer }) person!: PersonAnswer;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Subject of the person at the token issuer.',
  })
  subject!: string | null;
  @ApiProperty({ type: [String], description: 'Kinds of reminders that the person has muted.' })
  muted!: readonly string[];
  @ApiProperty({ type: [OwnEvent] }) events!: readonly OwnEvent[];
  @ApiProperty({
    type: [HistoryAnswer],
    description: 'The person’s registrations with all events and texts.',
  })
  registrations!: readonly HistoryAnswer[];
  @ApiProperty({ type: [OwnAct], description: 'The person’s actions on registrations of others.' })
  acts!: readonly OwnAct[];
  @ApiProperty({ type: [OwnMail] }) mails!: readonly OwnMail[];
  @ApiProperty({ type: [OwnRead] }) reads!: readonly OwnRead[];
}
