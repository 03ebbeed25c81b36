import type { DateOfRegistration } from '../definitions/dates.export.js';
import type { RegistrationExportRow } from '../definitions/registrations.export.js';

/** Of a person; null is nobody. */
export type Id = string | null;

/** Where an employee is, and who manages them. */
export interface Post {
  readonly level: string | null;
  readonly manager: string | null;
}

/** What the cells of a batch show of people. */
export interface People {
  /** Person → name as it is shown. */
  readonly names: ReadonlyMap<Id, string>;
  readonly posts: ReadonlyMap<Id, Post>;
}

/** Some registrations or dates in the order of the exports: by sign-up, registration, and as dates were selected. */
export interface Batch {
  readonly registrations: readonly RegistrationExportRow[];
  /** Of an export of dates. */
  readonly dates: readonly DateOfRegistration[];
  readonly people: People;
  /** Registrations looked at; of some there may be nothing yet, at an earlier moment. */
  readonly done: number;
}
