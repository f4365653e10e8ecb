/** JSON-RPC over a message port. The language server is at its other end, or the next one. */

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** What the protocol calls it if a request was overtaken by an edit. */
const CONTENT_MODIFIED = -32801;

class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Takes what the server says by itself; what it returns answers a request. */
export type Hear = (method: string, params: unknown) => unknown;

/** There was no answer, and there will be none. */
class Gone extends Error {}

export class Connection {
  private readonly waiting = new Map<number | string, Waiting>();
  private lastId = 0;
  /** Why there will be no more answers; undefined as long as there will. */
  private broken: Error | undefined;
  private port: MessagePort | undefined;

  constructor(private readonly hear: Hear) {}

  /** Talks through this port from now on. */
  use(port: MessagePort): void {
    this.port?.close();
    this.port = port;
    this.broken = undefined;
    port.onmessage = (event: MessageEvent<Message>) => {
      this.receive(event.data);
    };
  }

  /** Sends a notification. */
  tell(method: string, params: unknown): void {
    this.port?.postMessage({ jsonrpc: "2.0", method, params });
  }

  /** Sends a request. The type of the answer is what the protocol promises; it is not checked. */
   
  ask<Answer>(method: string, params: unknown, transfer: Transferable[] = []): Promise<Answer> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (this.broken) {
        reject(this.broken);
        return;
      }
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.port?.postMessage({ jsonrpc: "2.0", id, method, params }, transfer);
    });
  }

  /** Asks about a text: the answer is null if it is another one meanwhile, or the other end gone. */
  async look<Answer>(method: string, params: unknown): Promise<Answer | null> {
    try {
      return await this.ask<Answer | null>(method, params);
    } catch (error) {
      if (error instanceof Gone || (error instanceof Refusal && error.code === CONTENT_MODIFIED)) {
        return null;
      }
      throw error;
    }
  }

  /** Refuses what waits for an answer and what is asked from now on: the other end is gone. */
  fail(why: Error): void {
    this.broken = new Gone(why.message);
    for (const { reject } of this.waiting.values()) {
      reject(this.broken);
    }
    this.waiting.clear();
  }

  private receive(message: Message): void {
    const { id, method } = message;
    if (method !== undefined) {
      const result = this.hear(method, message.params);
      if (id !== undefined) {
        this.port?.postMessage({ jsonrpc: "2.0", id, result: result ?? null });
      }
      return;
    }
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || waiting === undefined) {
      return;
    }
    this.waiting.delete(id);
    if (message.error) {
      waiting.reject(new Refusal(message.error.code, message.error.message));
    } else {
      waiting.resolve(message.result);
    }
  }
}
