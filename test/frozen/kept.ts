import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `UPDATE_FROZEN=1 npm test -- test/frozen` writes the kept files anew; then `npm run format`. Each line of the diff is a change that others see. */
const UPDATES = Boolean(process.env['UPDATE_FROZEN']);

/** Section → what it holds: a line per name, or a value by its key. */
export type Section = readonly string[] | Readonly<Record<string, string>>;

/** What differs between a kept section and what the code gives now; all empty when nothing does. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}
export const SAME: Difference = { added: [], removed: [] };

const isLines = (section: Section): section is readonly string[] => Array.isArray(section);
const linesOf = (section: Section): string[] =>
  isLines(section)
    ? [...section]
    : Object.entries(section).map(([key, value]) => `${key}: ${value}`);

/** Lines of the one that the other has not, counted: the same line twice is not the same line once. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export function differenceOf(kept: Section, now: Section): Difference {
  const [before, after] = [linesOf(kept), linesOf(now)];
  return { added: without(after, before), removed: without(before, after) };
}

/** A kept file of this folder, by sections. */
export class Kept {
  readonly #path: string;
  readonly #sections: Record<string, Section>;

  constructor(file: string) {
    this.#path = fileURLToPath(new URL(file, import.meta.url));
    this.#sections = readSections(this.#path);
  }

  get names(): string[] {
    return Object.keys(this.#sections);
  }

  /** Compares a section with what the code gives now, sorted; when the files are to be updated, keeps that instead. */
  compare(name: string, now: Section): Difference {
    const sorted = isLines(now)
      ? [...now].sort()
      : Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (UPDATES) {
      this.#sections[name] = sorted;
      const inOrder = Object.fromEntries(
        Object.entries(this.#sections).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      writeFileSync(this.#path, `${JSON.stringify(inOrder, null, 2)}\n`);
    }
    return differenceOf(this.#sections[name] ?? [], sorted);
  }
}

function readSections(path: string): Record<string, Section> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, Section>;
  } catch (error) {
    if (UPDATES) return {};
    throw error;
  }
}
