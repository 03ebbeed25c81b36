import { PersonView as PersonAnswer } from '#contexts/people';
import { ApiProperty } from '#platform/http';
import { HistoryAnswer } from '../http/history.response.js';

/** An event on the person themself: registered, given a role, moved, … */
export class OwnEvent {
  @ApiProperty() type!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: object;
}

/** Something that the person did on somebody else's registration, with what they wrote. */
export class OwnAct {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty() type!: string;
  @ApiProperty() capacity!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
}

/** A mail to the person. What it said follows from its registration. */
export class OwnMail {
  @ApiProperty() kind!: string;
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty() status!: string;
  @ApiProperty({ format: 'date-time' }) causedAt!: string;
}

/** A reading, by the person or about them, as it was recorded. */
export class OwnRead {
  @ApiProperty({ description: 'by: the person read; about: somebody read about the person.' })
  side!: 'by' | 'about';
  @ApiProperty() what!: string;
  @ApiProperty() capacity!: string;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ format: 'date-time' }) readAt!: string;
}

/** Everything that is held about a person (domain §8). */
export class MyData {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: PersonAnswer }) person!: PersonAnswer;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Under which the token issuer knows the person.',
  })
  subject!: string | null;
  @ApiProperty({ type: [String], description: 'The kinds of reminder that the person turned off.' })
  muted!: readonly string[];
  @ApiProperty({ type: [OwnEvent] }) events!: readonly OwnEvent[];
  @ApiProperty({
    type: [HistoryAnswer],
    description: 'Their own registrations, with every event and text.',
  })
  registrations!: readonly HistoryAnswer[];
  @ApiProperty({ type: [OwnAct], description: 'What they did on those of others.' })
  acts!: readonly OwnAct[];
  @ApiProperty({ type: [OwnMail] }) mails!: readonly OwnMail[];
  @ApiProperty({ type: [OwnRead] }) reads!: readonly OwnRead[];
}
