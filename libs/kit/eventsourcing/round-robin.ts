/** A queue of named queues, which take turns. Each may hold named queues in its turn. Without names it is first in, first out. */
export class RoundRobin<T> {
  #items: T[] = [];
  readonly #queues = new Map<string, RoundRobin<T>>();

  get isEmpty(): boolean {
    return this.#items.length === 0 && this.#queues.size === 0;
  }

  /** @param queues from the outermost to the innermost, such as tenant and person */
  add(item: T, [queue, ...inner]: readonly string[] = []): void {
    if (queue === undefined) this.#items.push(item);
    else {
      const known = this.#queues.get(queue) ?? new RoundRobin<T>();
      this.#queues.set(queue, known);
      known.add(item, inner);
    }
  }

  /** Takes the item whose turn it is. Its queue comes last from then on. */
  next(): T | undefined {
    if (this.#items.length > 0) return this.#items.shift();
    for (const [name, queue] of this.#queues) {
      const item = queue.next();
      this.#queues.delete(name);
      if (!queue.isEmpty) this.#queues.set(name, queue);
      return item;
    }
    return undefined;
  }

  remove(item: T): void {
    this.#items = this.#items.filter((one) => one !== item);
    for (const [name, queue] of this.#queues) {
      queue.remove(item);
      if (queue.isEmpty) this.#queues.delete(name);
    }
  }
}
