import type { Happening, Scenario } from './registration-scenarios.js';

interface Entry {
  readonly happening: Happening;
  readonly scenario: Scenario;
  readonly over: () => void;
}

/** Scenarios that run at the same time: always what happens first (a binary heap). */
export class Agenda {
  readonly #heap: Entry[] = [];

  /** When the next thing happens. */
  get next(): number {
    return this.#heap[0]?.happening.at ?? Number.POSITIVE_INFINITY;
  }

  /** @param over called when the scenario has ended */
  add(scenario: Scenario, over: () => void): void {
    const { value, done } = scenario.next();
    if (done) return over();
    const entry = { happening: value, scenario, over };
    let place = this.#heap.push(entry) - 1;
    for (
      let parent = (place - 1) >> 1;
      place > 0 && this.#at(parent) > value.at;
      parent = (place - 1) >> 1
    ) {
      this.#heap[place] = this.#heap[parent] as Entry;
      place = parent;
    }
    this.#heap[place] = entry;
  }

  /** Lets the next thing happen, and goes on with its scenario. */
  async happen(): Promise<void> {
    const entry = this.#take();
    if (!entry) return;
    await entry.happening.happen();
    this.add(entry.scenario, entry.over);
  }

  #at(place: number): number {
    return this.#heap[place]?.happening.at ?? Number.POSITIVE_INFINITY;
  }

  #take(): Entry | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const smaller = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(smaller) >= last.happening.at) break;
      this.#heap[place] = this.#heap[smaller] as Entry;
      place = smaller;
    }
    this.#heap[place] = last;
    return first;
  }
}
