/** The order of names in lists: a dictionary's, from ICU, whatever the locale of the database. */
export const NAME_COLLATION = '"und-x-icu"';

/** A column of names in the order of a dictionary. Indexes of lists are declared on this expression. */
export const byName = (column: string): string => `${column} COLLATE ${NAME_COLLATION}`;
