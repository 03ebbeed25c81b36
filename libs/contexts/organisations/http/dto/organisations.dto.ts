import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  Matches,
  registerDecorator,
} from 'class-validator';
import { isZone } from '#kit/eventsourcing';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsFreeText,
  IsId,
  IsLine,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import type { Locale, ManagerPolicy } from '../../domain/company.events.js';

const POLICIES: readonly ManagerPolicy[] = ['none', 'per_date', 'per_registration'];
const LOCALES: readonly Locale[] = ['en', 'fr'];
const MOST_LOCATIONS = 200;

/** The name of a time zone, such as `Europe/Paris`. */
const IsZone = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'zone',
    target: target.constructor,
    propertyName: property as string,
    options: {
      message: `${String(property)} must be the name of a time zone, such as Europe/Paris`,
    },
    validator: { validate: (value: unknown) => typeof value === 'string' && isZone(value) },
  });

export class RegisterCompanyBody {
  @ApiProperty()
  @IsLine()
  name!: string;

  @ApiProperty({
    example: 'Europe/Paris',
    description: 'The zone of its deadlines, periods and local times.',
  })
  @IsZone()
  zone!: string;

  @ApiPropertyOptional({ enum: LOCALES, default: 'en' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({
    enum: POLICIES,
    default: 'none',
    description: 'Whether managers approve dates: each, or once per registration.',
  })
  @MayBeLeftOut()
  @IsIn(POLICIES)
  managerPolicy?: ManagerPolicy;

  @ApiPropertyOptional({ default: false })
  @MayBeLeftOut()
  @IsBoolean()
  agreementDownload?: boolean;
}

export class CompanySettingsBody {
  @ApiPropertyOptional({ example: 'Europe/Paris' })
  @MayBeLeftOut()
  @IsZone()
  zone?: string;

  @ApiPropertyOptional({ enum: LOCALES })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({
    enum: POLICIES,
    description: 'Dates already selected keep the policy they had.',
  })
  @MayBeLeftOut()
  @IsIn(POLICIES)
  managerPolicy?: ManagerPolicy;

  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsBoolean()
  agreementDownload?: boolean;
}

export class AddNetworkLevelBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'The level above; left out: the root.' })
  @MayBeLeftOut()
  @IsId()
  parent?: string;

  @ApiProperty({ description: 'Without a slash, which separates the names of a path.' })
  @IsLine()
  @Matches(/^[^/]*$/, { message: 'name must not contain a slash' })
  name!: string;
}

export class MoveNetworkLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;

  @ApiProperty({ format: 'uuid', description: 'The level to be above it.' })
  @IsId()
  parent!: string;
}

export class RegisterNonprofitBody {
  @ApiProperty()
  @IsLine()
  name!: string;

  @ApiPropertyOptional({ maxLength: 5_000 })
  @MayBeLeftOut()
  @IsFreeText()
  description?: string;

  @ApiPropertyOptional({ type: [String] })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_LOCATIONS)
  @ArrayUnique()
  @IsLine(200, { each: true })
  locations?: string[];
}

export class NonprofitProfileBody {
  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsLine()
  name?: string;

  @ApiPropertyOptional({ maxLength: 5_000 })
  @MayBeLeftOut()
  @IsFreeText()
  description?: string;
}

export class LocationBody {
  @ApiProperty()
  @IsLine()
  location!: string;
}

export class OrganisationsQueryBody extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the name.' })
  @MayBeLeftOut()
  @IsLine()
  search?: string;
}
