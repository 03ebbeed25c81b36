import type { HttpApp } from '../support/http-app.js';
import { IdPool, type World } from './id-pool.js';

/** Stands in every name, title and text of tenant B, and in nothing else: an answer to people of tenant A must not hold it. */
export const MARKER = 'zqbxzq';

/** Two companies and two nonprofits that have nothing to do with each other: A with A, B with B. */
export const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/paris/nord, acme/lyon], agreementDownload: true }
    ${MARKER}co: { managerPolicy: per_registration, levels: [${MARKER}co/${MARKER}east, ${MARKER}co/${MARKER}west], agreementDownload: true }
  nonprofits:
    helpers: { coordinators: [cora, colin], locations: [Paris] }
    bridges: { coordinators: [${MARKER}otto], locations: [Lyon] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon }
    max: { manager: acme }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    ann: { analyst: acme }
    cora: { coordinator: helpers }
    ${MARKER}bob: { employee: ${MARKER}co/${MARKER}east, manager: ${MARKER}mia }
    ${MARKER}mia: { manager: ${MARKER}co }
    ${MARKER}bea: { admin: ${MARKER}co }
    ${MARKER}otto: { coordinator: bridges }
    pia: { platform: true }
    pat: { auditor: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true }
    - { company: ${MARKER}co, nonprofit: bridges, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, tasks: [gloves], slots: { s1: { start: 2026-01-20T14:00, end: 2026-01-20T17:00, capacity: 3 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    tutoring: { nonprofit: helpers, kind: mentoring, company: acme }
    ${MARKER}walk: { nonprofit: bridges, kind: slots, slots: { s1: { start: 2026-01-21T14:00, end: 2026-01-21T17:00 } } }
    ${MARKER}talk: { nonprofit: bridges, kind: open }
    ${MARKER}teach: { nonprofit: bridges, kind: mentoring }
`;

/** Somebody who sends requests. `world`: the tenant to which they belong; absent: to none, or to all. */
export interface Caller {
  readonly role: string;
  readonly world?: World;
  readonly authorization?: string;
}

/** Who sends requests: every role in tenant A, those of tenant B, the platform's, and nobody. */
const CALLERS: readonly (readonly [role: string, person: string, world?: World])[] = [
  ['employee', 'eva', 'a'],
  ['employee elsewhere', 'tom', 'a'],
  ['manager', 'max', 'a'],
  ['main admin', 'ada', 'a'],
  ['admin', 'pam', 'a'],
  ['auditor', 'aud', 'a'],
  ['analyst', 'ann', 'a'],
  ['coordinator', 'cora', 'a'],
  ['other employee', `${MARKER}bob`, 'b'],
  ['other manager', `${MARKER}mia`, 'b'],
  ['other admin', `${MARKER}bea`, 'b'],
  ['other coordinator', `${MARKER}otto`, 'b'],
  ['platform', 'pia'],
  ['platform auditor', 'pat'],
];

/** What the fuzzer has to know of a product that was set up with this head. */
export interface FuzzTarget {
  readonly url: string;
  readonly callers: readonly Caller[];
  /** World → kind → ids. */
  readonly ids: Readonly<Record<World, Readonly<Record<string, readonly string[]>>>>;
  /** Mail addresses of tenant B. */
  readonly addresses: readonly string[];
}

/** Describes a product that has been set up with {@link HEAD}. */
export async function describeTarget(app: HttpApp): Promise<FuzzTarget> {
  const { ids, mails, product } = app.scenario;
  const callers: Caller[] = [
    { role: 'nobody' },
    { role: 'forged token', authorization: 'Bearer a.b.c' },
  ];
  for (const [role, person, world] of CALLERS)
    callers.push({
      role,
      authorization: `Bearer ${await app.token(person)}`,
      ...(world && { world }),
    });
  const expired = await product.issuer?.token(app.scenario.id('person', 'ada'), -1);
  callers.push({ role: 'expired token', authorization: `Bearer ${expired ?? ''}` });
  const pools: Record<World, Record<string, string[]>> = { a: {}, b: {} };
  for (const [kind, named] of Object.entries(ids))
    for (const [name, id] of named) (pools[worldOf(name)][kind] ??= []).push(id);
  const addresses = [...mails].filter(([name]) => worldOf(name) === 'b').map(([, mail]) => mail);
  return { url: product.url, callers, ids: pools, addresses };
}

const worldOf = (name: string): World =>
  name.includes(MARKER) || name.includes('bridges') ? 'b' : 'a';

export const poolOf = ({ ids }: FuzzTarget): IdPool => new IdPool(ids);
