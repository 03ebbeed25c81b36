/**
 * A small, honest reader of MIME: what our own mails are made of (nested multiparts; base64, quoted-printable or plain parts; encoded
 * words in headers) and no more. What it does not know it leaves out; the raw mail is kept beside it.
 */
export interface MimeContent {
  /** Lower-case names; decoded; values of a repeated header on lines of their own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
  readonly calendar?: string;
}

const DEEPEST = 5;
const KNOWN: Readonly<Record<string, 'html' | 'text' | 'calendar'>> = {
  'text/html': 'html',
  'text/plain': 'text',
  'text/calendar': 'calendar',
};

export function readMime(raw: Buffer): MimeContent {
  const whole = entity(raw.toString('latin1'));
  const found: { html?: string; text?: string; calendar?: string } = {};
  for (const part of leaves(whole, DEEPEST)) {
    const key = KNOWN[mediaType(part)];
    if (key && !/^\s*attachment/i.test(part.headers.get('content-disposition') ?? ''))
      found[key] ??= content(part);
  }
  return {
    headers: Object.fromEntries(
      [...whole.headers].map(([name, value]) => [name, decodeWords(value)]),
    ),
    ...found,
  };
}

/** Bytes are carried as latin1 strings, one character each, until the charset is known. */
interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function entity(source: string): Entity {
  const gap = /\r?\n\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? value : `${before}\n${value}`);
  }
  return { headers, body: gap ? source.slice(gap.index + gap[0].length) : '' };
}

const contentType = ({ headers }: Entity): string => headers.get('content-type') ?? 'text/plain';
const mediaType = (part: Entity): string =>
  (contentType(part).split(';')[0] ?? '').trim().toLowerCase();

function parameter(part: Entity, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType(part)) ?? [];
  return quoted ?? bare;
}

function leaves(part: Entity, depth: number): Entity[] {
  if (!mediaType(part).startsWith('multipart/')) return [part];
  const boundary = parameter(part, 'boundary');
  if (!boundary || depth === 0) return [];
  const [, ...parts] = `\n${part.body}`.split(`\n--${boundary}`);
  const closed = parts.findIndex((each) => each.startsWith('--'));
  // What follows a boundary begins with the rest of its line; the line end before the next boundary belongs to that boundary.
  return (closed < 0 ? parts : parts.slice(0, closed)).flatMap((each) =>
    leaves(entity(each.replace(/\r$/, '')), depth - 1),
  );
}

function content(part: Entity): string {
  const bytes = transferDecoded(
    part.body,
    (part.headers.get('content-transfer-encoding') ?? '').trim().toLowerCase(),
  );
  return charsetDecoded(bytes, parameter(part, 'charset')).replace(/\r\n/g, '\n');
}

function transferDecoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable')
    return quotedPrintable(body.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1');
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );

function charsetDecoded(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8'); // a charset that nobody knows
  }
}

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BQ])\?([^?\s]*)\?=/gi;

/** Encoded words (RFC 2047); neighbours of one charset are joined as bytes first, as a character may be cut between them. */
function decodeWords(value: string): string {
  const plain = Buffer.from(value, 'latin1').toString('utf8');
  return plain.replace(
    /=\?[^?\s]+\?[BQ]\?[^?\s]*\?=(?:\s+=\?[^?\s]+\?[BQ]\?[^?\s]*\?=)*/gi,
    (run) => {
      const words = [...run.matchAll(WORD)].map(([, charset = 'utf-8', encoding, text = '']) => ({
        charset: charset.toLowerCase(),
        bytes:
          encoding?.toUpperCase() === 'B'
            ? Buffer.from(text, 'base64')
            : quotedPrintable(text.replace(/_/g, ' ')),
      }));
      let decoded = '';
      for (let first = 0; first < words.length;) {
        const charset = words[first]?.charset;
        const after = words.findIndex((word, index) => index > first && word.charset !== charset);
        const end = after < 0 ? words.length : after;
        decoded += charsetDecoded(
          Buffer.concat(words.slice(first, end).map((word) => word.bytes)),
          charset,
        );
        first = end;
      }
      return decoded;
    },
  );
}
