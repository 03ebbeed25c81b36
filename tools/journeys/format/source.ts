import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { Sheet } from './sheet.js';

/** A YAML text as this library sees it: three kinds of nodes with their lines. The only file that knows the YAML package. */
export type Source = MapSource | ListSource | ScalarSource;

export interface MapSource {
  type: 'map';
  line: number;
  entries: { key: string; line: number; value: Source }[];
}
export interface ListSource {
  type: 'list';
  line: number;
  items: Source[];
}
export interface ScalarSource {
  type: 'scalar';
  line: number;
  value: string | number | boolean | null;
  /** As a person reads it in the file: `007` for a number written so, without the quotes of a string. */
  text: string;
}

/** Reads YAML 1.2 with its core schema (days and times stay text). Syntax errors and duplicate keys are reported to the sheet. */
export function readSource(text: string, sheet: Sheet): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
  });
  for (const trouble of [...document.errors, ...document.warnings]) {
    sheet.report(lines.linePos(trouble.pos[0]).line, `not YAML: ${trouble.message}`);
  }
  sheet.throwIfAny();
  return new Conversion(document, lines, sheet).convert(document.contents, 1);
}

/** From the package's nodes to ours. Keys are text; an alias is read as what it repeats. */
class Conversion {
  private readonly open = new Set<Node>();

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly sheet: Sheet,
  ) {}

  convert(node: unknown, lineOfKey: number): Source {
    if (isAlias(node))
      return this.repeated(node.resolve(this.document), this.lineOf(node, lineOfKey));
    if (isMap(node)) return this.nested(node, () => this.map(node, this.lineOf(node, lineOfKey)));
    if (isSeq(node)) return this.nested(node, () => this.list(node, this.lineOf(node, lineOfKey)));
    if (isScalar(node))
      return this.scalar(node.value, node.source, this.lineOf(node, lineOfKey), lineOfKey);
    return { type: 'scalar', line: lineOfKey, value: null, text: '' };
  }

  private repeated(node: Node | undefined, line: number): Source {
    if (!node || this.open.has(node)) {
      this.sheet.report(
        line,
        node ? 'an alias must not stand inside what it repeats' : 'an alias of nothing above',
      );
      return { type: 'scalar', line, value: null, text: '' };
    }
    const source = this.convert(node, line);
    return source.type === 'scalar' ? { ...source, line } : source;
  }

  private nested(node: Node, convert: () => Source): Source {
    this.open.add(node);
    const source = convert();
    this.open.delete(node);
    return source;
  }

  private map(node: { items: { key: unknown; value: unknown }[] }, line: number): MapSource {
    const entries: MapSource['entries'] = [];
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const read = this.convert(key, line);
      if (read.type !== 'scalar' || read.value === null || read.text === '')
        this.sheet.report(read.line, 'a key must be a word');
      const name = read.type === 'scalar' ? read.text : '';
      if (name !== '' && seen.has(name)) this.sheet.report(read.line, `'${name}' is there twice`);
      seen.add(name);
      entries.push({ key: name, line: read.line, value: this.convert(value, read.line) });
    }
    return { type: 'map', line, entries };
  }

  private list(node: { items: unknown[] }, line: number): ListSource {
    return {
      type: 'list',
      line,
      items: node.items.map((item) =>
        this.convert(item, isNode(item) ? this.lineOf(item, line) : line),
      ),
    };
  }

  private scalar(
    value: unknown,
    written: string | undefined,
    line: number,
    lineOfKey: number,
  ): ScalarSource {
    if (typeof value === 'string') return { type: 'scalar', line, value, text: value };
    if (typeof value === 'boolean') return { type: 'scalar', line, value, text: String(value) };
    if (typeof value === 'number')
      return { type: 'scalar', line, value, text: written ?? String(value) };
    if (value !== null) this.sheet.report(line, 'a value must be text, a number, true or false');
    return { type: 'scalar', line: lineOfKey, value: null, text: '' };
  }

  private lineOf(node: { range?: readonly number[] | null }, otherwise: number): number {
    const offset = node.range?.[0];
    return offset === undefined ? otherwise : this.lines.linePos(offset).line;
  }
}
