import { describe, expect, test } from '@jest/globals';
import { foldMail, isLocalPart, normalizeMail } from './mail-address.js';

describe('a mail address', () => {
  test.each([
    ['has its domain in ASCII', 'lea@Bücher.Example', 'lea@xn--bcher-kva.example'],
    ['keeps the case of its mailbox', 'Lea.Roux@ACME.example', 'Lea.Roux@acme.example'],
    ['is composed', 'jose\u0301@acme.example', 'josé@acme.example'],
    ['loses zero-width characters', 'ir\u200Bis@acme.example\u200B', 'iris@acme.example'],
    ['loses the spaces around it', ' iris@acme.example\n', 'iris@acme.example'],
    ['stays as it is without a domain', 'iris', 'iris'],
    ['stays as it is with a domain that is none', 'iris@a%41.example', 'iris@a%41.example'],
  ])('%s', (_, typed, kept) => {
    expect(normalizeMail(typed)).toBe(kept);
  });

  test('is one person’s in whatever case and form', () => {
    expect(foldMail('JOSÉ@Acme.Example')).toBe(foldMail('jose\u0301@acme.example\u200B'));
    expect(foldMail('lea@bücher.example')).toBe(foldMail('LEA@XN--BCHER-KVA.example'));
  });

  test.each([
    ['josé@acme.example', 'jose@acme.example'],
    ['mıke@acme.example', 'mike@acme.example'],
    ['straße@acme.example', 'strasse@acme.example'],
  ])('%s is another person’s than %s', (one, other) => {
    expect(foldMail(one)).not.toBe(foldMail(other));
  });
});

describe('a mailbox', () => {
  test.each(['lea.roux', 'lea+ledger', "o'hara", 'josé', '用户', 'a_b-c'])('can be %s', (name) => {
    expect(isLocalPart(name)).toBe(true);
  });

  test.each(['', 'a b', 'a,b', '"a"', 'a;b', '(a)', '<a', 'a:b', '[a]', 'a\\b', 'a“b', 'a\u2009b'])(
    'cannot be %j',
    (name) => {
      expect(isLocalPart(name)).toBe(false);
    },
  );
});
