import type { Journey } from '../../../apps/all-in-one/scenario/journey.types.js';
import { resolveGiven } from './given.check.js';
import { journey } from './journey.shape.js';
import { Sheet } from './sheet.js';
import { readSource } from './source.js';
import { checkSteps } from './steps.check.js';

/**
 * Reads a journey: text in, typed tree out. What is not understood ends it with a `JourneyError` that tells every line at fault.
 * In three rounds, each only when the one before found nothing: is it YAML, has it the shape, is every name known where it is used.
 */
export function parseJourney(text: string, file: string): Journey {
  const sheet = new Sheet(file);
  const source = readSource(text, sheet);
  sheet.throwIfAny();
  const written = journey({ source, line: source.line, label: 'a journey', sheet });
  sheet.throwIfAny();
  if (!written) throw new Error('a journey is either read or reported');
  const given = resolveGiven(written.given ?? {}, written.zone, sheet);
  checkSteps(written.steps, written.start, given, sheet);
  sheet.throwIfAny();
  return {
    file,
    title: written.journey,
    zone: written.zone,
    start: written.start,
    given,
    steps: written.steps,
  };
}
