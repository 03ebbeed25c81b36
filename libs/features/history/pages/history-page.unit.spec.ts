import { describe, expect, test } from '@jest/globals';
import { REGISTRATION_EVENTS } from '#contexts/registrations';
import { STREAMS } from '../streams/stream-kinds.js';
import { FRENCH_SUMMARIES } from './french-summaries.js';
import { renderHistoryPage } from './history-page.js';
import type { PageHistory } from './page-kinds.js';
import { cursorIn, PageTokens, startIn, type PageLink } from './page-tokens.js';

const HOSTILE = `<script>alert("1")</script>{{constructor}}`;
const HISTORY = {
  kind: 'nonprofit',
  id: 'n',
  name: HOSTILE,
  revision: 0,
  position: '1',
  total: 1,
  next: null,
  previous: null,
  items: [
    {
      revision: 0,
      type: 'LocationAdded',
      summary: 'A nonprofit added a location.',
      occurredAt: '2026-01-05T08:00:00.000Z',
      recordedAt: '2026-01-05T08:00:00.000Z',
      actor: { id: 'cora', name: HOSTILE },
      capacity: 'coordinator',
      mandate: null,
      via: 'link',
      data: { location: HOSTILE },
      erased: [],
    },
  ],
} as unknown as PageHistory;
const INTACT = { events: 1, problems: [], seal: 4, sealed: { day: '2026-01-06', revision: 0 } };
const NOW = '2026-01-07T08:00:00.000Z';

describe('the page', () => {
  test('escapes what people typed', async () => {
    const html = await renderHistoryPage(HISTORY, INTACT, 'en', NOW);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{constructor}}');
  });

  test('says up to which seal it was verified', async () => {
    const html = await renderHistoryPage(HISTORY, INTACT, 'en', NOW);
    expect(html).toContain('The hash chain of these 1 events was verified: it is intact.');
    expect(html).toContain('Sealed up to event 0 by seal 4 of 2026-01-06.');
  });

  test('names an event that was modified', async () => {
    const problems = [{ kind: 'changed', revision: 0, message: 'Event e was modified.' }] as const;
    const html = await renderHistoryPage(HISTORY, { ...INTACT, problems }, 'en', NOW);
    expect(html).toContain('statement broken');
    expect(html).toContain('Event e was modified.');
  });

  test('is in French', async () => {
    const html = await renderHistoryPage(HISTORY, INTACT, 'fr', NOW);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Historique d’une association');
    expect(html).toContain('L’association a ajouté un lieu.');
    expect(html).toContain('en tant que coordinateur, par un lien dans un e-mail');
    expect(html).not.toContain('A nonprofit added');
  });
});

test('every event type has a French summary, and no other type has', () => {
  const types = [{ events: REGISTRATION_EVENTS }, ...Object.values(STREAMS)].flatMap(({ events }) =>
    Object.keys(events),
  );
  expect(Object.keys(FRENCH_SUMMARIES).toSorted()).toEqual(types.toSorted());
});

describe('a token', () => {
  const tokens = new PageTokens(Buffer.alloc(32, 7));
  const link: PageLink = {
    person: '11111111-1111-4111-8111-111111111111',
    kind: 'company',
    id: '22222222-2222-5222-8222-222222222222',
    locale: 'fr',
    format: 'pdf',
    start: { revision: 1_999, backwards: true },
    expiresAt: NOW,
  };

  test('holds what it was made for, and is one word', () => {
    const token = tokens.seal(link);
    expect(token).toMatch(/^[\w-]+$/);
    expect(tokens.open(token)).toEqual(link);
  });

  test.each([null, { revision: 999, backwards: false }])('holds the start %j', (start) => {
    const opened = tokens.open(tokens.seal({ ...link, kind: 'registration', start }));
    expect(opened).toMatchObject({ kind: 'registration', start });
    expect(startIn(cursorIn(start).after ?? null)).toEqual(start);
  });

  test.each([
    ['changed', (token: string) => `${token.slice(0, -2)}AA`],
    ['cut', (token: string) => token.slice(0, 20)],
    ['too long', (token: string) => token.repeat(20)],
    ['empty', () => ''],
  ])('%s opens nothing', (_, change) => {
    expect(tokens.open(change(tokens.seal(link)))).toBeUndefined();
  });

  test('of another key opens nothing', () => {
    expect(new PageTokens(Buffer.alloc(32, 8)).open(tokens.seal(link))).toBeUndefined();
  });
});
