import { describe, expect, it } from '@jest/globals';
import type { EventDefinition, JsonObject } from './event.js';
import {
  InMemoryKeyRing,
  decryptPersonalData,
  encryptedFor,
  encryptPersonalData,
} from './personal-data-encryption.js';

const FACT: EventDefinition = {
  version: 1,
  human: true,
  summary: 'Somebody wrote.',
  personal: { text: ['actor', 'employee'], name: ['employee'] },
};
const DATA = { text: 'Bonjour, à bientôt 👋', name: 'Eva', employee: 'eva', side: 'nonprofit' };

const seal = (
  ring: InMemoryKeyRing,
  data: JsonObject = DATA,
  eventId = 'e1',
  actor: string | null = 'cora',
) => encryptPersonalData(ring, FACT, eventId, data, actor);
const open = async (ring: InMemoryKeyRing, data: JsonObject, eventId = 'e1') =>
  decryptPersonalData(await ring.keys(encryptedFor(data), false), eventId, data);

describe('personal fields', () => {
  it('are unreadable in the log, and readable again with the keys', async () => {
    const ring = new InMemoryKeyRing();
    const sealed = await seal(ring);
    expect(JSON.stringify(sealed)).not.toMatch(/Bonjour|Eva/);
    expect(sealed).toMatchObject({
      employee: 'eva',
      side: 'nonprofit',
      text: { for: ['cora', 'eva'] },
      name: { for: ['eva'] },
    });
    expect(encryptedFor(sealed).sort()).toEqual(['cora', 'eva', 'eva']);
    expect(await open(ring, sealed)).toEqual(DATA);
  });

  it.each(['cora', 'eva'])('are null once %s is erased, whom they concern', async (person) => {
    const ring = new InMemoryKeyRing();
    const sealed = await seal(ring);
    await ring.destroy([person]);
    expect(await open(ring, sealed)).toEqual({
      ...DATA,
      text: null,
      name: person === 'eva' ? null : 'Eva',
    });
  });

  it('fields about somebody erased are null from the start; the act stays', async () => {
    const ring = new InMemoryKeyRing();
    await ring.destroy(['eva']);
    expect(await seal(ring)).toEqual({ ...DATA, text: null, name: null });
  });

  it('never come back: an erased person gets no new key', async () => {
    const ring = new InMemoryKeyRing();
    await ring.keys(['eva'], true);
    await ring.destroy(['eva']);
    expect((await ring.keys(['eva'], true)).size).toBe(0);
  });

  it('are the same bytes for a retry, and others for another event, field or text', async () => {
    const ring = new InMemoryKeyRing();
    const sealed = async (data: JsonObject, eventId: string) =>
      JSON.stringify((await seal(ring, data, eventId))['text']);
    const first = await sealed(DATA, 'e1');
    expect(await sealed(DATA, 'e1')).toBe(first);
    expect(await sealed(DATA, 'e2')).not.toBe(first);
    expect(await sealed({ ...DATA, text: 'Bonsoir' }, 'e1')).not.toBe(first);
  });

  it('of the system concern only those the event names', async () => {
    expect(await seal(new InMemoryKeyRing(), DATA, 'e1', null)).toMatchObject({
      text: { for: ['eva'] },
    });
  });

  it('that nobody would own are a mistake in the facts', async () => {
    await expect(seal(new InMemoryKeyRing(), { text: 'Hello' }, 'e1', null)).rejects.toThrow(
      'The personal field text names no person whose key encrypts it.',
    );
  });

  it('left out stay out; an event without any is left alone', async () => {
    const ring = new InMemoryKeyRing();
    expect(await seal(ring, { employee: 'eva', text: null })).toEqual({
      employee: 'eva',
      text: null,
    });
    const plain = { version: 1, human: true, summary: 'Nothing personal.' };
    expect(await encryptPersonalData(ring, plain, 'e1', DATA, 'eva')).toBe(DATA);
    expect(decryptPersonalData(new Map(), 'e1', DATA)).toBe(DATA);
  });

  it('do not open in another event, nor once a byte was changed', async () => {
    const ring = new InMemoryKeyRing();
    const sealed = await seal(ring);
    await expect(open(ring, sealed, 'e2')).rejects.toThrow();
    const { sealed: text, for: persons } = sealed['name'] as { sealed: string; for: string[] };
    const bytes = Buffer.from(text, 'base64');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    await expect(
      open(ring, { name: { sealed: bytes.toString('base64'), for: persons } }),
    ).rejects.toThrow();
  });
});
