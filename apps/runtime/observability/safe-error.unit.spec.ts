import { describe, expect, test } from '@jest/globals';
import { Writable } from 'node:stream';
import pg from 'pg';
import 'reflect-metadata';
import { redact } from '#kit/eventsourcing';
import { readConfig } from '../config.js';
import { runWithCorrelation } from './correlation-context.js';
import { createLog, nestLog } from './logger.js';
import { safeError } from './safe-error.js';

describe('a text that is logged', () => {
  test.each([
    ['a mail address', 'rejected: marie.curie@world.example said no', 'marie.curie'],
    ['a mail address in brackets', '550 <marie@world.example> unknown', 'marie'],
    ['credentials in an address', 'postgres://ledger:s3cret@db:5432/x', 's3cret'],
    ['the token of a link', 'POST /links/Zm9vYmFyYmF6 failed', 'Zm9vYmFyYmF6'],
    ['the token of a page', 'GET /pages/Zm9vYmFyYmF6 failed', 'Zm9vYmFyYmF6'],
    ['a bearer token', 'Authorization: Bearer abc.def.ghi', 'abc.def'],
    ['a signed token', 'token eyJhbGciOi.eyJzdWIi.c2ln is late', 'eyJ'],
    ['what somebody typed', 'invalid input syntax for type uuid: "Marie Curie"', 'Marie'],
  ])('has lost %s', (_, text, secret) => {
    expect(text).toContain(secret);
    expect(redact(text)).not.toContain(secret);
  });

  test('keeps what helps to find the fault', () => {
    expect(redact('postgres://ledger:s3cret@db:5432/x does not answer')).toBe(
      'postgres://db:5432/x does not answer',
    );
    expect(redact('Gave up after 20 conflicts on registration-7f0c4a54.')).toBe(
      'Gave up after 20 conflicts on registration-7f0c4a54.',
    );
  });
});

test('keeps the code and place of a database error, not its values', () => {
  const error = new pg.DatabaseError('duplicate key', 10, 'error');
  Object.assign(error, {
    code: '23505',
    detail: 'Key (mail)=(marie@world.example) already exists.',
  });
  const safe = safeError(new Error('It failed for "Marie"', { cause: error }));
  expect(JSON.stringify(safe)).not.toMatch(/marie/i);
  expect(safe.stack).toMatch(/^\s+at /);
  expect(safe.cause).toMatchObject({ message: 'duplicate key', code: '23505' });
});

describe('a log line in production', () => {
  const lines: string[] = [];
  const to = new Writable({
    write: (chunk: Buffer, _, done) => (lines.push(chunk.toString()), done()),
  });
  const config = { ...readConfig({ LOG_LEVEL: 'debug' }), LEDGER_MODE: 'production' as const };
  const last = () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;

  test('is JSON with level, time and correlation id', async () => {
    const log = await createLog(config, to);
    runWithCorrelation({ correlation: 'c0ffee' }, () => log.info({ events: 3 }, 'done'));
    expect(last()).toMatchObject({ level: 'info', events: 3, msg: 'done', correlation: 'c0ffee' });
    expect(Date.parse(String(last()['time']))).not.toBeNaN();
  });

  test('is scrubbed, whether Nest, a context or an error says it', async () => {
    const nest = nestLog(await createLog(config, to));
    nest.error(new Error('no mailbox marie@world.example').stack, 'problems');
    expect(last()).toMatchObject({ level: 'error', context: 'problems' });
    nest.error(new Error('no mailbox marie@world.example'), 'exports');
    nest.warn('sent to marie@world.example');
    expect(lines.join('')).not.toContain('marie');
  });

  test('below the level is none', async () => {
    const log = await createLog({ ...config, LOG_LEVEL: 'warn' }, to);
    const before = lines.length;
    log.info('nothing to see');
    expect(lines).toHaveLength(before);
  });
});
