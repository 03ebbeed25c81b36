import { beforeAll, describe, expect, test } from '@jest/globals';
import { KnownPeople } from '#contexts/registrations';
import * as h from '../../../contexts/registrations/domain/testing/registration-history.js';
import { entryOf } from '../timeline/history-entries.js';
import type { HistoryAnswer } from '../http/history.response.js';
import { annotateHistory } from '../timeline/annotated-history.js';
import { renderReport } from './history-report.js';

const HOSTILE = `<script>alert("1")</script><img src=x onerror='alert(2)'>{{constructor}}&amp;`;
const EVENTS = h.historyOf(
  'slots',
  h.applied,
  h.said('nonprofit'),
  h.selected('d1'),
  h.confirmed('d1'),
  '2026-02-20T09:00',
).events;
const DATE = { id: 'd1', kind: 'slot', start: h.local('2026-02-03T14:00') };

function report(over: Partial<HistoryAnswer> = {}, text = ''): Promise<string> {
  const reading = {
    people: new KnownPeople([{ id: 'cora', name: HOSTILE, erased: false }]),
    keys: new Map(),
    causes: new Map(),
    employee: 'eva',
    readsMessages: true,
    knowsCompany: true,
  };
  const events = annotateHistory(EVENTS).map((annotated) => ({
    ...entryOf(annotated, reading),
    ...(annotated.event.type === 'MessagePosted' ? { text, textErased: false } : {}),
  }));
  const named = (name: string) => ({ id: 'x', name });
  const head = {
    employee: named('Eva'),
    initiative: { id: 'i', title: 'Clean-up', kind: 'slots' },
    nonprofit: named('Helpers'),
    company: named('Acme'),
  };
  const place = {
    zone: h.ZONE,
    status: 'awaiting_confirmation',
    revision: 4,
    position: '0005',
    total: 5,
  } as const;
  return renderReport(
    { registration: 'r1', ...head, ...place, events, ...over },
    [DATE] as never,
    h.local('2026-02-20T09:00'),
  );
}

describe('what people typed comes out as text', () => {
  const tags = (html: string): string[] =>
    [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag ?? '');

  test.each([
    ['a message', {}, HOSTILE],
    ['a title', { initiative: { id: 'i', title: HOSTILE, kind: 'slots' } }, ''],
    ['a name', { employee: { id: 'x', name: HOSTILE } }, ''],
    ['a zone', { zone: 'Europe/Paris', nonprofit: { id: 'x', name: HOSTILE } }, ''],
  ] as const)('%s', async (_, over, text) => {
    const known = new Set(tags(await report()));
    const html = await report(over, text);
    expect(html).not.toContain('<script');
    expect(html).not.toContain("onerror='");
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{constructor}}');
    expect(tags(html).filter((tag) => !known.has(tag))).toEqual([]);
  });
});

describe('the page', () => {
  let html = '';
  beforeAll(async () => {
    html = await report({}, 'See you there');
  });

  test('needs nothing from elsewhere', () => {
    expect(html).not.toMatch(/https?:|src=|href=|url\(|@import|<script/);
  });

  test('has a language, a title, a caption, and heads for columns and rows', () => {
    expect(html).toMatch(/<html lang="en">/);
    expect(html).toMatch(/<title>History of a registration: Clean-up<\/title>/);
    expect(html).toMatch(
      /<caption>Events in the order recorded\. Times are local to Europe\/Paris\.<\/caption>/,
    );
    expect(html.match(/<th scope="col">/g)).toHaveLength(6);
    expect(html.match(/<th scope="row">/g)).toHaveLength(EVENTS.length);
  });

  test('tells every event: when, what, who, and what it changed', () => {
    expect(html).toContain('2026-02-03 17:00');
    expect(html).toContain(
      'recorded <time datetime="2026-02-20T08:00:00.000Z">2026-02-20 09:00</time>',
    );
    expect(html).toContain('See you there');
    expect(html).toContain('In progress → Awaiting confirmation');
    expect(html).toContain('<li>Date of 2026-02-03 14:00: To be confirmed → In progress</li>');
    expect(html).toContain('A date in progress ends when the clock reaches its end');
  });
});
