import type { LoggerService } from '@nestjs/common';
import type { DestinationStream, Logger } from 'pino';
import { redact } from '#kit/eventsourcing';
import type { Config } from '../config.js';
import { correlation } from './correlation-context.js';
import { safeError } from './safe-error.js';

export type Log = Logger;

/** Standard error: what a command prints for people or programs is on standard output. */
const STANDARD_ERROR = 2;

const safe = (value: unknown): unknown =>
  typeof value === 'string' ? redact(value) : value instanceof Error ? { err: value } : value;

/**
 * The structured log: one JSON object a line in production, readable lines in development. Texts and errors are scrubbed of personal
 * data and secrets whoever logs them, and lines of one request, or of what it caused, bear its correlation id.
 * @param to where lines go; left out: standard error
 */
export async function createLog(
  { LEDGER_MODE, LOG_LEVEL }: Config,
  to?: DestinationStream,
): Promise<Log> {
  const { pino, destination } = await import('pino');
  const stream =
    to ??
    (LEDGER_MODE === 'production'
      ? destination({ fd: STANDARD_ERROR, sync: true })
      : await readable());
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => safeError(error) },
      mixin: () => ({ correlation: correlation() }),
      hooks: {
        logMethod(parts, method) {
          method.apply(this, parts.map(safe) as Parameters<typeof method>);
        },
      },
    },
    stream,
  );
}

async function readable(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    destination: STANDARD_ERROR,
    sync: true,
    singleLine: true,
    translateTime: 'HH:MM:ss.l',
  });
}

/** What Nest and the contexts log goes the same way; `context` says who. */
export function nestLog(log: Log): LoggerService {
  const at =
    (level: 'error' | 'warn' | 'info' | 'debug') =>
    (message: unknown, ...more: unknown[]) => {
      const context = more.findLast((part) => typeof part === 'string' && !part.includes('\n'));
      if (message instanceof Error) log[level]({ context, err: message }, message.message);
      else log[level]({ context }, typeof message === 'string' ? message : 'See context.');
    };
  return {
    log: at('info'),
    error: at('error'),
    warn: at('warn'),
    debug: at('debug'),
    verbose: at('debug'),
    fatal: at('error'),
  };
}
