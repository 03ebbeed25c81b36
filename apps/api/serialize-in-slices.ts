import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { partsOfText } from '#kit/eventsourcing';
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

/** The text that JSON.stringify would give, in parts: an entry of a long list is a part. */
function* partsOf(value: unknown): Generator<string> {
  if (!isLong(value)) yield JSON.stringify(value);
  else if (Array.isArray(value)) {
    yield '[';
    for (const [index, entry] of value.entries()) {
      if (index > 0) yield ',';
      if (isLong(entry)) yield* partsOf(entry);
      else yield textOf(entry) ?? 'null'; // what an object leaves out
    }
    yield ']';
  } else {
    yield '{';
    let separator = '';
    for (const [key, field] of Object.entries(value as object)) {
      const long = isLong(field);
      const text = long ? '' : textOf(field);
      if (text === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:${text}`;
      separator = ',';
      if (long) yield* partsOf(field);
    }
    yield '}';
  }
}

/** Undefined for what an object leaves out. */
const textOf = (value: unknown) => JSON.stringify(value) as string | undefined;

/** Characters that are encoded at once. */
const ENCODED_AT_ONCE = 100_000;

/** The bytes of a text in parts. Other requests have their turn in between. */
async function encodeInSlices(parts: Iterable<string>, pacer: WorkPacer): Promise<Buffer> {
  const bytes: Buffer[] = [];
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length >= ENCODED_AT_ONCE) {
      bytes.push(Buffer.from(text));
      text = '';
    }
    if (pacer.isDue) await pacer.pause();
  }
  return Buffer.concat([...bytes, Buffer.from(text)]);
}

/** The bytes of what JSON.stringify would give. Other requests have their turn while a long list is written. */
export const stringifyInSlices = (value: unknown, pacer = new WorkPacer()): Promise<Buffer> =>
  encodeInSlices(partsOf(value), pacer);

/** Writes answers that are long lists or long texts, such as histories and pages, without holding the event loop. */
export function serializeInSlices(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preSerialization', async (_request, reply, payload: unknown) => {
    if (!isLong(payload)) return payload;
    void reply.serializer((bytes: unknown) => bytes as string);
    return stringifyInSlices(payload);
  });
  fastify.addHook('onSend', (_request, _reply, payload, done) => {
    if (typeof payload !== 'string' || payload.length <= ENCODED_AT_ONCE) done(null, payload);
    else
      encodeInSlices(partsOfText(payload), new WorkPacer()).then(
        (bytes) => {
          done(null, bytes);
        },
        (error: Error) => {
          done(error);
        },
      );
  });
}
