import { redact } from '#kit/eventsourcing';

interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Where it was thrown, without the message that a stack begins with. */
  readonly stack?: string;
  readonly cause?: SafeError;
}

const DEPTH = 3;

/** What may be logged of an error: its kind, its message scrubbed, where it came from. A database's details (values, keys) are left out. */
export function safeError(error: unknown, depth = DEPTH): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)) };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: redact(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(frames ? { stack: frames.join('\n') } : {}),
    ...(error.cause !== undefined && depth > 1 ? { cause: safeError(error.cause, depth - 1) } : {}),
  };
}
