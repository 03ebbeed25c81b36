import { describe, expect, test } from '@jest/globals';
import type { CommandField } from '../../describe-commands.js';
import { bodyOf, missingFields, REMOVED } from './form-body.js';

const field = (name: string, type: CommandField['type'], more: Partial<CommandField> = {}) => ({
  name,
  type,
  required: false,
  many: false,
  nullable: false,
  ...more,
});
const PARIS = 'Europe/Paris';

describe('the body of a command', () => {
  test('leaves out what was not filled in', () => {
    const fields = [field('reason', 'long'), field('dates', 'id', { many: true })];
    expect(bodyOf(fields, { reason: '  ', dates: [] }, PARIS)).toEqual({});
  });

  test('trims text, and turns numbers and switches into values', () => {
    const fields = [field('name', 'text'), field('minutes', 'integer'), field('on', 'boolean')];
    expect(bodyOf(fields, { name: ' Eva ', minutes: '90', on: 'false' }, PARIS)).toEqual({
      name: 'Eva',
      minutes: 90,
      on: false,
    });
  });

  test('turns local times into instants of the zone', () => {
    expect(bodyOf([field('end', 'instant')], { end: '2026-07-03T14:00' }, PARIS)).toEqual({
      end: '2026-07-03T14:00:00+02:00',
    });
  });

  test('sends null where a value is removed', () => {
    expect(bodyOf([field('subject', 'text')], { subject: REMOVED }, PARIS)).toEqual({
      subject: null,
    });
  });

  test('reads rows with the fields of their own', () => {
    const slots = field('slots', 'objects', {
      many: true,
      fields: [field('start', 'instant'), field('capacity', 'integer')],
    });
    expect(
      bodyOf([slots], { slots: [{ start: '2026-02-03T14:00', capacity: '4' }, {}] }, PARIS),
    ).toEqual({ slots: [{ start: '2026-02-03T14:00:00+01:00', capacity: 4 }, {}] });
  });
});

test('required fields without a value are missing', () => {
  const fields = [
    field('reason', 'long', { required: true }),
    field('dates', 'id', { required: true, many: true }),
    field('name', 'text'),
  ];
  expect(missingFields(fields, { reason: ' ', dates: [] })).toEqual(['reason', 'dates']);
  expect(missingFields(fields, { reason: 'ill', dates: ['a'] })).toEqual([]);
});
