import { Transform } from 'class-transformer';

/** Reads `true` and `false` in a URL. Anything else stays as it is, to be refused as no boolean. */
export const YesOrNo = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
