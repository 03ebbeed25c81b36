import { expect, test } from '@jest/globals';
import { logLine } from './log-line.js';

test('a log line says what went wrong and where, also of the cause, and quotes no row', () => {
  const cause = Object.assign(new Error('violates a constraint'), { detail: 'Failing row contains (Eva Martin, eva@acme.test).' });
  const line = logLine(new Error('The projection stopped', { cause }));
  expect(line).toContain('The projection stopped');
  expect(line).toContain('violates a constraint');
  expect(line).toContain('log-line.spec');
  expect(line).not.toContain('Eva');
});

test('what is no error is named by its kind', () => {
  expect(logLine({ name: 'Eva Martin' })).toBe('Something that is no error was thrown: object');
  expect(logLine('stopped')).toBe('stopped');
});
