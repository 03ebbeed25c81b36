/** Filters of lists stand in the address, each as text. */
export type Search = Readonly<Record<string, string | undefined>>;
