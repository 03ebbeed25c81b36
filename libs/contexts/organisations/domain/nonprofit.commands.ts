import type { NonprofitEvents } from './nonprofit.events.js';

/** Command name → its data. */
export type NonprofitCommands = {
  RegisterNonprofit: {
    readonly nonprofit: string;
    readonly name: string;
    readonly description: string;
    readonly locations: readonly string[];
  };
  /** A field left out stays as it is. */
  ChangeNonprofitProfile: {
    readonly name?: string | undefined;
    readonly description?: string | undefined;
  };
  AddLocation: { readonly location: string };
  /** A location has no id besides its text. `to`: what it is called from now on. */
  ChangeLocation: { readonly location: string; readonly to: string };
  RemoveLocation: { readonly location: string };
  RenameNonprofit: { readonly name: string };
};
export type NonprofitCommandName = keyof NonprofitCommands;
export type NonprofitCommand = {
  readonly [Name in NonprofitCommandName]: {
    readonly name: Name;
    readonly data: NonprofitCommands[Name];
  };
}[NonprofitCommandName];
/** The command of this name. */
export type NonprofitCommandOf<Name extends NonprofitCommandName> = Extract<
  NonprofitCommand,
  { readonly name: Name }
>;

export type NonprofitRight = 'platform' | 'coordinator';

/** A row of the command table: who may give the command, when, and the events that it leads to. */
export interface NonprofitCommandRule {
  readonly summary: string;
  readonly by: readonly NonprofitRight[];
  readonly when: string;
  readonly emits: readonly (keyof NonprofitEvents)[];
}

/** The commands on a nonprofit (docs/domain.md §4). */
export const NONPROFIT_COMMANDS: Readonly<Record<NonprofitCommandName, NonprofitCommandRule>> = {
  RegisterNonprofit: {
    summary: 'Register a nonprofit',
    by: ['platform'],
    when: 'always',
    emits: ['NonprofitRegistered'],
  },
  ChangeNonprofitProfile: {
    summary: 'Change the profile of a nonprofit',
    by: ['coordinator'],
    when: 'something changes, and not the name, which is for the platform team',
    emits: ['NonprofitProfileChanged'],
  },
  AddLocation: {
    summary: 'Add a location to a nonprofit',
    by: ['coordinator'],
    when: 'the nonprofit does not have the location yet',
    emits: ['LocationAdded'],
  },
  ChangeLocation: {
    summary: 'Change a location of a nonprofit',
    by: ['coordinator'],
    when: 'the nonprofit does not have the new location yet; something changes',
    emits: ['LocationChanged'],
  },
  RemoveLocation: {
    summary: 'Remove a location of a nonprofit',
    by: ['coordinator'],
    when: 'the nonprofit has the location',
    emits: ['LocationRemoved'],
  },
  RenameNonprofit: {
    summary: 'Rename a nonprofit',
    by: ['platform'],
    when: 'the name changes',
    emits: ['NonprofitRenamed'],
  },
};
