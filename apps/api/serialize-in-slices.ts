import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WorkPacer } from '#platform/jobs';

/** A list with more entries is written entry by entry. */
const LONG = 50;

/** Whether a long list stands in a value, or in an object directly in it. */
const isLong = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > LONG || value.some(isLong)
    : typeof value === 'object' &&
      value !== null &&
      !('toJSON' in value) &&
      Object.values(value).some(isLong);

/** The text that JSON.stringify would give. Other requests have their turn while a long list is written. */
export async function stringifyInSlices(value: unknown, pacer = new WorkPacer()): Promise<string> {
  if (!isLong(value)) return JSON.stringify(value);
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const entry of value) {
      parts.push(isLong(entry) ? await stringifyInSlices(entry, pacer) : entryOf(entry));
      if (pacer.isDue) await pacer.pause();
    }
    return `[${parts.join(',')}]`;
  }
  for (const [key, field] of Object.entries(value as object)) {
    const text = isLong(field) ? await stringifyInSlices(field, pacer) : textOf(field);
    if (text !== undefined) parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

/** Undefined for what an object leaves out. */
const textOf = (value: unknown) => JSON.stringify(value) as string | undefined;
/** What an object leaves out is null in a list. */
const entryOf = (entry: unknown): string => textOf(entry) ?? 'null';

/** Writes answers that contain long lists, such as histories and pages, without holding the event loop. */
export function serializeInSlices(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preSerialization', async (_request, reply, payload: unknown) => {
    if (!isLong(payload)) return payload;
    void reply.serializer((text: unknown) => text as string);
    return stringifyInSlices(payload);
  });
}
