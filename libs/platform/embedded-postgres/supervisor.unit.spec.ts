import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '../../kit/eventsourcing/testing/contract-check.js';
import { Supervisor, type RestartLimits } from './supervisor.js';

const LIMITS: RestartLimits = { attempts: 3, window: 60_000, interval: 1 };
let supervisor: Supervisor;
afterEach(() => supervisor.stop());

/** A server that can be killed, whose starts may fail. */
function serverOf(limits: RestartLimits, canStart: () => boolean = () => true) {
  const server = { isAlive: true, starts: 0, failures: [] as string[] };
  const restart = async () => {
    server.starts++;
    if (!canStart()) throw new Error('no space left');
    server.isAlive = true;
  };
  supervisor = new Supervisor(
    () => server.isAlive,
    restart,
    () => undefined,
    limits,
  );
  supervisor.start(({ message }) => server.failures.push(message));
  return server;
}

test('a server that ends is started again', async () => {
  const server = serverOf(LIMITS);
  server.isAlive = false;
  await eventually('it lives', () => server.isAlive);
  expect(server).toMatchObject({ starts: 1, failures: [] });
});

test('a server that ends too often is given up, once', async () => {
  const server = serverOf(LIMITS);
  for (let time = 1; time <= 3; time++) {
    server.isAlive = false;
    await eventually('it lives', () => server.isAlive);
  }
  server.isAlive = false;
  await eventually('it is given up', () => server.failures.length > 0);
  expect(server.starts).toBe(3);
  expect(server.failures.join()).toContain('3 restarts within 60 s');
});

test('attempts count only within the window', async () => {
  const server = serverOf({ ...LIMITS, attempts: 1, window: 20 });
  for (let time = 1; time <= 3; time++) {
    server.isAlive = false;
    await eventually('it lives', () => server.isAlive);
    const start = performance.now();
    await eventually('the window has passed', () => performance.now() - start > 30);
  }
  expect(server).toMatchObject({ starts: 3, failures: [] });
});

test('a server that cannot be started is given up with the reason', async () => {
  const server = serverOf(LIMITS, () => false);
  server.isAlive = false;
  await eventually('it is given up', () => server.failures.length > 0);
  expect(server.starts).toBe(3);
  expect(server.failures.join()).toContain('no space left');
});

test('a server is left alone after the end of the supervision', async () => {
  const server = serverOf(LIMITS);
  await supervisor.stop();
  server.isAlive = false;
  const start = performance.now();
  await eventually('several intervals have passed', () => performance.now() - start > 20);
  expect(server.starts).toBe(0);
});
