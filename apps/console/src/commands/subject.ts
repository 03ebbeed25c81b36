/** A date, slot, task or other part of a subject that a command can name. */
export interface Part {
  readonly id: string;
  readonly label: string;
}

/** What a command is given to, with the parts of it that its fields can name. */
export interface Subject {
  /** Left out: the command creates its subject. */
  readonly id?: string;
  /** The revision that the person sees: another one is refused. */
  readonly revision?: number;
  /** Zone of times that are typed. */
  readonly zone: string;
  /** Company whose levels and people can be chosen. */
  readonly company?: string;
  readonly dates?: readonly Part[];
  readonly slots?: readonly Part[];
  readonly tasks?: readonly Part[];
  readonly locations?: readonly Part[];
  /** Nonprofits among which the command's can be chosen. Left out: any, by search. */
  readonly nonprofits?: readonly Part[];
  /** Values that the form begins with, by field. */
  readonly preset?: Readonly<Record<string, unknown>>;
  /** Values that the place decides, so that the form does not ask for them. */
  readonly fixed?: Readonly<Record<string, string>>;
}
