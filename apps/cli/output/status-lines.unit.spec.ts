import { expect, test } from '@jest/globals';
import { formatStatus, statusLines } from './status-lines.js';

const reader = (value: number) => [{ labels: { reader: 'read-models' }, value }];
const textOf = (samples: Parameters<typeof statusLines>[0], what: string) =>
  statusLines(samples).find((line) => line.what === what);

test('a reader that has read everything is up to date', () => {
  expect(textOf({ ledger_lag_events: reader(0) }, 'read-models')).toEqual({
    what: 'read-models',
    text: 'up to date',
    isFine: true,
  });
});

test('a reader that is behind says by how much, and what it parked', () => {
  const samples = {
    ledger_lag_events: reader(12),
    ledger_lag_seconds: reader(7_300),
    ledger_parked_streams: reader(2),
  };
  expect(textOf(samples, 'read-models')).toMatchObject({
    text: '12 events behind, 2 hours; 2 streams parked: see `ledger parked`',
    isFine: false,
  });
});

test('read models that are too far behind say that commands are refused', () => {
  const samples = { ledger_lag_events: reader(12), ledger_lag_seconds: reader(150) };
  const text = (limit: number) =>
    statusLines(samples, limit).find(({ what }) => what === 'read-models')?.text;
  expect(text(120)).toBe(
    '12 events behind, 2 minutes; commands are refused until it is less than 2 minutes',
  );
  expect(text(150)).toBe('12 events behind, 2 minutes');
  expect(text(0)).toBe('12 events behind, 2 minutes');
});

test('dead mails and late deadlines need somebody', () => {
  const dead = [{ labels: { status: 'dead' }, value: 3 }];
  expect(textOf({ ledger_outbox_mails: dead }, 'outbox')).toMatchObject({
    text: '0 waiting, 3 dead',
    isFine: false,
  });
  expect(textOf({ ledger_deadline_overdue_seconds: [{ value: 59 }] }, 'deadlines')).toMatchObject({
    text: 'late by 59 s',
    isFine: false,
  });
});

test('the lines stand in two columns', () => {
  const lines = [
    { what: 'version', text: '1.0' },
    { what: 'db', text: 'here' },
  ];
  expect(formatStatus(lines)).toBe('version  1.0\ndb       here');
});
