import { applyDecorators, type PipeTransform, type ValidationError } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsUUID, registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import { InvalidRequest, type FieldError } from './problem-details.js';
import { SlicedValidationPipe } from './sliced-validation.js';

/** A wrong type breaks the limits as well; the type is the useful message. */
const typeErrorsFirst = ([a]: [string, string], [b]: [string, string]) =>
  Number(b.startsWith('is')) - Number(a.startsWith('is'));

/** The broken fields of a validated object, each with its most useful rule. */
export function fieldErrorsOf(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const broken = Object.entries(error.constraints ?? {})
      .sort(typeErrorsFirst)
      .slice(0, 1);
    const own = broken.map(([rule, message]) => ({
      field,
      rule: rule === 'whitelistValidation' ? 'unknown_field' : rule,
      message:
        rule === 'whitelistValidation' ? `The field ${field} is unknown: leave it out.` : message,
    }));
    return [...fieldErrorsOf(error.children ?? [], field), ...own]; // what is wrong within says more
  });
}

/** Validates bodies and queries against their classes, and names unknown fields and wrong types. */
export const requestValidation = () =>
  new SlicedValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false, // true would refuse bodies of classes without fields; unknown fields are refused all the same
    exceptionFactory: (errors) => new InvalidRequest(fieldErrorsOf(errors)),
  });

/** The field may be left out. Unlike IsOptional, it does not let null pass the other rules. */
export const MayBeLeftOut = (): PropertyDecorator =>
  ValidateIf((_: object, value: unknown) => value !== undefined);

/** Refuses 30 February and 24:00, which Date would turn into other instants. */
export const isOnTheCalendar = (text: string): boolean => {
  const minute = text.slice(0, 'yyyy-mm-ddThh:mm'.length);
  return !Number.isNaN(Date.parse(text)) && new Date(`${minute}Z`).toISOString().startsWith(minute);
};
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant: ISO 8601 with an offset (`2026-02-03T14:00+01:00`), between 1970 and 2200. Becomes UTC with milliseconds. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && INSTANT.test(value) && isOnTheCalendar(value)
        ? new Date(value).toISOString()
        : value,
    ),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'instant',
        target: target.constructor,
        propertyName: property as string,
        options: {
          message: `${String(property)} must be an instant with its offset, such as 2026-02-03T14:00+01:00, between 1970 and 2200`,
        },
        validator: {
          validate: (value: unknown) => {
            if (typeof value !== 'string' || !INSTANT.test(value) || !isOnTheCalendar(value))
              return false;
            const year = new Date(value).getUTCFullYear();
            return year >= 1970 && year <= 2200;
          },
        },
      }),
  );
}

/** The field must be after another one, if both are given. */
export function IsAfter(other: string): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'end_after_start',
      target: target.constructor,
      propertyName: property as string,
      constraints: [other],
      options: { message: `${String(property)} must be after ${other}` },
      validator: {
        validate: (value: unknown, args) => {
          const first = (args?.object as Record<string, unknown>)[other];
          return typeof value !== 'string' || typeof first !== 'string' || value > first;
        },
      },
    });
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of objects of this class; nested lists are refused. */
export const AreAll = (type: new () => object): PropertyDecorator =>
  applyDecorators(
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'objects',
        target: target.constructor,
        propertyName: property as string,
        options: { message: `${String(property)} must be a list of objects` },
        validator: { validate: (value: unknown) => Array.isArray(value) && value.every(isObject) },
      }),
    ValidateNested({ each: true }),
    Type(() => type),
  );

const lowerCase = (value: unknown): unknown =>
  typeof value === 'string' ? value.toLowerCase() : value;

/** A UUID (`each`: a list of them), in lower case from here on, as ids are compared as text. */
export const IsId = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map(lowerCase) : lowerCase(value),
    ),
    IsUUID(undefined, options),
  );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** An id in the path; what is not one cannot exist. */
export const uuid = (what: string): PipeTransform<string, string> => ({
  transform: (value) => {
    if (UUID.test(value)) return value.toLowerCase();
    throw new InvalidRequest([{ field: what, rule: 'uuid', message: `${what} must be a UUID.` }]);
  },
});
