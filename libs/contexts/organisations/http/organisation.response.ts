import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, CommandAnswer, PageOf } from '#platform/http';
import type { Locale, ManagerPolicy } from '../domain/company.events.js';

export class NamedCompany {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was registered, which tells namesakes apart.',
  })
  registeredAt!: string | null;
}

export class LevelView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The level above; null: the root.',
  })
  parent!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({
    description: 'Names of the levels from the company down, separated by slashes.',
    example: 'acme/paris/nord',
  })
  path!: string;
}

export class CompanySettingsView {
  @ApiProperty({ example: 'Europe/Paris' }) zone!: string;
  @ApiProperty({ enum: ['en', 'fr'] }) locale!: Locale;
  @ApiProperty({ enum: ['none', 'per_date', 'per_registration'] }) managerPolicy!: ManagerPolicy;
  @ApiProperty() agreementDownload!: boolean;
}

export class CompanyDetails extends NamedCompany {
  @ApiProperty({
    type: CompanySettingsView,
    nullable: true,
    description: 'Only for the company’s own people; null for others.',
  })
  settings!: CompanySettingsView | null;
  @ApiProperty({
    type: [LevelView],
    description: 'Network levels, the root first. Empty for people of other organisations.',
  })
  levels!: LevelView[];
  @ApiProperty({ description: 'Revision of the last event, for If-Match.' }) revision!: number;
}

export class NamedNonprofit {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was registered, which tells namesakes apart.',
  })
  registeredAt!: string | null;
  @ApiProperty({ type: [String] }) locations!: string[];
}

export class CoordinatorContact {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mail!: string;
}

export class NonprofitDetails extends NamedNonprofit {
  @ApiProperty() description!: string;
  @ApiProperty({
    type: [CoordinatorContact],
    description:
      'Only for its own coordinators and for people with a partnership of it in scope; empty for others.',
  })
  coordinators!: CoordinatorContact[];
  @ApiProperty({ description: 'Revision of the last event, for If-Match.' }) revision!: number;
}

export class OwnPartnership {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['awaiting_confirmation', 'validated', 'declined', 'cancelled'] })
  status!: string;
}

export class FoundNonprofit extends NamedNonprofit {
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      'Whether the company has proposed a partnership to it already; null for callers who oversee no company and name none.',
  })
  proposed!: boolean | null;
  @ApiProperty({
    type: OwnPartnership,
    nullable: true,
    description: 'That partnership, if it is in the caller’s scope.',
  })
  partnership!: OwnPartnership | null;
}

/** A company in full, with what the caller may do. */
export class CompanyView extends CompanyDetails {
  @ApiProperty({
    type: [Action],
    description:
      'Every command on a company and its levels, and whether the caller may give one of that name now; else the rule that forbids it.',
  })
  actions!: Action[];
}

/** A nonprofit in full, with what the caller may do. */
export class NonprofitView extends NonprofitDetails {
  @ApiProperty({
    type: [Action],
    description:
      'Every command on a nonprofit, and whether the caller may give it now; else the rule that forbids it.',
  })
  actions!: Action[];
}

export class CompanyListItem extends NamedCompany {
  @ItemActions() actions?: Action[];
}

export class ListedNonprofit extends FoundNonprofit {
  @ItemActions() actions?: Action[];
}

export class CompaniesPage extends PageOf(CompanyListItem) {}
export class NonprofitsPage extends PageOf(ListedNonprofit) {}

/** The answer for a new or renamed company, with those that have its name already. */
export class RegisteredCompany extends CommandAnswer {
  @ApiProperty({
    type: [NamedCompany],
    description: 'Other companies of this name, in whatever case: check that it is none of them.',
  })
  namesakes!: readonly NamedCompany[];
}

/** The answer for a new or renamed nonprofit, with those that have its name already. */
export class RegisteredNonprofit extends CommandAnswer {
  @ApiProperty({
    type: [NamedNonprofit],
    description: 'Other nonprofits of this name, in whatever case: check that it is none of them.',
  })
  namesakes!: readonly NamedNonprofit[];
}
