/** The scope and the rights on one registration depend on these, as of today. */
export interface RegistrationAccessContext {
  readonly employee: string;
  readonly employeeCompany: string;
  /** The employee's network level and those above it. */
  readonly employeeLevels: readonly string[];
  readonly hasManager: boolean;
  /** The people who decide as the manager: the manager, else the admins at the nearest level that has one (docs/domain.md §3). */
  readonly deciders: readonly string[];
  readonly nonprofit: string;
  readonly mandate: string | null;
  /** The level at which the partnership is managed and those above it. */
  readonly partnershipLevels: readonly string[];
}

/** The scope and the rights on one initiative depend on these, as of today. */
export interface InitiativeAccessContext {
  readonly nonprofit: string;
  readonly company: string | null;
  /** Is, or was, open; before that it is a draft. */
  readonly opened: boolean;
  /** Of the caller's company with the nonprofit. */
  readonly everValidated: boolean;
  readonly mandate: string | null;
  readonly partnershipLevels: readonly string[];
  readonly registered: boolean;
}
