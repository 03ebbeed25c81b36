import { describe, expect, test } from '@jest/globals';
import { comparedCells, type Line } from './compared-rows.js';

const line = (changes: Line): Line => ({
  change: 'changed',
  registration: 'r1',
  employee: 'Eva',
  initiative: 'Reading hour',
  column: 'statusLabel',
  columnLabel: 'Status',
  before: 'Application',
  after: 'Conversation',
  event: 'MessagePosted',
  eventAt: '2026-02-03T14:00:00.000Z',
  recordedAt: '2026-02-03T14:00:00.000Z',
  actor: 'Ben',
  actorAs: 'coordinator',
  eventId: 'e1',
  ...changes,
});

describe('cells of a comparison', () => {
  test('gather the events of one cell', () => {
    const [cell, ...others] = comparedCells('registrations', [line({}), line({ eventId: 'e2' })]);
    expect(others).toEqual([]);
    expect(cell).toMatchObject({ row: 'Eva · Reading hour', column: 'Status', registration: 'r1' });
    expect(cell?.events.map(({ id }) => id)).toEqual(['e1', 'e2']);
  });

  test('of other columns and rows stand by themselves', () => {
    const cells = comparedCells('registrations', [
      line({}),
      line({ column: 'minutes' }),
      line({ registration: 'r2' }),
    ]);
    expect(cells.map(({ events }) => events.length)).toEqual([1, 1, 1]);
  });

  test('that time alone changed name no event', () => {
    const [cell] = comparedCells('registrations', [line({ eventId: null, event: null })]);
    expect(cell?.events).toEqual([]);
  });
});
