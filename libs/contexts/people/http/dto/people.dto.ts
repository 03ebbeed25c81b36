import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, MaxLength, ValidateIf } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IsId,
  IsLine,
  IsMail,
  LOCALES,
  MayBeLeftOut,
  PageQuery,
  type Locale,
} from '#platform/http';
import { ROLES, type Role } from '../../domain/person.events.js';
import { REMINDER_KINDS, type ReminderKind } from '../../domain/reminder-kinds.js';

const MOST_ROLES = 20;

export class RegisteredRoleBody {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Left out: the person’s own. An employee’s is the person’s; a manager’s does not matter.',
  })
  @MayBeLeftOut()
  @IsId()
  level?: string;
}

export class RegisterPersonBody {
  @ApiProperty()
  @IsLine()
  name!: string;

  @ApiProperty()
  @IsMail()
  @MaxLength(254)
  mail!: string;

  @ApiPropertyOptional({ enum: LOCALES, description: 'Of their mails; left out: the company’s.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({
    description: 'The subject under which the configured token issuer knows them.',
  })
  @MayBeLeftOut()
  @IsLine(255)
  subject?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Left out: an admin’s own; none with the platform team.',
  })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Network level; left out: the admin’s own.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of the first coordinator.' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({
    type: [RegisteredRoleBody],
    description:
      'Left out: employee; with the platform team, admin of the company or coordinator of the nonprofit.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROLES)
  @AreAll(RegisteredRoleBody)
  roles?: RegisteredRoleBody[];
}

export class RoleBody extends RegisteredRoleBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of a coordinator.' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;
}

export class ManagerBody {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Left out or null: none.',
  })
  @ValidateIf((_: object, value: unknown) => value !== undefined && value !== null)
  @IsId()
  manager?: string | null;
}

export class PersonLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;
}

/** Somebody known by id, or by mail (registered if nobody is). */
export class AddCoordinatorBody {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  person?: string;

  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsLine()
  name?: string;

  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsMail()
  @MaxLength(254)
  mail?: string;

  @ApiPropertyOptional({ enum: LOCALES })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;
}

export class RemindersBody {
  @ApiProperty({ enum: REMINDER_KINDS })
  @IsIn(REMINDER_KINDS)
  kind!: ReminderKind;
}

/** Commands on a person that need no words of their own. */
export class PersonAsTheyAreBody {}

export class PeopleQueryBody extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'At or below this network level.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;
}

/** Names stand in no URL (domain §8): whoever searches by name asks in a body. */
export class PeopleSearchBody extends PeopleQueryBody {
  @ApiPropertyOptional({ description: 'Part of the name.' })
  @MayBeLeftOut()
  @IsLine()
  search?: string;
}
