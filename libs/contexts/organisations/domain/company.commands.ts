import type { CompanyEvents, CompanySettings } from './company.events.js';

/** Command name → its data. */
export type CompanyCommands = {
  /** `level`: the id that the root of its network gets. */
  RegisterCompany: CompanySettings & {
    readonly company: string;
    readonly name: string;
    readonly level: string;
  };
  /** A setting left out stays as it is. */
  ChangeCompanySettings: { readonly [K in keyof CompanySettings]?: CompanySettings[K] | undefined };
  AddNetworkLevel: { readonly level: string; readonly parent: string; readonly name: string };
  MoveNetworkLevel: { readonly level: string; readonly parent: string };
  RenameNetworkLevel: { readonly level: string; readonly name: string };
  RenameCompany: { readonly name: string };
};
export type CompanyCommandName = keyof CompanyCommands;
export type CompanyCommand = {
  readonly [Name in CompanyCommandName]: {
    readonly name: Name;
    readonly data: CompanyCommands[Name];
  };
}[CompanyCommandName];
/** The command of this name. */
export type CompanyCommandOf<Name extends CompanyCommandName> = Extract<
  CompanyCommand,
  { readonly name: Name }
>;

export type CompanyRight = 'platform' | 'main_admin';

/** A row of the command table: who may give the command, when, and the events that it leads to. */
export interface CompanyCommandRule {
  readonly summary: string;
  readonly by: readonly CompanyRight[];
  readonly when: string;
  readonly emits: readonly (keyof CompanyEvents)[];
}

/** The commands on a company (docs/domain.md §4). */
export const COMPANY_COMMANDS: Readonly<Record<CompanyCommandName, CompanyCommandRule>> = {
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
    when: 'no level of the same name below the same parent; at most 2,000 levels, 30 deep',
    emits: ['NetworkLevelAdded'],
  },
  MoveNetworkLevel: {
    summary: 'Move a network level',
    by: ['main_admin'],
    when: 'not the root; not to below itself; no level of the same name below the new parent',
    emits: ['NetworkLevelMoved'],
  },
  RenameNetworkLevel: {
    summary: 'Rename a network level',
    by: ['main_admin'],
    when: 'not the root, which has the company’s name; no other level of that name below the same parent; the name changes',
    emits: ['NetworkLevelRenamed'],
  },
  RenameCompany: {
    summary: 'Rename a company and the root of its network',
    by: ['platform'],
    when: 'the name changes',
    emits: ['CompanyRenamed'],
  },
};
