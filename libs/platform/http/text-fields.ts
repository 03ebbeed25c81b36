import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayUnique,
  isEmail,
  IsString,
  MaxLength,
  registerDecorator,
  ValidateIf,
} from 'class-validator';
import { canonicalZone } from '#kit/eventsourcing';
import {
  foldCase,
  isBlank,
  isLocalPart,
  normalizeLines,
  normalizeMail,
  normalizeText,
} from '#platform/text';
import { ApiProperty } from './openapi-decorators.js';

interface EachOption {
  readonly each?: boolean;
}

/** Every text of a request passes here on its way in (docs/domain.md §8): it is kept as `normalize` returns it. */
const Normalized = (normalize: (text: string) => string): PropertyDecorator => {
  const one = (value: unknown) => (typeof value === 'string' ? normalize(value) : value);
  return Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map(one) : one(value),
  );
};

const Valid =
  (
    rule: string,
    message: string,
    isValid: (text: string) => boolean,
    options: EachOption = {},
  ): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name: rule,
      target: target.constructor,
      propertyName: property as string,
      options: { ...options, message },
      validator: { validate: (value: unknown) => typeof value === 'string' && isValid(value) },
    });

/** Says the length in the OpenAPI document; the property's own decorator says the rest. */
const Described = (maxLength: number, { each = false }: EachOption): PropertyDecorator =>
  each ? () => undefined : ApiProperty({ minLength: 1, maxLength });

const Text = (
  max: number,
  normalize: (text: string) => string,
  refused: RegExp,
  options: EachOption = {},
): PropertyDecorator =>
  applyDecorators(
    Described(max, options),
    Normalized(normalize),
    IsString(options),
    Valid(
      'isLength',
      `$property must have at most ${max} characters`,
      (text) => text.length <= max,
      options,
    ),
    Valid(
      'matches',
      '$property must not be blank or contain control characters',
      (text) => !isBlank(text) && !refused.test(text),
      options,
    ),
  );

/** One line of text: 1 to `max` characters as it is kept, no control characters, not blank. */
export const IsLine = (max = 200, options: EachOption = {}): PropertyDecorator =>
  Text(max, normalizeText, /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u, options);

/** Free text: 1 to `max` characters as it is kept, line breaks and tabs allowed, no other control characters, not blank. */
export const IsFreeText = (max = 5_000): PropertyDecorator =>
  Text(max, normalizeLines, /[^\P{Cc}\n\t]|[\p{Cs}\p{Noncharacter_Code_Point}]/u);

const CONTROLS = /[^\P{Cc}\s]/u;

/** The text may be left out, or be blank, which is kept as `''`: what the field says is taken away. */
export const MayBeBlank = (): PropertyDecorator =>
  applyDecorators(
    Normalized((text) => (isBlank(text) && !CONTROLS.test(text) ? '' : text)),
    ValidateIf((_: object, value: unknown) => value !== undefined && value !== ''),
  );

/** No two lines of the list are the same but for their case. */
export const AreNoNamesakes = (): PropertyDecorator =>
  ArrayUnique((line: unknown) => (typeof line === 'string' ? foldCase(line) : line));

/** Longest mail address that SMTP carries. */
const LONGEST_MAIL = 254;

/** A mailbox of any script at a domain in its ASCII form. */
const isMail = (text: string): boolean =>
  isLocalPart(text.slice(0, text.lastIndexOf('@'))) && !/\p{Cs}/u.test(text) && isEmail(text);

/** A mail address, kept with its domain in ASCII. */
export const IsMail = (): PropertyDecorator =>
  applyDecorators(
    Described(LONGEST_MAIL, {}),
    Normalized(normalizeMail),
    MaxLength(LONGEST_MAIL),
    Valid('isEmail', '$property must be an email', isMail),
  );

/** A time zone: `Area/Place` or `UTC`, kept under its canonical name. */
export const IsZone = (): PropertyDecorator =>
  applyDecorators(
    Normalized((text) => canonicalZone(text) ?? text),
    Valid(
      'zone',
      '$property must be the name of a time zone, such as Europe/Paris, or UTC',
      (text) => canonicalZone(text) !== undefined,
    ),
  );
