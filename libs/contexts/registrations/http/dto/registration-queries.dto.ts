import { Transform } from 'class-transformer';
import { IsArray, IsBoolean, IsIn } from 'class-validator';
import {
  ApiPropertyOptional,
  IncludeActions,
  IsDay,
  IsDayUpTo,
  IsId,
  IsInstant,
  IsLine,
  MayBeLeftOut,
  PageAfter,
  PageLimit,
  PageQuery,
  YesOrNo,
} from '#platform/http';
import type { Deadline } from '../../domain/registration.deadlines.js';
import { REMINDER_TYPES } from '../../domain/registration.reminders.js';
import type { NextActor } from '../../domain/registration.status.js';
import {
  CERTIFICATE_STATUSES,
  REGISTRATION_STATUSES,
  type CertificateStatus,
  type InitiativeKind,
  type RegistrationStatus,
} from '../../domain/registration.types.js';
import type { Order, RegistrationSort } from '../../read-model/queries/registration-sort.js';

const KINDS: readonly InitiativeKind[] = ['slots', 'open', 'mentoring'];
const NEXT_ACTORS: readonly NextActor[] = ['employee', 'coordinator', 'manager', 'nobody'];
const SORTS: readonly RegistrationSort[] = ['applied', 'waiting', 'next_date'];
const ORDERS: readonly Order[] = ['asc', 'desc'];
const DEADLINES: readonly Deadline['kind'][] = [
  'RegistrationArchived',
  ...REMINDER_TYPES,
  'DateEnded',
];

const Listed = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  );
const MaybeId =
  (description?: string): PropertyDecorator =>
  (target, property) => {
    ApiPropertyOptional({ format: 'uuid', ...(description === undefined ? {} : { description }) })(
      target,
      property,
    );
    MayBeLeftOut()(target, property);
    IsId()(target, property);
  };

/** Which registrations are asked for (docs/domain.md §7); what is left out does not narrow. */
export class RegistrationFilterQuery {
  @ApiPropertyOptional({
    enum: REGISTRATION_STATUSES,
    isArray: true,
    description: 'One, or several separated by commas.',
  })
  @MayBeLeftOut()
  @Listed()
  @IsArray()
  @IsIn(REGISTRATION_STATUSES, { each: true })
  status?: RegistrationStatus[];

  @MaybeId() initiative?: string;
  @MaybeId('A slot on which it has a date that is not cancelled.') slot?: string;
  @MaybeId() nonprofit?: string;
  @MaybeId('A network level: it and those below, as of today.') level?: string;
  @MaybeId() employee?: string;
  @MaybeId('The manager of the employee, as of today.') manager?: string;
  @MaybeId() company?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: InitiativeKind;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day of sign-up, in the zone of the registration’s company.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day of sign-up, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    format: 'date',
    description:
      'With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('dateTo')
  dateFrom?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'With a date, not cancelled, that begins on this day or earlier.',
  })
  @MayBeLeftOut()
  @IsDay()
  dateTo?: string;

  @ApiPropertyOptional({
    enum: CERTIFICATE_STATUSES,
    description: 'With a date whose certificate has this status.',
  })
  @MayBeLeftOut()
  @IsIn(CERTIFICATE_STATUSES)
  certificate?: CertificateStatus;

  @ApiPropertyOptional({ description: 'A date ended before it was decided.' })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  overdue?: boolean;

  @ApiPropertyOptional({ enum: NEXT_ACTORS, description: 'Who must act next.' })
  @MayBeLeftOut()
  @IsIn(NEXT_ACTORS)
  next?: NextActor;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'To be archived before this instant, if nothing happens.',
  })
  @MayBeLeftOut()
  @IsInstant()
  archivesBefore?: string;
}

/** A part of the list of registrations. */
export class RegistrationListQuery extends RegistrationFilterQuery implements PageQuery {
  @PageLimit() limit = 50;
  @PageAfter() after?: string;

  @ApiPropertyOptional({
    enum: SORTS,
    default: 'applied',
    description:
      'Sorts by sign-up, by how long somebody has been waited for, or by the first date that is not over or not decided.',
  })
  @MayBeLeftOut()
  @IsIn(SORTS)
  sort: RegistrationSort = 'applied';

  @ApiPropertyOptional({
    enum: ORDERS,
    description:
      'Left out: newest sign-up, longest waiting or soonest date first. Registrations that wait for nobody, or have no such date, count as latest.',
  })
  @MayBeLeftOut()
  @IsIn(ORDERS)
  order?: Order;

  @IncludeActions() include?: 'actions';
}

/** A search in the list of registrations. It is a body, as what people type and names stand in no URL (docs/domain.md §8). */
export class RegistrationSearchBody extends RegistrationListQuery {
  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the employee’s name, the initiative’s title or the nonprofit’s name; for those who may read the employee, also of their mail or external id.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;
}

export class DeadlineListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date-time', description: 'Due before this instant.' })
  @MayBeLeftOut()
  @IsInstant()
  before?: string;

  @ApiPropertyOptional({
    enum: DEADLINES,
    description: 'Left out: all that will be archived or reminded (not the ends of dates).',
  })
  @MayBeLeftOut()
  @IsIn(DEADLINES)
  kind?: Deadline['kind'];

  @MaybeId() initiative?: string;
  @MaybeId() nonprofit?: string;
  @MaybeId('A network level: it and those below, as of today.') level?: string;
  @MaybeId() employee?: string;
}
