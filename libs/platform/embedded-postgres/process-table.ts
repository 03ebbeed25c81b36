import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf } from './postgres-unavailable.js';

/** Where the system tells nothing better, a process that exists is taken for the one that was meant. */
const UNKNOWN = 'unknown';

/**
 * When a process began, in the system's own terms: together with the pid it names one process for ever, although pids come
 * back. Undefined when there is no such process; a zombie is dead.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return exists(pid) ? UNKNOWN : undefined;
  const stat = readProc(pid, 'stat');
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** Whether a pid found in a `postmaster.pid` is still the server of that cluster, and not some process that got its number. */
export function servesCluster(pid: number, pgdata: string): boolean {
  if (startOf(pid) === undefined) return false;
  if (process.platform === 'win32')
    return runProgram('tasklist', '/NH', '/FI', `PID eq ${pid}`).includes('postgres.exe');
  if (process.platform !== 'linux')
    return runProgram('ps', '-ww', '-o', 'command=', '-p', String(pid)).includes(pgdata);
  const words = readProc(pid, 'cmdline')?.split('\0') ?? [];
  if (!/^post(gres|master)/.test(basename(words[0] ?? ''))) return false;
  return words.includes(pgdata) || workingDirectory(pid) === pgdata;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function readProc(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** A server works inside its cluster. Readable only with enough rights over the process. */
function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function runProgram(program: string, ...args: string[]): string {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', windowsHide: true }) as {
    stdout: string | null;
  };
  return stdout ?? ''; // null when there is no such program
}
