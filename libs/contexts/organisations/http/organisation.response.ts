import { ApiProperty, PageOf } from '#platform/http';
import type { Locale, ManagerPolicy } from '../domain/company.events.js';

export class NamedCompany {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class LevelView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The level above; null for the root.',
  })
  parent!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'From the company down.', example: 'acme/paris/nord' }) path!: string;
}

export class CompanySettingsView {
  @ApiProperty({ example: 'Europe/Paris' }) zone!: string;
  @ApiProperty({ enum: ['en', 'fr'] }) locale!: Locale;
  @ApiProperty({ enum: ['none', 'per_date', 'per_registration'] }) managerPolicy!: ManagerPolicy;
  @ApiProperty() agreementDownload!: boolean;
}

export class CompanyView extends NamedCompany {
  @ApiProperty({
    type: CompanySettingsView,
    nullable: true,
    description: 'For the company’s own people.',
  })
  settings!: CompanySettingsView | null;
  @ApiProperty({
    type: [LevelView],
    description: 'Its network, for its own people; the root first.',
  })
  levels!: LevelView[];
  @ApiProperty({ description: 'For If-Match.' }) revision!: number;
}

export class NamedNonprofit {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) locations!: string[];
}

export class CoordinatorContact {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mail!: string;
}

export class NonprofitView extends NamedNonprofit {
  @ApiProperty() description!: string;
  @ApiProperty({
    type: [CoordinatorContact],
    description: 'For its own coordinators, and where a partnership with it is in scope.',
  })
  coordinators!: CoordinatorContact[];
  @ApiProperty({ description: 'For If-Match.' }) revision!: number;
}

export class CompaniesPage extends PageOf(NamedCompany) {}
export class NonprofitsPage extends PageOf(NamedNonprofit) {}
