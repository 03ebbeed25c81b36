import {
  canonicalJson,
  chainHash,
  encryptPersonalData,
  GENESIS,
  MerkleTree,
  uuid5,
  type EventMeta,
  type Json,
  type JsonObject,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import {
  hashOf,
  leafText,
  SealedTree,
  SealSigner,
  statementOf,
  type SealContent,
} from '#features/history';

const STREAM = 'registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11';
const OTHERS = ['person-0', 'registration-z', 'initiative-é'];
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
const KEYS: ReadonlyMap<string, Buffer> = new Map([
  ['eva', Buffer.alloc(32, 1)],
  ['cora', Buffer.alloc(32, 2)],
]);
const RING: KeyRing = {
  keys: () => Promise.resolve(KEYS),
  destroy: () => Promise.resolve(),
};

const CANONICAL: readonly Json[] = [
  { b: 2, a: [1, 'two', null, true], '': {} },
  { numbers: [0, -1, 1.5, 1e21, 1e-7, 333333333.3333333] },
  { text: 'é€\u{1f600} "quoted" \\ / \b\f\n\r\t\u001f\u2028' },
  { '\u20ac': 'Euro', '\r': 'CR', '1': 'One', '\u{1f600}': 'Smiley', '\ufb33': 'Dalet' },
];

const at = (minute: number) => `2026-01-05T09:${String(minute).padStart(2, '0')}:00.000Z`;
const metaOf = (command: string, commandId: string, actor: string | null): EventMeta => ({
  actor,
  capacity: actor === null ? 'system' : 'employee',
  mandate: null,
  command,
  commandId,
  correlation: commandId,
  causation: commandId,
});

/** Events of one stream, the second with a personal field. */
async function events(): Promise<StoredEvent[]> {
  const drafts: readonly [string, string | null, JsonObject][] = [
    [
      'ApplicationSubmitted',
      'eva',
      { employee: 'eva', initiative: 'advice', zone: 'Europe/Paris' },
    ],
    ['MessagePosted', 'cora', { employee: 'eva', text: 'À bientôt!' }],
    ['ApplicationApproved', 'cora', { minutes: 90 }],
    ['RegistrationArchived', null, { reason: 'inactivity' }],
  ];
  const made: StoredEvent[] = [];
  for (const [revision, [type, actor, content]] of drafts.entries()) {
    const id = uuid5(STREAM, String(revision));
    const personal = type === 'MessagePosted' ? { text: ['actor', 'employee'] } : undefined;
    const definition = { version: 1, summary: '', human: true, ...(personal ? { personal } : {}) };
    const event = {
      id,
      type,
      version: 1,
      data: await encryptPersonalData(RING, definition, id, content, actor),
      meta: metaOf(type, uuid5('command', String(revision)), actor),
      occurredAt: at(revision),
      recordedAt: at(revision),
    };
    const hash = chainHash(made.at(-1)?.hash ?? GENESIS, STREAM, revision, event);
    const position = String(revision + 1).padStart(16, '0');
    made.push({ ...event, hash, stream: STREAM, revision, position });
  }
  return made;
}

const storedForm = ({ stream: _stream, position: _position, ...event }: StoredEvent) => event;

/** Two seals: of other streams, then of the first three events of the stream. */
function sealContents(history: readonly StoredEvent[]): [SealContent, SealContent] {
  const hashes = OTHERS.map((stream) => uuid5(stream).replaceAll('-', '').repeat(2));
  const first: SealContent = {
    number: 0,
    at: '2026-01-06T00:00:00.000Z',
    position: '0000000000000003',
    heads: Object.fromEntries(OTHERS.map((stream, index) => [stream, [0, hashes[index] ?? '']])),
    previous: GENESIS,
  };
  const second: SealContent = {
    number: 1,
    at: '2026-01-07T00:00:00.000Z',
    position: '0000000000000007',
    heads: {
      [STREAM]: [2, history[2]?.hash ?? ''],
      'person-0': [1, hashes[2] ?? ''],
    },
    previous: hashOf(first),
  };
  return [first, second];
}

function treeVectors() {
  const leaves = ['', 'a', 'b', 'c', 'd', 'e', 'f'];
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return {
    leaves,
    roots: Array.from({ length: leaves.length + 1 }, (_, size) => tree.root(size)),
    inclusion: [0, 3, 6].map((index) => ({ index, size: 7, path: tree.inclusionProof(index) })),
    consistency: [3, 4, 6].map((from) => ({ from, to: 7, path: tree.consistencyProof(from) })),
  };
}

/** docs/verification-vectors.json: test vectors of docs/verification.md. */
export async function verificationVectors(): Promise<string> {
  const history = await events();
  const signer = new SealSigner(SECRET);
  const contents = sealContents(history);
  const tree = new SealedTree();
  const sealed = [];
  for (const content of contents) {
    await tree.append(content);
    const statement = statementOf(content, tree.at(content.number));
    const signature = signer.sign('volunteer-ledger/seal/1', statement);
    sealed.push({ ...statement, signature });
  }
  const [before, seal] = sealed;
  const leaf = { seal: 1, stream: STREAM, revision: 2, hash: history[2]?.hash ?? '' };
  const manifest = { export: 'registrations', position: '0000000000000007', rows: 1, seal };
  const message = history[1] as StoredEvent;
  const vectors = {
    canonical: CANONICAL.map((value) => ({ value, canonical: canonicalJson(value) })),
    personal: {
      keys: Object.fromEntries([...KEYS].map(([person, key]) => [person, key.toString('hex')])),
      event: message.id,
      field: 'text',
      value: 'À bientôt!',
      stored: message.data['text'],
    },
    chain: { stream: STREAM, events: history.map(storedForm) },
    tree: treeVectors(),
    seals: contents.map((content) => ({ ...content, hash: hashOf(content) })),
    leaf: { leaf, bytes: leafText(leaf) },
    signature: {
      privateKey: SECRET.toString('hex'),
      publicKey: signer.publicKey,
      key: signer.keyId,
    },
    proof: {
      format: 'volunteer-ledger/proof/1',
      at: '2026-01-08T09:00:00.000Z',
      stream: STREAM,
      events: history.map(storedForm),
      seal,
      inclusion: { leaf, ...tree.inclusion({ ...contents[1], mac: '' }, STREAM) },
      consistency: { from: before, path: tree.consistency(0) },
    },
    manifest: { ...manifest, signature: signer.sign('volunteer-ledger/manifest/1', manifest) },
  };
  return `${JSON.stringify(vectors, null, 2)}\n`;
}
