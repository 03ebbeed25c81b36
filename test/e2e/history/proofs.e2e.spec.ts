import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistrationProof } from '../../../libs/features/history/proof/proof.response.js';
import type { ExportManifest } from '#features/exports';
import { SealSigner } from '#features/history';
import { ROOT } from '../../support/another-process.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';

interface Verifier {
  verifyProof(
    proof: RegistrationProof,
    options?: { key?: string; earlier?: RegistrationProof },
  ): Found;
  verifyManifest(manifest: ExportManifest, options: { key: string; file: Buffer }): Found;
}
interface Found {
  readonly problems: readonly { readonly kind: string }[];
  readonly notes: readonly string[];
}

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 67 + 13 * (at % 5)) % 256));
const KEY = new SealSigner(SECRET).publicKey;
const HEAD = offerHeader({
  employees: ['eva', 'tom'],
  others: [
    'ada: { admin: acme }',
    'aud: { auditor: acme }',
    'pia: { platform: true }',
    'otto: { coordinator: others }',
  ],
}).replace(
  'helpers: { coordinators: [cora] } }',
  'helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }',
);

let app: HttpApp;
let verifier: Verifier;
let registration: string;
beforeAll(async () => {
  app = await openHttpApp(HEAD, { LEDGER_SEAL_KEY: SECRET.toString('base64') });
  verifier = (await import(join(ROOT, 'tools/verify-proof.mjs'))) as Verifier;
  const { body } = await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  registration = body.id;
  await say('eva', 'Hello from Eva');
});
afterAll(() => app.close());

const say = (who: string, text: string) =>
  app.do(who, `/registrations/${registration}/post-message`, { text });
const ask = (who: string) =>
  app.get<RegistrationProof>(who, `/registrations/${registration}/proof`);
const proof = async (who = 'aud') => (await ask(who)).body;
const sealNextDay = async (day: string) => {
  await app.at(`2026-01-${day}T09:00`);
  await app.scenario.product.engine.sealDaily();
};

describe('the proof of a registration', () => {
  let first: RegistrationProof;

  test('has the chain alone while nothing is sealed', async () => {
    const unsealed = await proof();
    expect(unsealed).toMatchObject({ seal: null, inclusion: null, consistency: null });
    expect(unsealed.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ApplicationSubmitted', 'MessagePosted']),
    );
    const { problems, notes } = verifier.verifyProof(unsealed);
    expect([problems, notes[0]]).toEqual([
      [],
      'No seal contains this history yet: only its hash chain was checked.',
    ]);
  });

  test('passes the verifier once it is sealed and signed', async () => {
    await sealNextDay('06');
    first = await proof();
    expect(first).toMatchObject({ seal: { number: 0 }, consistency: null });
    expect(verifier.verifyProof(first, { key: KEY }).problems).toEqual([]);
  });

  test('says how far it is sealed, and goes on with the next seal', async () => {
    await say('cora', 'Hello from Cora');
    const later = await proof();
    const sealedTo = later.inclusion?.leaf.revision ?? 0;
    expect(verifier.verifyProof(later, { key: KEY }).notes).toContain(
      `Revisions ${sealedTo + 1} to ${later.events.length - 1} are newer than the seal.`,
    );
    await sealNextDay('07');
    const next = await proof();
    expect(next.seal?.number).toBe(1);
    expect(next.consistency?.from).toEqual(first.seal);
    expect(verifier.verifyProof(next, { key: KEY, earlier: first }).problems).toEqual([]);
  });

  test('is of the newest seal, also where another stream alone has grown', async () => {
    await app.do('tom', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    await sealNextDay('08');
    const now = await proof();
    expect([now.seal?.number, now.inclusion?.leaf.seal]).toEqual([2, 1]);
    expect(verifier.verifyProof(now, { key: KEY }).problems).toEqual([]);
  });

  test('has personal fields in their encrypted form only', async () => {
    const text = JSON.stringify(await proof('eva'));
    expect(text).toContain('"sealed"');
    expect(text).not.toContain('Hello from Eva');
  });

  test('names no stream but its own', async () => {
    const text = JSON.stringify(await proof());
    expect(text.match(/(?:registration|person|initiative)-[0-9a-f]{8}-[\w-]+/g)).toEqual([
      `registration-${registration}`,
      `registration-${registration}`,
    ]);
  });

  test('is a file to download', async () => {
    const { headers } = await ask('aud');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="proof-${registration.slice(0, 8)}.json"`,
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test.each([
    ['eva', 200],
    ['cora', 200],
    ['ada', 200],
    ['aud', 200],
    ['pia', 200],
    ['tom', 404],
    ['otto', 404],
  ])('is answered to %s with %d', async (who, status) => {
    expect((await ask(who)).status).toBe(status);
  });

  test('is recorded as a read', async () => {
    const { body } = await app.get<{ items: object[] }>(
      'pia',
      `/reads?what=proof&reader=${app.scenario.id('person', 'aud')}`,
    );
    expect(body.items[0]).toMatchObject({ capacity: 'auditor', subject: registration });
  });
});

test('the manifest of an export is signed, and its file can be checked', async () => {
  const { body } = await app.send<{ id: string; manifest: ExportManifest }>(
    'ada',
    'POST',
    '/exports?wait=true',
    { name: 'registrations', format: 'csv', locale: 'en' },
  );
  const { body: manifest } = await app.get<ExportManifest>('ada', `/exports/${body.id}/manifest`);
  const response = await fetch(`${app.scenario.product.url}/exports/${body.id}/file`, {
    headers: { authorization: `Bearer ${await app.token('ada')}` },
  });
  const file = Buffer.from(await response.arrayBuffer());
  expect(manifest.seal).toMatchObject({ number: 2 });
  expect(verifier.verifyManifest(manifest, { key: KEY, file }).problems).toEqual([]);
  const forged = { ...manifest, rows: manifest.rows + 1 };
  expect(verifier.verifyManifest(forged, { key: KEY, file }).problems).toMatchObject([
    { kind: 'forged' },
  ]);
});

test('nothing is proven while a seal is missing', async () => {
  const folder = join(app.scenario.product.runtime.config.LEDGER_DATA, 'seals');
  const [from, to] = ['seal-000001.json', 'away.json'].map((name) => join(folder, name));
  await rename(from ?? '', to ?? '');
  const { status, problem } = await ask('aud');
  await rename(to ?? '', from ?? '');
  expect([status, problem.rule]).toEqual([409, 'seals_damaged']);
});

test('an erasure changes no event, and the proof still verifies', async () => {
  const before = await proof('pia');
  await app.do('pia', `/people/${app.scenario.id('person', 'eva')}/erase-person`);
  await sealNextDay('09');
  const after = await proof('pia');
  expect(after.events.slice(0, before.events.length)).toEqual(before.events);
  expect(verifier.verifyProof(after, { key: KEY, earlier: before }).problems).toEqual([]);
});
