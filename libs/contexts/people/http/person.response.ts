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

export class PeoplePage extends PageOf(PersonView) {}
