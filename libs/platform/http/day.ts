import { applyDecorators } from '@nestjs/common';
import { registerDecorator } from 'class-validator';

const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '2200-12-31'];

/** Whether the text is a day of the calendar, such as `2026-02-03`, from 1970 to 2200. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < FIRST_DAY || text > LAST_DAY) return false;
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`);
  // Date.parse turns 30 February into 2 March.
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

/** The message of a field that is not a day. */
export const dayMessage = (field: string): string =>
  `${field} must be a day of the calendar, such as 2026-02-03, between 1970 and 2200`;

/** The field must be a day of the calendar, such as `2026-02-03`, from 1970 to 2200. Broken, its rule is `day`. */
export const IsDay = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'day',
    target: target.constructor,
    propertyName: property as string,
    options: { message: dayMessage(String(property)) },
    validator: { validate: (value: unknown) => typeof value === 'string' && isDay(value) },
  });

/** Whether two days are the right way round, if both are given. */
export const areInOrder = (from: string | undefined, to: string | undefined): boolean =>
  from === undefined || to === undefined || from <= to;

/** The rule that two days break which are the wrong way round. */
export const FROM_AFTER_TO = 'from_after_to';

/** The message of two days that are the wrong way round. */
export const fromAfterToMessage = (from: string, to: string): string =>
  `${from} must not be after ${to}`;

/**
 * The field must be a day, and not after the day of another field, if both are given. It is for every pair of days that a request takes.
 * Broken, its rule is `day` or `from_after_to`.
 */
export const IsDayUpTo = (to: string): PropertyDecorator =>
  applyDecorators(IsDay(), (target: object, property: string | symbol) =>
    registerDecorator({
      name: FROM_AFTER_TO,
      target: target.constructor,
      propertyName: property as string,
      options: { message: fromAfterToMessage(String(property), to) },
      validator: {
        validate: (value: unknown, args) => {
          const last = (args?.object as Record<string, unknown>)[to];
          const areDays = [value, last].every((day) => typeof day === 'string' && isDay(day));
          return !areDays || areInOrder(value as string, last as string);
        },
      },
    }),
  );
