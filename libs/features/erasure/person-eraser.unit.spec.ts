import { describe, expect, it } from '@jest/globals';
import type { EventStore, KeyRing } from '#kit/eventsourcing';
import { PersonEraser } from './person-eraser.js';
import type { PersonalDataEraser } from './personal-data-eraser.js';

const EVA = 'b7f1c1d2-0000-4000-8000-000000000001';

/** An eraser whose steps are recorded, over a person registered in plain text. */
function erasure(failing: readonly string[] = []) {
  const steps: string[] = [];
  const step = (name: string): PersonalDataEraser => ({
    erase: async ({ id, name: called, mail }) => {
      steps.push(`${name} ${id === EVA ? 'eva' : id} ${String(called)} ${String(mail)}`);
      if (failing.includes(name)) throw new Error(name);
    },
  });
  const registered = { id: 'e1', data: { person: EVA, name: 'Eva', mail: 'eva@company.test' } };
  const store = { readStream: async () => [registered] } as unknown as EventStore;
  const ring = {
    keys: async () => new Map(),
    destroy: async () => void steps.push('key'),
  } as unknown as KeyRing;
  return { steps, eraser: new PersonEraser(store, ring, [step('mails'), step('files')]) };
}

describe('erasing a person', () => {
  it('runs the registered erasers in their order, and destroys the key last', async () => {
    const { steps, eraser } = erasure();
    await eraser.erase(EVA);
    expect(steps).toEqual([
      'mails eva Eva eva@company.test',
      'files eva Eva eva@company.test',
      'key',
    ]);
  });

  it('keeps the key when an eraser fails, so that it can start again', async () => {
    const { steps, eraser } = erasure(['mails']);
    await expect(eraser.erase(EVA)).rejects.toThrow('mails');
    expect(steps).toEqual(['mails eva Eva eva@company.test']);
  });
});
