import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/another-process.js';
import { verificationVectors } from './docs/verification-vectors.doc.js';

interface Event {
  id: string;
  type: string;
  version: number;
  revision: number;
  occurredAt: string;
  recordedAt: string;
  data: Record<string, unknown>;
  meta: Record<string, unknown>;
  hash: string;
}
interface Statement {
  number: number;
  size: number;
  root: string;
  at: string;
  signature: { publicKey: string; key: string; value: string } | null;
}
interface Proof {
  stream: string;
  events: Event[];
  seal: Statement | null;
  inclusion: { leaf: { revision: number; hash: string }; index: number; path: string[] } | null;
  consistency: { from: Statement; path: string[] } | null;
}
interface Report {
  readonly problems: readonly { readonly kind: string; readonly revision: number | null }[];
}
interface Verifier {
  verifyProof(proof: Proof, options?: { key?: string; earlier?: Proof }): Report;
  verifyManifest(manifest: object, options?: { file?: Buffer; key?: string }): Report;
}
interface Vectors {
  readonly signature: { readonly publicKey: string };
  readonly proof: Proof;
  readonly manifest: Record<string, unknown>;
}

let text: string;
let vectors: Vectors;
let verifier: Verifier;
beforeAll(async () => {
  text = await verificationVectors();
  vectors = JSON.parse(text) as Vectors;
  verifier = (await import(join(ROOT, 'tools/verify-proof.mjs'))) as Verifier;
});

/** The proof after somebody changed it. */
function tampered(change: (proof: Proof) => void): Proof {
  const proof = structuredClone(vectors.proof);
  change(proof);
  return proof;
}
const found = (proof: Proof, options = {}) =>
  verifier
    .verifyProof(proof, options)
    .problems.map(({ kind, revision }) => (revision === null ? kind : `${kind} ${revision}`));
const key = () => vectors.signature.publicKey;

describe('the test vectors', () => {
  test('are those that stand in docs', async () => {
    expect(await readFile(join(ROOT, 'docs/verification-vectors.json'), 'utf8')).toBe(text);
  });

  test('have a proof and a manifest that verify', () => {
    expect(found(vectors.proof, { key: key() })).toEqual([]);
    expect(verifier.verifyManifest(vectors.manifest, { key: key() }).problems).toEqual([]);
  });

  test('have an encrypted field as the page describes it', () => {
    const { personal } = JSON.parse(text) as {
      personal: {
        keys: { eva: string; cora: string };
        event: string;
        value: string;
        stored: { sealed: string; for: string[] };
      };
    };
    expect(personal.stored.for).toEqual(['cora', 'eva']);
    const first = Buffer.from(personal.keys.cora, 'hex');
    const both = createHmac('sha256', first).update(Buffer.from(personal.keys.eva, 'hex')).digest();
    const nonce = createHmac('sha256', both)
      .update(`${personal.event}|text\n${JSON.stringify(personal.value)}`)
      .digest()
      .subarray(0, 12);
    expect(Buffer.from(personal.stored.sealed, 'base64').subarray(0, 12)).toEqual(nonce);
  });
});

describe('a proof that was tampered with: the verifier names', () => {
  test('an event whose data were changed', () => {
    expect(found(tampered(({ events }) => (events[1]!.data['more'] = 1)))).toEqual(['changed 1']);
  });

  test.each([
    ['type', 'DateSelected'],
    ['version', 2],
    ['occurredAt', '2026-01-05T10:00:00.000Z'],
    ['recordedAt', '2026-01-05T10:00:00.000Z'],
    ['id', 'ffffffff-0000-4000-8000-000000000000'],
    ['meta', {}],
  ])('an event whose %s was changed', (member, value) => {
    const proof = tampered(({ events }) => Object.assign(events[2]!, { [member]: value }));
    expect(found(proof)).toEqual(['changed 2']);
  });

  test('an event that was changed together with all later hashes', () => {
    const sha = (content: object) => createHash('sha256').update(sorted(content)).digest('hex');
    const proof = tampered(({ stream, events }) => {
      events[1]!.data = { text: null };
      for (const [revision, event] of events.entries()) {
        const { hash: _hash, revision: _revision, ...content } = event;
        const previous = events[revision - 1]?.hash ?? '0'.repeat(64);
        event.hash = sha({ ...content, previous, stream, revision });
      }
    });
    expect(found(proof)).toEqual(['changed 2']);
  });

  test('an event that was removed', () => {
    expect(found(tampered(({ events }) => events.splice(1, 1)))).toEqual(['removed 1']);
    expect(found(tampered(({ events }) => events.splice(0, 1)))).toEqual(['removed 0']);
  });

  test('events that were moved', () => {
    const swap = ({ events }: Proof) => ([events[1], events[2]] = [events[2]!, events[1]!]);
    expect(found(tampered(swap)).sort()).toEqual(['moved 1', 'moved 2']);
  });

  test('events that were moved and numbered again', () => {
    const proof = tampered(({ events }) => {
      [events[1], events[2]] = [events[2]!, events[1]!];
      events.forEach((event, revision) => (event.revision = revision));
    });
    expect(found(proof).filter((one) => one.startsWith('moved'))).toEqual(['moved 2', 'moved 1']);
  });

  test('a tail that was cut off', () => {
    expect(found(tampered(({ events }) => events.splice(2)))).toEqual(['cut 2']);
    expect(found(tampered(({ events }) => events.splice(0)))).toEqual(['cut 0']);
  });

  test('a tail after the seal only beside an earlier file', () => {
    const proof = tampered(({ events }) => events.splice(3));
    expect(found(proof)).toEqual([]);
    expect(found(proof, { earlier: vectors.proof })).toEqual(['cut 3']);
  });

  test.each<[string, (proof: Proof) => unknown]>([
    ['with another root', ({ seal }) => (seal!.root = 'f'.repeat(64))],
    ['with another instant', ({ seal }) => (seal!.at = '2026-01-06T09:00:00.000Z')],
    ['with another size', ({ seal }) => (seal!.size = 6)],
    ['with another leaf', ({ inclusion }) => (inclusion!.leaf.revision = 1)],
    ['with another place of the leaf', ({ inclusion }) => (inclusion!.index = 3)],
    ['with a shorter path', ({ inclusion }) => inclusion!.path.pop()],
    ['after another seal', ({ consistency }) => (consistency!.from.root = 'f'.repeat(64))],
    ['without the seal before', (proof) => (proof.consistency = null)],
    ['with a longer proof', ({ consistency }) => consistency!.path.push('f'.repeat(64))],
    ['with another key', ({ seal }) => (seal!.signature!.publicKey = `${'A'.repeat(42)}E`)],
    ['with another signature', ({ seal }) => (seal!.signature!.value = 'A'.repeat(86))],
  ])('a seal that was forged, %s', (_, forge) => {
    const kinds = found(tampered(forge));
    expect(kinds).toContain('forged');
    expect(new Set(kinds)).toEqual(new Set(['forged']));
  });

  test('a seal by a key that is not the operator’s, or by none', () => {
    const other = Buffer.alloc(32, 5).toString('base64url');
    expect(found(vectors.proof, { key: other })).toEqual(['forged']);
    const unsigned = tampered(({ seal }) => (seal!.signature = null));
    expect(found(unsigned)).toEqual([]);
    expect(found(unsigned, { key: key() })).toEqual(['forged']);
  });
});

describe('the manifest of an export', () => {
  const problems = (change: object, file?: Buffer) =>
    verifier
      .verifyManifest({ ...vectors.manifest, ...change }, { key: key(), ...(file ? { file } : {}) })
      .problems.map(({ kind }) => kind);

  test.each([[{ rows: 2 }], [{ seal: null }], [{ more: true }], [{ signature: null }]])(
    'is forged with %j',
    (change) => {
      expect(problems(change)).toEqual(['forged']);
    },
  );

  test('describes one file only', () => {
    const file = Buffer.from('a,b\n');
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(verifier.verifyManifest({ sha256, signature: null }, { file }).problems).toEqual([]);
    expect(
      verifier.verifyManifest({ sha256, signature: null }, { file: Buffer.from('a,c\n') }).problems,
    ).toMatchObject([{ kind: 'changed' }]);
  });
});

describe('on the command line', () => {
  async function run(proof: unknown, ...more: readonly string[]) {
    const folder = await mkdtemp(join(tmpdir(), 'proof-'));
    const path = join(folder, 'proof.json');
    await writeFile(path, typeof proof === 'string' ? proof : JSON.stringify(proof));
    try {
      return await new Promise<[number, string]>((resolve) =>
        execFile(
          process.execPath,
          [join(ROOT, 'tools/verify-proof.mjs'), path, ...more],
          { cwd: folder },
          (error, stdout, stderr) => {
            resolve([Number(error?.code ?? 0), stdout + stderr]);
          },
        ),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('a proof passes with 0', async () => {
    const [code, output] = await run(vectors.proof, '--key', key());
    expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'Nothing is wrong.']);
  });

  test('a tampered proof fails with 1 and names the problem', async () => {
    const [code, output] = await run(tampered(({ events }) => events.splice(2)));
    expect([code, output.split('\n')[0]]).toEqual([
      1,
      'cut: The end was cut off: revisions 2 to 2 are missing.',
    ]);
  });

  test.each(['{"format":', '{}', 'null'])('what is no proof fails with 2: %s', async (content) => {
    expect((await run(content))[0]).toBe(2);
  });
});

/** Canonical JSON of objects without numbers that need care, written once more. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${sorted(one)}`).join(',')}}`;
}
