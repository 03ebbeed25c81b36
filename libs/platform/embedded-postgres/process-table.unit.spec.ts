import { expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { servesCluster, startOf } from './process-table.js';
import { until } from './wait-until.js';

test('a process has one start for as long as it lives, and none after that', () => {
  expect(startOf(process.pid)).toBeDefined();
  expect(startOf(process.pid)).toBe(startOf(process.pid));
  expect(startOf(spawnSync(process.execPath, ['--version']).pid)).toBeUndefined();
});

test('a process that is not a server serves no cluster, whatever its arguments', () => {
  const other = spawn('sleep', ['1000']);
  try {
    expect(servesCluster(other.pid!, '1000')).toBe(false);
  } finally {
    other.kill();
  }
});

if (process.platform === 'linux') {
  test('a zombie is dead', async () => {
    const parent = spawn('sh', ['-c', 'true & exec sleep 1000']);
    try {
      expect(await until(() => zombieOf(parent.pid!) !== undefined, 5_000)).toBe(true);
      const zombie = zombieOf(parent.pid!)!;
      process.kill(zombie, 0);
      expect(startOf(zombie)).toBeUndefined();
    } finally {
      parent.kill();
    }
  });
}

function zombieOf(parent: number): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .find((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(`) Z ${parent} `);
      } catch {
        return false;
      }
    });
}
