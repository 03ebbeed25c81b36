/** What a mail shows. The raw mail is kept beside it. */
export interface MimeContent {
  /** Lower-case names; decoded; values of a repeated header on lines of their own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
  readonly calendar?: string;
}

/** Levels of nested parts; a mail with more is kept without parts. */
const DEEPEST = 6;

/** The parts of a mail that people read, and its calendar entry; attachments are left out. Lines end with LF. */
export async function readMime(raw: Buffer): Promise<MimeContent> {
  const { default: PostalMime, decodeWords } = await import('postal-mime'); // most processes catch nothing
  const mail = await PostalMime.parse(raw, {
    attachmentEncoding: 'utf8',
    maxNestingDepth: DEEPEST,
  }).catch(() => undefined); // beyond the limits
  if (!mail) return { headers: {} };
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) {
    const before = headers.get(key);
    headers.set(key, (before === undefined ? '' : `${before}\n`) + decodeWords(value));
  }
  const calendar = mail.attachments.find(
    ({ mimeType, disposition }) => mimeType === 'text/calendar' && disposition !== 'attachment',
  );
  return {
    headers: Object.fromEntries(headers),
    ...part('html', mail.html),
    ...part('text', mail.text),
    ...part('calendar', calendar?.content),
  };
}

/** The line end before a boundary belongs to the boundary. */
const part = (key: 'html' | 'text' | 'calendar', content: unknown): Record<string, string> =>
  typeof content === 'string' ? { [key]: content.replace(/\r\n/g, '\n').replace(/\n$/, '') } : {};
