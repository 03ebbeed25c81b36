const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const PEOPLE = new Set(['person', 'employee', 'manager', 'actor', 'reader', 'recipient']);
const NAMED = ['company', 'nonprofit', 'initiative', 'level'] as const;

/** What has a name of its own in a read model. */
export type NamedKind = (typeof NAMED)[number];

export const isId = (text: string): boolean => UUID.test(text);

/** Whether a parameter is a person. */
export const isPerson = (parameter: string): boolean => PEOPLE.has(parameter);

export const isNamedKind = (parameter: string): parameter is NamedKind =>
  NAMED.some((kind) => kind === parameter);

/** Whether a parameter takes a name instead of an id. */
export const takesName = (parameter: string): boolean =>
  isPerson(parameter) || isNamedKind(parameter);
