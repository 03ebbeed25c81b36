import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, ValidateIf } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IncludeActions,
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

const MayBeLeftOutOrNull = (): PropertyDecorator =>
  ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);

export class RegisteredRoleBody {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Network level where the role counts. Left out: the person’s own level. Ignored for the role manager.',
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
  mail!: string;

  @ApiPropertyOptional({
    enum: LOCALES,
    description: 'Language of their mails. Left out: the company’s.',
  })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({
    description: 'Their subject at the configured token issuer.',
  })
  @MayBeLeftOut()
  @IsLine(255)
  subject?: string;

  @ApiPropertyOptional({ description: 'The employer’s own id of the person.' })
  @MayBeLeftOut()
  @IsLine(255)
  externalId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Left out: the admin’s own company; none for the platform team.',
  })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Network level. Left out: the admin’s own.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Nonprofit of its first coordinator.' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({
    type: [RegisteredRoleBody],
    description:
      'Left out: employee; for the platform team, admin of the company or coordinator of the nonprofit.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROLES)
  @AreAll(RegisteredRoleBody)
  roles?: RegisteredRoleBody[];
}

/** Null takes a value away. Fields left out stay as they are. */
export class ChangePersonBody {
  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsLine()
  name?: string;

  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsMail()
  mail?: string;

  @ApiPropertyOptional({
    type: String,
    enum: LOCALES,
    nullable: true,
    description: 'Language of their mails. Null: the company’s.',
  })
  @MayBeLeftOutOrNull()
  @IsIn(LOCALES)
  locale?: Locale | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Their subject at the configured token issuer.',
  })
  @MayBeLeftOutOrNull()
  @IsLine(255)
  subject?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'The employer’s own id of the person.',
  })
  @MayBeLeftOutOrNull()
  @IsLine(255)
  externalId?: string | null;
}

export class RoleBody extends RegisteredRoleBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Nonprofit, for the role coordinator only.' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;
}

export class ManagerBody {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Person id of the manager. Left out or null: no manager.',
  })
  @MayBeLeftOutOrNull()
  @IsId()
  manager?: string | null;
}

export class PersonLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;
}

/** Somebody registered by id, or by mail address; a mail address that nobody has registers a newcomer. */
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

/** Body of commands that need no fields. */
export class PersonAsTheyAreBody {}

export class PeopleQueryBody extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'At or below this network level.' })
  @MayBeLeftOut()
  @IsId()
  level?: string;

  @ApiPropertyOptional({ enum: ROLES, description: 'Who holds this role.' })
  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ format: 'uuid', description: 'Whose manager this person is.' })
  @MayBeLeftOut()
  @IsId()
  manager?: string;

  @IncludeActions() include?: 'actions';
}

/** A search is in a body because names and mail addresses stand in no URL (docs/domain.md §8). */
export class PeopleSearchBody extends PeopleQueryBody {
  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the name, the mail address, the subject or the external id.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ description: 'The whole mail address, in whatever case.' })
  @MayBeLeftOut()
  @IsMail()
  mail?: string;

  @ApiPropertyOptional({ description: 'The whole external id.' })
  @MayBeLeftOut()
  @IsLine(255)
  externalId?: string;
}
