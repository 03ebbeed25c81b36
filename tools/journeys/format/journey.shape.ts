import { list, object, optional, required } from './shape.js';
import { given } from './given.shape.js';
import { step } from './step.shape.js';
import { localTime, title, zone } from './values.js';

/** A whole file, as written. */
export const journey = object({
  journey: required(title),
  zone: required(zone),
  start: required(localTime),
  given: optional(given),
  steps: required(list(step, 'a step')),
});
