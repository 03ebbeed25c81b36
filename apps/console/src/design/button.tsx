import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  readonly kind?: 'primary' | 'danger' | 'quiet';
  readonly submits?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind, submits = false, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      className={kind ? `button button-${kind}` : 'button'}
    />
  );
}
