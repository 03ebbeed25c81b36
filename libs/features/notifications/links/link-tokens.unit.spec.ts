import { describe, expect, it } from '@jest/globals';
import { LINK_ACTIONS } from './link-actions.js';
import { LinkTokens, looksLikeToken, type Link } from './link-tokens.js';

const tokens = new LinkTokens(Buffer.alloc(32, 7));
const link: Link = {
  action: 'approve',
  person: '11111111-1111-4111-8111-111111111111',
  registration: '22222222-2222-5222-8222-222222222222',
  event: '33333333-3333-5333-8333-333333333333',
  expiresAt: '2026-01-19T08:00:00.000Z',
};
const token = tokens.seal(link);

describe('a token', () => {
  it.each(LINK_ACTIONS)('holds what it was made for: %s', (action) => {
    expect(tokens.open(tokens.seal({ ...link, action }))).toEqual({ ...link, action });
  });

  it('reveals nothing of it, and is one word that fits into an address', () => {
    expect(token).toMatch(/^[\w-]+$/);
    const bytes = Buffer.from(token, 'base64url').toString('hex');
    for (const id of [link.person, link.registration, link.event])
      expect(bytes).not.toContain(id.replaceAll('-', ''));
  });

  it('is the same for the same link, and another for any other', () => {
    expect(tokens.seal({ ...link })).toBe(token);
    const others = [
      { action: 'refuse' as const },
      { person: link.event },
      { registration: link.event },
      { event: link.person },
      { expiresAt: '2026-01-19T08:00:00.001Z' },
    ].map((change) => tokens.seal({ ...link, ...change }));
    expect(new Set([token, ...others]).size).toBe(6);
  });

  it('changed in any bit opens nothing', () => {
    const bytes = Buffer.from(token, 'base64url');
    const changed = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return tokens.open(copy.toString('base64url'));
    });
    expect(changed).toHaveLength(84 * 8);
    expect(new Set(changed)).toEqual(new Set([undefined]));
  });

  it('cannot be spliced from two links of different people', () => {
    const other = tokens.seal({ ...link, person: link.event });
    const spliced = Array.from({ length: token.length - 1 }, (_, at) =>
      tokens.open(token.slice(0, at + 1) + other.slice(at + 1)),
    );
    expect(new Set(spliced)).toEqual(new Set([undefined]));
  });

  it.each([
    '',
    'x',
    token.slice(1),
    `${token}A`,
    `${token.slice(0, -1)}=`,
    `${token.slice(0, -1)} `,
    'é'.repeat(112),
  ])('%j is none', (text) => {
    expect([looksLikeToken(text), tokens.open(text)]).toEqual([false, undefined]);
  });

  it('of another master key is none', () => {
    expect(new LinkTokens(Buffer.alloc(32, 8)).open(token)).toBeUndefined();
    expect(new LinkTokens(Buffer.alloc(32, 7)).open(token)).toEqual(link);
  });
});

describe('while the master key is rotated', () => {
  it('old links open during a key rotation, and are dead after it', () => {
    const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const before = new LinkTokens(old).seal(link);
    const rotating = new LinkTokens(fresh, old);
    expect(rotating.open(before)).toEqual(link);
    expect(new LinkTokens(fresh).open(rotating.seal(link))).toEqual(link);
    expect(new LinkTokens(fresh).open(before)).toBeUndefined();
  });
});
