import { expect } from '@jest/globals';
import { JourneyError } from './problem.js';
import { parseJourney } from './parse.js';
import { type Journey, type Step } from '../../../apps/all-in-one/scenario/journey.types.js';

/** A company with two levels, everyone a step may need, one initiative of each kind. */
export const WORLD = `
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon/nord], agreementDownload: true, locale: en, zone: Europe/London }
    beta: {}
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
  initiatives:
    tutoring: { nonprofit: helpers, kind: mentoring, company: acme, tasks: [charter] }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 } } }
    advice: { nonprofit: helpers, kind: open, draft: true }`;

const HEAD = 'journey: a test\nzone: Europe/Paris\nstart: 2026-01-05T09:00\n';

export const withGiven = (given: string): string => `${HEAD}given:${given}\nsteps: []\n`;
export const withSteps = (steps: string): string => `${HEAD}given:${WORLD}\nsteps:${steps}\n`;

/** Steps after which r1 (of tutoring, eva's) and r2 with its date d1 (of cleanup) are named. */
export const NAMED = `
  - { as: eva, do: SubmitApplication, with: { registration: r1, initiative: tutoring } }
  - { as: eva, do: SelectDates, with: { registration: r2, initiative: cleanup, dates: { d1: { slot: s1 } } } }`;

export const parse = (text: string): Journey => parseJourney(text, 'a.yaml');
export const stepsOf = (steps: string): Step[] => parse(withSteps(steps)).steps;
export const lastStep = (steps: string): Step => {
  const step = stepsOf(NAMED + steps).at(-1);
  if (!step) throw new Error('no step');
  return step;
};

/** The text is not understood: exactly at the lines marked `#!`, and the message says this. */
export function expectFault(text: string, message: string): void {
  const marked = text
    .split('\n')
    .flatMap((line, index) => (line.includes('#!') ? [index + 1] : []));
  expect(marked).not.toHaveLength(0);
  const error = errorOf(text);
  expect({
    lines: [...new Set(error.problems.map(({ line }) => line))],
    text: error.message,
  }).toEqual({
    lines: marked,
    text: expect.stringContaining(message),
  });
  expect(error.line).toBe(marked[0]);
}

export function errorOf(text: string): JourneyError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof JourneyError) return error;
    throw error;
  }
  throw new Error('the text was understood');
}
