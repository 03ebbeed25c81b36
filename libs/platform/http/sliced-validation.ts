import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { validate } from 'class-validator';
import { setImmediate as otherWork } from 'node:timers/promises';
import { InvalidRequest, type FieldError } from './problem-details.js';

/** Objects of a list that are validated before other requests have their turn. */
const SLICE = 50;

type Body = Readonly<Record<string, unknown>>;

/** Fields that class-transformer leaves out without a word. */
const UNASSIGNABLE = ['__proto__', 'constructor'];

/** @throws InvalidRequest for a field that would be ignored, at any depth */
function refuseUnassignable(value: unknown, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name of UNASSIGNABLE)
    if (!Array.isArray(value) && Object.hasOwn(value, name)) {
      const field = `${path}${name}`;
      const message = `The field ${field} is unknown: leave it out.`;
      throw new InvalidRequest([{ field, rule: 'unknown_field', message }]);
    }
  for (const [name, inner] of Object.entries(value)) refuseUnassignable(inner, `${path}${name}.`);
}

/** The field of a body that holds a list of so many objects that they are validated in slices. */
function longListOf(
  body: unknown,
): { readonly name: string; readonly items: readonly unknown[] } | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [name, items] of Object.entries(body))
    if (Array.isArray(items) && items.length > SLICE && typeof items[0] === 'object')
      return { name, items };
  return undefined;
}

/**
 * Validates a long list of objects in slices, and lets other requests have their turn in between: class-validator takes tens of
 * microseconds for an object. Rules about the whole list (its length, no item twice) are checked first.
 */
export class SlicedValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    refuseUnassignable(value);
    const list = metadata.type === 'body' ? longListOf(value) : undefined;
    if (!list) return super.transform(value, metadata) as Promise<unknown>;
    const { name, items } = list;
    await this.#refuseWholeList(value as Body, name, metadata);
    const errors: FieldError[] = [];
    const valid: unknown[] = [];
    let body: Body = {};
    for (let from = 0; from < items.length; from += SLICE) {
      const slice = { ...(value as Body), [name]: items.slice(from, from + SLICE) };
      try {
        body = (await super.transform(slice, metadata)) as Body;
        valid.push(...(body[name] as readonly unknown[]));
      } catch (error) {
        if (!(error instanceof InvalidRequest)) throw error;
        errors.push(...error.errors.map((one) => shifted(one, name, from)));
      }
      await otherWork();
    }
    if (errors.length > 0) throw new InvalidRequest(withoutRepetition(errors));
    return Object.assign(body, { [name]: valid });
  }

  /** Items stay plain objects here, about which there are no rules. */
  async #refuseWholeList(body: Body, name: string, { metatype }: ArgumentMetadata): Promise<void> {
    if (!metatype) return;
    const candidate = Object.assign(new (metatype as new () => object)(), body);
    const errors = await validate(candidate, { forbidUnknownValues: false });
    const ofList = errors.filter(({ property, constraints }) => property === name && constraints);
    if (ofList.length > 0)
      throw this.exceptionFactory(ofList.map((error) => Object.assign(error, { children: [] })));
  }
}

/** An error about an item of a slice, by the item's place in the whole list. */
function shifted({ field, rule, message }: FieldError, name: string, by: number): FieldError {
  const [, index, rest = ''] = new RegExp(`^${name}\\.(\\d+)(.*)$`).exec(field) ?? [];
  if (index === undefined) return { field, rule, message };
  const whole = `${name}.${Number(index) + by}${rest}`;
  return { field: whole, rule, message: message.replace(field, whole) };
}

/** What is wrong beside the list is found with each slice. */
const withoutRepetition = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [`${error.field} ${error.rule}`, error])).values(),
];
