import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, PageOf } from '#platform/http';
import { ROLES, type Role } from '../domain/person.events.js';

export class Named {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class PersonLevel {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'From the company down.', example: 'acme/paris' }) path!: string;
}

export class HeldRoleView {
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: Named, nullable: true }) company!: Named | null;
  @ApiProperty({
    type: PersonLevel,
    nullable: true,
    description: 'Where it counts, with all that is below.',
  })
  level!: PersonLevel | null;
  @ApiProperty({ type: Named, nullable: true }) nonprofit!: Named | null;
}

export class PersonView extends Named {
  @ApiProperty({ type: String, nullable: true }) mail!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The employer’s own id of the person.',
  })
  externalId!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['en', 'fr'] }) locale!: 'en' | 'fr' | null;
  @ApiProperty({ type: Named, nullable: true }) company!: Named | null;
  @ApiProperty({ type: PersonLevel, nullable: true }) level!: PersonLevel | null;
  @ApiProperty({ type: Named, nullable: true }) manager!: Named | null;
  @ApiProperty({ type: [HeldRoleView] }) roles!: HeldRoleView[];
  @ApiProperty() erased!: boolean;
  @ApiProperty({ description: 'For If-Match.' }) revision!: number;
}

/** A line of the list of people, with what the caller may do if they asked for it. */
export class PersonListItem extends PersonView {
  @ItemActions() actions?: Action[];
}

/** A person, with what the caller may do. */
export class PersonWithActions extends PersonView {
  @ApiProperty({
    type: [Action],
    description:
      'Every command on a person, and whether the caller may give one of that name now; else the rule that forbids it. Empty for an erased person.',
  })
  actions!: Action[];
}

export class PeoplePage extends PageOf(PersonListItem) {}
