import { domainToASCII } from 'node:url';
import { foldCase, normalizeText } from './normalize-text.js';

/** Letters, marks and digits of any script, and the punctuation that RFC 5322 allows without quotes. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
/** Nothing that a URL would decode or cut. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]+$/u;
/** Characters that only their case can change. */
const ASCII = /^[\x21-\x7e]+$/;
const FORMATS = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A mail address as it is kept (docs/domain.md §8): NFC, without invisible characters, its domain in lower case and ASCII.
 * A text that is no mail address comes back without its invisible characters, to be refused.
 */
export function normalizeMail(text: string): string {
  const mail = normalizeText(text.replace(FORMATS, ''));
  const at = mail.lastIndexOf('@');
  const domain = mail.slice(at + 1);
  if (at < 0 || !DOMAIN.test(domain)) return mail;
  const ascii = domainToASCII(domain);
  return ascii === '' ? mail : `${mail.slice(0, at)}@${ascii}`;
}

/** A mailbox can have this name: no spaces, quotes, commas, colons, semicolons or brackets. */
export const isLocalPart = (text: string): boolean => LOCAL_PART.test(text);

/** The key by which mail addresses are compared and found, whatever their case and form. */
export const foldMail = (mail: string): string =>
  ASCII.test(mail) ? mail.toLowerCase() : foldCase(normalizeMail(mail));
