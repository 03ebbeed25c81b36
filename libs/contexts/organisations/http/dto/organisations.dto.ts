import { ArrayMaxSize, IsArray, IsBoolean, IsIn, Matches } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreNoNamesakes,
  IsFreeText,
  IncludeActions,
  IsId,
  IsLine,
  IsZone,
  MayBeLeftOut,
  PageQuery,
  YesOrNo,
} from '#platform/http';
import type { Locale, ManagerPolicy } from '../../domain/company.events.js';

const POLICIES: readonly ManagerPolicy[] = ['none', 'per_date', 'per_registration'];
const LOCALES: readonly Locale[] = ['en', 'fr'];
const MAX_LOCATIONS = 200;

export class RegisterCompanyBody {
  @ApiProperty()
  @IsLine()
  name!: string;

  @ApiProperty({
    example: 'Europe/Paris',
    description: 'Time zone of its deadlines, periods and local times.',
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
    description: 'Whether managers approve each date, or once per registration, or not at all.',
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
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The level above the new one; the root when left out.',
  })
  @MayBeLeftOut()
  @IsId()
  parent?: string;

  @ApiProperty({ description: 'Must not contain a slash: it separates the names in a path.' })
  @IsLine()
  @Matches(/^[^/]*$/, { message: 'name must not contain a slash' })
  name!: string;
}

export class MoveNetworkLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;

  @ApiProperty({ format: 'uuid', description: 'The new level above it.' })
  @IsId()
  parent!: string;
}

export class RenameNetworkLevelBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  level!: string;

  @ApiProperty({ description: 'Must not contain a slash: it separates the names in a path.' })
  @IsLine()
  @Matches(/^[^/]*$/, { message: 'name must not contain a slash' })
  name!: string;
}

/** The body of RenameCompany and RenameNonprofit. */
export class NewNameBody {
  @ApiProperty()
  @IsLine()
  name!: string;
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
  @ArrayMaxSize(MAX_LOCATIONS)
  @AreNoNamesakes()
  @IsLine(200, { each: true })
  locations?: string[];
}

export class NonprofitProfileBody {
  @ApiPropertyOptional({
    description: 'The name that it has. Only the platform team changes it, by RenameNonprofit.',
  })
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

export class ChangeLocationBody extends LocationBody {
  @ApiProperty({ description: 'What the location is called from now on.' })
  @IsLine()
  to!: string;
}

export class OrganisationsQueryBody extends PageQuery {
  @ApiPropertyOptional({ description: 'Searches in the name.' })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @IncludeActions() include?: 'actions';
}

export class NonprofitsQueryBody extends PageQuery {
  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the name or of one of the locations.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ description: 'Words of the locations.' })
  @MayBeLeftOut()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({
    description: 'Whether the company has proposed a partnership to it, whatever became of that.',
  })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  proposed?: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The company, for those who see everything. Left out: the caller’s own.',
  })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @IncludeActions() include?: 'actions';
}
