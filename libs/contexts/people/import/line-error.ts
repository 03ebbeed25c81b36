import type { FieldError } from '#platform/http';
import type { Column } from './people-file.columns.js';

/** What is wrong with a cell, or with the whole line. */
export const errorIn = (field: Column | 'line', rule: string, message: string): FieldError => ({
  field,
  rule,
  message,
});
