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
