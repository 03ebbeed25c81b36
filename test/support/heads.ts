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
export function offerHead({
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

/** A start for a scene whose work is done by processes that go by the machine's clock. */
export const nowAsStart = (): string => new Date().toISOString().slice(0, 16);
