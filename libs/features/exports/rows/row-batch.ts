import type { Contact } from '../definitions/export-column.js';
import type { DateOfRegistration } from '../definitions/dates.export.js';
import type { RegistrationExportRow } from '../definitions/registrations.export.js';

/** Id of a person, or null. */
export type Id = string | null;

/** An employee's company, and their network level and manager there. */
export interface Placement {
  readonly company: string | null;
  readonly level: string | null;
  readonly manager: string | null;
}

/** The people of a batch, for its cells. */
export interface People {
  /** Of employees, in exports that show how to reach them. */
  readonly contacts: ReadonlyMap<Id, Contact>;
  /** Displayed names by person. */
  readonly names: ReadonlyMap<Id, string>;
  readonly placements: ReadonlyMap<Id, Placement>;
}

/** Registrations or dates in export order: by sign-up, registration id, and the selection of the dates. */
export interface Batch {
  readonly registrations: readonly RegistrationExportRow[];
  /** Empty for an export of registrations. */
  readonly dates: readonly DateOfRegistration[];
  readonly people: People;
  /** Registrations processed. As of an earlier instant, some may have no row yet. */
  readonly done: number;
}
