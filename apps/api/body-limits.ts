import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { invalid, type Refusal } from '#kit/eventsourcing';

/** Levels of a body, far above what any route takes. */
const DEEPEST = 32;
/** Entries of one list or object: twice as many as the longest list that a route takes has. */
const WIDEST = 2_000;
/** Entries of all lists and objects together. A bulk request with 1,000 registrations and 6 dates each has as many. */
const MOST_VALUES = 10_002;

/** Fields with longer names are not named. */
const LONGEST_FIELD = 100;

const byte = (character: string): number => character.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map(byte);
const OPENING: ReadonlySet<number> = new Set(['[', '{'].map(byte));
const CLOSING: ReadonlySet<number> = new Set([']', '}'].map(byte));

/**
 * The limit that a text of JSON breaks, if any: what parses, validates and hashes a body would hold the event loop. It reads the bytes once,
 * before they are parsed, and does not care whether they are JSON.
 */
export function brokenLimit(json: Uint8Array): Refusal | undefined {
  /** Entries of each list or object that is open. */
  const open: number[] = [];
  let values = 0;
  let isText = false;
  let textFrom = 0;
  /** The text of the outermost object that was read last: the field, wherever a list or object begins. */
  let field = '';
  let isObject = false;
  const refuse = (rule: string, what: string) =>
    isObject && open.length > 0
      ? invalid(field, rule, `${field} ${what}`)
      : invalid('body', rule, `The body ${what}`);
  for (let at = 0; at < json.length; at++) {
    const one = json[at] as number;
    if (isText) {
      if (one === BACKSLASH) at++;
      else if (one === QUOTE) {
        isText = false;
        if (open.length === 1 && at - textFrom < LONGEST_FIELD)
          field = Buffer.from(json.subarray(textFrom, at)).toString();
      }
    } else if (one === QUOTE) {
      isText = true;
      textFrom = at + 1;
    } else if (OPENING.has(one)) {
      if (open.length === 0) isObject = one === byte('{');
      if (open.push(1) > DEEPEST)
        return refuse('depth', `may have at most ${DEEPEST} nested levels.`);
      values++;
    } else if (CLOSING.has(one)) open.pop();
    else if (one === COMMA) {
      const entries = (open.pop() ?? 0) + 1;
      if (entries > WIDEST) return refuse('width', `may have at most ${WIDEST} entries.`);
      open.push(entries);
      values++;
    }
    if (values > MOST_VALUES) {
      const text = `The body may have at most ${MOST_VALUES} values in all.`;
      return invalid('body', 'values', text);
    }
  }
  return undefined;
}

/** Parses bodies of JSON as Nest does, but for those that are nested too deep or hold too much. */
export function limitBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  void app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    const broken = brokenLimit(body);
    if (broken) done(broken, undefined);
    else void parse(request as Parameters<typeof parse>[0], body.toString(), done);
  });
}
