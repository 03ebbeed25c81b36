import type { Caller, HeldRole } from '../caller.js';
import type { Access } from '../rights.js';

export const [ROOT, PARIS, LYON] = ['root', 'paris', 'lyon'];

export const held = (role: HeldRole['role'], where: Partial<HeldRole> = {}): HeldRole => ({
  role,
  company: null,
  level: null,
  nonprofit: null,
  root: false,
  ...where,
});
export const inAcme = (role: HeldRole['role'], level: string | null = null): HeldRole =>
  held(role, { company: 'acme', level, root: level === ROOT });
export const someone = (...roles: readonly HeldRole[]): Caller => ({
  person: 'me',
  company: roles.find((role) => role.company)?.company ?? null,
  level: null,
  roles,
});

export const CALLERS = {
  employee: someone(inAcme('employee')),
  manager: someone(inAcme('manager')),
  mainAdmin: someone(inAcme('admin', ROOT)),
  parisAdmin: someone(inAcme('admin', PARIS)),
  lyonAdmin: someone(inAcme('admin', LYON)),
  auditor: someone(inAcme('auditor', PARIS)),
  coordinator: someone(held('coordinator', { nonprofit: 'helpers' })),
  stranger: someone(held('coordinator', { nonprofit: 'others' })),
  platform: someone(held('platform')),
  platformAuditor: someone(held('auditor')),
  platformAnalyst: someone(held('analyst')),
};
export type Name = keyof typeof CALLERS;

export const OUT = '-';
/** The rights by name, or `-` for what is out of scope. */
export const says = ({ inScope, rights }: Access): string =>
  inScope ? rights.map(({ right }) => right).join(' ') : OUT;
