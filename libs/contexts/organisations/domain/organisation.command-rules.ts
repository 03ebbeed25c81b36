import type { CompanyCommand, CompanyEvents } from './company.decider.js';
import type { NonprofitCommand, NonprofitEvents } from './nonprofit.decider.js';

export type OrganisationRight = 'platform' | 'main_admin' | 'coordinator';

export interface OrganisationRule {
  readonly summary: string;
  readonly by: readonly OrganisationRight[];
  readonly when: string;
  readonly emits: readonly (keyof CompanyEvents | keyof NonprofitEvents)[];
}

/** Who may do what to a company or a nonprofit (domain §4). */
export const ORGANISATION_COMMANDS: Readonly<
  Record<CompanyCommand['name'] | NonprofitCommand['name'], OrganisationRule>
> = {
  RegisterCompany: {
    summary: 'Register a company',
    by: ['platform'],
    when: 'always',
    emits: ['CompanyRegistered'],
  },
  ChangeCompanySettings: {
    summary: 'Change company settings',
    by: ['main_admin'],
    when: 'something changes',
    emits: ['CompanySettingsChanged'],
  },
  AddNetworkLevel: {
    summary: 'Add a network level',
    by: ['main_admin'],
    when: 'no namesake beside it',
    emits: ['NetworkLevelAdded'],
  },
  MoveNetworkLevel: {
    summary: 'Move a network level',
    by: ['main_admin'],
    when: 'not the root, not below itself',
    emits: ['NetworkLevelMoved'],
  },
  RegisterNonprofit: {
    summary: 'Register a nonprofit',
    by: ['platform'],
    when: 'always',
    emits: ['NonprofitRegistered'],
  },
  ChangeNonprofitProfile: {
    summary: 'Change the profile',
    by: ['coordinator'],
    when: 'something changes',
    emits: ['NonprofitProfileChanged'],
  },
  AddLocation: {
    summary: 'Add a location',
    by: ['coordinator'],
    when: 'not there yet',
    emits: ['LocationAdded'],
  },
};
