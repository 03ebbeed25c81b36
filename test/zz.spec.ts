import { expect, test } from '@jest/globals';
import { openScene } from './support/scene.js';
test('x', async () => {
  const scene = await openScene(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris] }
  nonprofits:
    helpers: { coordinators: [cora, eva] }
    others: { coordinators: [cora, otto] }
  people:
    eva: { employee: acme/paris, manager: ada }
    ada: { admin: acme, employee: acme/paris }
    lea: { admin: acme/paris, auditor: acme, analyst: true, employee: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: others, platform: true }
    pia: { platform: true, employee: acme/paris }
`);
  for (const p of ['eva', 'ada', 'lea', 'cora', 'otto', 'pia']) console.log(p, JSON.stringify((await scene.get<{roles: object[]; level: object}>(p, '/me')).body));
  await scene.close();
  expect(1).toBe(1);
});
