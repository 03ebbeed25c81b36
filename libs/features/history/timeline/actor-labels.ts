/** Stands for the system where it acted. */
export const SYSTEM = 'System';

/** Stands for a person whom the reader may not know. */
export const WITHHELD = 'Withheld';
