import { ApiProperty, CommandAnswer } from '#platform/http';

export class SlotView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() start!: string;
  @ApiProperty() end!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Number of places; null: without limit.',
  })
  capacity!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Number of places left; null: without limit.',
  })
  left!: number | null;
  @ApiProperty() cancelled!: boolean;
}

export class PartyOfInitiative {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

/** The caller's own sign-up for an initiative. */
export class OwnSignUp {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Status of the registration.' }) status!: string;
}

export class InitiativeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['slots', 'open', 'mentoring'] }) kind!: string;
  @ApiProperty({ enum: ['draft', 'open', 'closed', 'cancelled'] }) status!: string;
  @ApiProperty({ type: PartyOfInitiative }) nonprofit!: PartyOfInitiative;
  @ApiProperty({
    type: PartyOfInitiative,
    nullable: true,
    description: 'The company that it is specific to; null: open to all partners.',
  })
  company!: PartyOfInitiative | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Time zone in which to read its slots: that of the company that it is specific to, else that of the caller’s own company; null: of neither.',
  })
  zone!: string | null;
  @ApiProperty({ type: [String] }) tasks!: string[];
  @ApiProperty({ type: String, nullable: true }) description!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Where it takes place.' })
  place!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Whom to ask: a name, mail address or telephone number.',
  })
  contact!: string | null;
  @ApiProperty({ type: [SlotView] }) slots!: SlotView[];
  @ApiProperty({
    type: OwnSignUp,
    nullable: true,
    description: 'The caller’s own registration for it, the latest of several; null: none.',
  })
  registration!: OwnSignUp | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ description: 'Revision of the last event, for If-Match.' }) revision!: number;
}

/** What tells initiatives of one title apart. */
export class NamedInitiative {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['draft', 'open', 'closed', 'cancelled'] }) status!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where it takes place.' })
  place!: string | null;
  @ApiProperty({ description: 'When it was created.' }) createdAt!: string;
}

/** The answer for a new or changed initiative, with those of the nonprofit that have its title already. */
export class TitledInitiative extends CommandAnswer {
  @ApiProperty({
    type: [NamedInitiative],
    description:
      'Other initiatives of the nonprofit with this title, without regard to case and accents: check that it is none of them. Empty when no title was given.',
  })
  namesakes!: readonly NamedInitiative[];
}
