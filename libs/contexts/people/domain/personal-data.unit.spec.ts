import { expect, test } from '@jest/globals';
import type { PeopleEvent } from './person.events.js';
import { changesOf, evolvePersonalData, NO_PERSONAL_DATA } from './personal-data.js';

const event = (type: string, data: object): PeopleEvent =>
  ({ type, data: { person: 'eva', ...data } }) as unknown as PeopleEvent;
const EVA = {
  name: 'Eva',
  mail: 'eva@example.org',
  locale: 'fr',
  subject: 'oidc-1',
  externalId: 'E-7',
} as const;
const registered = event('PersonRegistered', { ...EVA, company: 'acme', level: null });
const eva = evolvePersonalData(NO_PERSONAL_DATA, registered);

test('a registration gives the data, and nothing else of the event', () => {
  expect(eva).toEqual(EVA);
  const { externalId: _none, ...without } = EVA;
  expect(evolvePersonalData(NO_PERSONAL_DATA, event('PersonRegistered', without))).toEqual({
    ...EVA,
    externalId: null,
  });
});

test('a change replaces what it names', () => {
  expect(evolvePersonalData(eva, event('PersonChanged', { name: 'Eve', locale: null }))).toEqual({
    ...EVA,
    name: 'Eve',
    locale: null,
  });
});

test('of an erased person nothing is left, of others all', () => {
  expect(evolvePersonalData(eva, event('PersonErased', {}))).toEqual(NO_PERSONAL_DATA);
  expect(evolvePersonalData(eva, event('PersonMoved', { level: 'lyon' }))).toBe(eva);
});

test('only fields that are named and differ change', () => {
  const body = { name: 'Eva', mail: 'eva@acme.example', locale: undefined } as object;
  expect(changesOf(eva, body)).toEqual({ mail: 'eva@acme.example' });
  expect(changesOf(eva, { externalId: null })).toEqual({ externalId: null });
  expect(changesOf(eva, { name: 'Eva' })).toEqual({});
});
