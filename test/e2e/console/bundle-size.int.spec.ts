import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/another-process.js';

const BUNDLE = join(ROOT, 'dist/console');
const KILOBYTE = 1_000;
const FIRST_SCRIPTS = 150 * KILOBYTE;
const FIRST_STYLES = 15 * KILOBYTE;
const LATER = 60 * KILOBYTE;

/** Bytes of a file as it is sent to a browser that takes brotli. */
const sent = (file: string) => statSync(join(BUNDLE, `${file}.br`)).size;
const sum = (files: readonly string[]) => files.reduce((bytes, file) => bytes + sent(file), 0);

/** A file, and all that it imports before it runs. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(BUNDLE, file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    withImports(`assets/${name}`, seen);
  return seen;
}

describe('the bundle of the console', () => {
  let entry: string;
  let styles: string[];
  let first: Set<string>;
  beforeAll(() => {
    const page = readFileSync(join(BUNDLE, 'index.html'), 'utf8');
    entry = /src="\/console\/(assets\/[\w-]+\.js)"/.exec(page)?.[1] ?? '';
    styles = [...page.matchAll(/href="\/console\/(assets\/[\w-]+\.css)"/g)].map(
      ([, file]) => file ?? '',
    );
    first = withImports(entry);
  });

  test('is small at first load', () => {
    expect(first.size).toBeGreaterThan(1);
    expect(sum([...first])).toBeLessThan(FIRST_SCRIPTS);
    expect(sum(styles)).toBeLessThan(FIRST_STYLES);
  });

  test('adds little for each screen', () => {
    const scripts = readdirSync(join(BUNDLE, 'assets'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => `assets/${file}`);
    const later = scripts.filter((file) => !first.has(file));
    expect(later.length).toBeGreaterThan(5);
    const added = later.map((file) => ({
      file,
      bytes: sum([...withImports(file)].filter((needed) => !first.has(needed))),
    }));
    expect(added.filter(({ bytes }) => bytes >= LATER)).toEqual([]);
  });

  test('has no script or style in the page itself', () => {
    const page = readFileSync(join(BUNDLE, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style| style=| on\w+=/);
  });
});
