import { describe, expect, it } from '@jest/globals';
import { readMime } from './read-mime.js';

const mail = (...rows: string[]) => Buffer.from(rows.join('\r\n'), 'utf8');

describe('reading a mail', () => {
  it('takes a plain mail as it stands', async () => {
    expect(
      await readMime(mail('Subject: Hello', 'X-Key:  a  ', '', 'First', '', 'Second')),
    ).toEqual({
      headers: { subject: 'Hello', 'x-key': 'a' },
      text: 'First\n\nSecond',
    });
  });

  it('finds the parts in nested multiparts, without attachments', async () => {
    const found = await readMime(
      mail(
        'Content-Type: multipart/mixed;',
        ' boundary="outer"',
        '',
        'preamble',
        '--outer',
        'Content-Type: text/plain',
        'Content-Disposition: Attachment; filename=a.txt',
        '',
        'not the text',
        '--outer',
        'Content-Type: multipart/alternative; boundary=inner',
        '',
        '--inner',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Caf=C3=A9 =E2=82=AC=20',
        'a very long=',
        ' line=3D',
        '--inner',
        'Content-Type: text/html; charset="iso-8859-1"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('<p>Café</p>', 'latin1').toString('base64'),
        '--inner',
        'Content-Type: text/calendar; method=REQUEST',
        '',
        'BEGIN:VCALENDAR',
        '--inner--',
        '--outer--',
        'Content-Type: text/html',
        '',
        'epilogue',
      ),
    );
    expect(found).toMatchObject({
      text: 'Café € \na very long line=',
      html: '<p>Café</p>',
      calendar: 'BEGIN:VCALENDAR',
    });
  });

  it.each([
    ['=?UTF-8?Q?Caf=C3=A9_=E2=82=AC?=', 'Café €'],
    ['=?utf-8?b?Q2Fmw6k=?= and more', 'Café and more'],
    ['=?UTF-8?Q?Caf=C3?= =?UTF-8?Q?=A9?=', 'Café'],
    ['=?ISO-8859-1?Q?Caf=E9?= =?UTF-8?Q?_=E2=82=AC?=', 'Café €'],
    ['=?nonsense?Q?abc?=', 'abc'],
    ['not =?a word', 'not =?a word'],
  ])('decodes the header %s', async (encoded, decoded) => {
    const { headers } = await readMime(mail(`Subject: ${encoded}`, '', ''));
    expect(headers['subject']).toBe(decoded);
  });

  it('reads a part without headers as plain text', async () => {
    const { text } = await readMime(
      mail(
        'Content-Type: multipart/mixed; boundary="a"',
        '',
        '--a  ',
        '',
        'first',
        '',
        'second',
        '--a--',
      ),
    );
    expect(text).toBe('first\n\nsecond');
  });

  it('unfolds headers, keeps repeated ones, and is not fooled by names of Object', async () => {
    const { headers } = await readMime(
      mail('Subject: a', '\tb', 'Received: 1', 'Received: 2', '__proto__: x', '', ''),
    );
    expect(headers).toEqual(
      Object.fromEntries([
        ['subject', 'a\tb'],
        ['received', '1\n2'],
        ['__proto__', 'x'],
      ]),
    );
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
  });

  it.each([
    ['nothing at all', mail('')],
    ['a multipart without a boundary', mail('Content-Type: multipart/mixed', '', 'x')],
    [
      'a multipart that never ends',
      mail(
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        'Content-Type: text/x',
        '',
        'cut',
      ),
    ],
  ])('makes nothing up of %s', async (_, raw) => {
    const { html, calendar } = await readMime(raw);
    expect({ html, calendar }).toEqual({});
  });

  it('stops at a depth that no honest mail has', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/html\r\n\r\ndeep'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`;
    expect((await readMime(Buffer.from(nested(5)))).html).toBe('deep');
    expect((await readMime(Buffer.from(nested(7)))).html).toBeUndefined();
  });
});
