/** Where the subjects of mails are seen in the console. */
export class ConsoleLinks {
  constructor(
    /** The console's base URL; asked anew for each mail, as the product may not listen yet. */
    private readonly baseUrl: () => string,
  ) {}

  registration(id: string): string {
    return this.#at(`registrations/${id}`);
  }

  partnership(id: string): string {
    return this.#at(`partnerships/${id}`);
  }

  #at(path: string): string {
    return `${this.baseUrl().replace(/\/+$/, '')}/${path}`;
  }
}
