/** What differs from one head to the next. */
interface HeadOptions {
  /** Local, in Europe/Paris; left out: that of a Monday in January. */
  readonly start?: string;
  readonly employees?: readonly string[];
  /** Of the nonprofit. */
  readonly coordinators?: readonly string[];
  /** More people, as lines of a journey: `ada: { admin: acme }`. */
  readonly others?: readonly string[];
  /** Open initiatives of the nonprofit. */
  readonly initiatives?: readonly string[];
}

/**
 * A journey's head in which somebody can take part: a company `acme` that asks no manager, a nonprofit `helpers` that it works with, and
 * what this offers.
 */
export function offerHeader({
  start = '2026-01-05T09:00',
  employees = ['eva'],
  coordinators = ['cora'],
  others = [],
  initiatives = ['advice'],
}: HeadOptions = {}): string {
  const people = [
    ...employees.map((name) => `${name}: { employee: acme }`),
    ...coordinators.map((name) => `${name}: { coordinator: helpers }`),
    ...others,
  ];
  return `
zone: Europe/Paris
start: ${start}
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [${coordinators.join(', ')}] } }
  people:
${people.map((line) => `    ${line}`).join('\n')}
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
${initiatives.map((name) => `    ${name}: { nonprofit: helpers, kind: open }`).join('\n')}
`;
}

/** A start for an app whose work is done by processes that go by the machine's clock. */
export const nowAsStart = (): string => new Date().toISOString().slice(0, 16);

/** A head about people: two companies, one with levels, whoever has a role in them, and the coordinators of two nonprofits. */
export const PEOPLE_HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon }
    nora: { employee: acme/paris/nord }
    max: { manager: acme }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

/** A head about initiatives, of every kind and state. */
export const INITIATIVES_HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
    gamma: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    eve: { employee: acme/paris }
    bob: { employee: beta }
    gus: { employee: gamma }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    pam: { admin: acme/paris }
    bea: { admin: beta }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    own: { nonprofit: helpers, kind: slots, company: acme, draft: true }
    shared: { nonprofit: helpers, kind: slots, draft: true }
    betas: { nonprofit: helpers, kind: open, company: beta }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
`;

/** A head about companies, nonprofits and their partnerships. */
export const ORGANISATIONS_HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
`;

/**
 * A journey's head with two companies, five nonprofits that have a coordinator each, and admins at several levels.
 * @param partnerships lines of a journey: `{ company: beta, nonprofit: helpers, status: validated }`
 */
export const partnersHeader = (partnerships: readonly string[]): string => `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon], agreementDownload: true }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris, Lyon] }
    others: { coordinators: [otto] }
    third: { coordinators: [theo] }
    fourth: { coordinators: [fred] }
    fifth: { coordinators: [fay] }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    pam: { admin: acme/paris }
    aud: { auditor: acme/paris }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    theo: { coordinator: third }
    fred: { coordinator: fourth }
    fay: { coordinator: fifth }
    pia: { platform: true }
  partnerships:
${partnerships.map((line) => `    - ${line}`).join('\n')}
`;
