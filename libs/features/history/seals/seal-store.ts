import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#kit/eventsourcing';
import { isGenuine, sealOf, signed, type Seal, type SealedLog } from './seal.js';

const NAME = /^seal-\d{6}\.json$/;
const nameOf = (number: number): string => `seal-${String(number).padStart(6, '0')}.json`;

/** A file in the folder of seals. Without `seal`, the file is malformed. */
export interface StoredSeal {
  readonly file: string;
  readonly seal?: Seal;
}

function parsed(text: string): Seal | undefined {
  try {
    const seal = JSON.parse(text) as Partial<Seal>;
    const whole =
      typeof seal.number === 'number' &&
      typeof seal.mac === 'string' &&
      typeof seal.heads === 'object';
    return whole ? (seal as Seal) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The seals of a log: one small file per day, in a folder apart from the events' backup and the keys (docs/domain.md §8). A seal reveals changes
 * to events even if all hashes were recomputed. Its MAC and the next seal reveal changes to the seal itself.
 */
export class SealStore {
  constructor(
    private readonly folder: string,
    /** The master key and, during a rotation, the previous one. */
    private readonly masters: readonly [Buffer, ...Buffer[]],
  ) {}

  /** All seals, in order. */
  async all(): Promise<StoredSeal[]> {
    return Promise.all((await this.names()).map((file) => this.#read(file)));
  }

  /** The newest seal; the others are not read. */
  async last(): Promise<StoredSeal | undefined> {
    const file = (await this.names()).at(-1);
    return file === undefined ? undefined : this.#read(file);
  }

  /** The files of all seals, in order. */
  async names(): Promise<string[]> {
    const files: string[] = await readdir(this.folder).catch(() => []);
    return files.filter((name) => NAME.test(name)).sort();
  }

  /** Seals the log, unless it was sealed today (UTC) or has not grown. Two concurrent calls write one seal. */
  async sealDaily(store: SealedLog, clock: Clock, signal?: AbortSignal): Promise<Seal | undefined> {
    const today = clock.now().slice(0, 10);
    const last = (await this.last())?.seal;
    return last && last.at.slice(0, 10) >= today ? undefined : this.seal(store, clock, signal);
  }

  /** Seals the log. @returns undefined when it has not grown */
  async seal(store: SealedLog, clock: Clock, signal?: AbortSignal): Promise<Seal | undefined> {
    const seal = await sealOf(
      store,
      (await this.last())?.seal,
      clock.now(),
      this.masters[0],
      signal,
    );
    if (!seal) return undefined;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, nameOf(seal.number)), `${JSON.stringify(seal)}\n`, {
      flag: 'wx',
      mode: 0o400,
    });
    return seal;
  }

  /** Signs seals of the previous master key with the current one. Leaves forged seals unchanged. @returns the number of signed seals */
  async signAgain(): Promise<number> {
    let count = 0;
    for (const { file, seal } of await this.all()) {
      if (!seal || isGenuine(seal, [this.masters[0]]) || !isGenuine(seal, this.masters)) continue;
      const path = join(this.folder, file);
      await writeFile(`${path}.new`, `${JSON.stringify(signed(seal, this.masters[0]))}\n`, {
        mode: 0o400,
      });
      await rename(`${path}.new`, path);
      count += 1;
    }
    return count;
  }

  isGenuine(seal: Seal): boolean {
    return isGenuine(seal, this.masters);
  }

  async #read(file: string): Promise<StoredSeal> {
    const seal = parsed(await readFile(join(this.folder, file), 'utf8'));
    return seal ? { file, seal } : { file };
  }
}
