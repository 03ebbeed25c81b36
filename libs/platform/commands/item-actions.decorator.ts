import { ApiPropertyOptional } from '#platform/http';
import { Action } from './action.response.js';

/** Field of an item in a list. */
export const ItemActions = (): PropertyDecorator =>
  ApiPropertyOptional({
    type: [Action],
    description:
      'Only with include=actions: the commands that the caller has a right to, and whether they are allowed now.',
  });
