/** JSON-RPC over a message port. The language server is at its other end. */

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Takes what the server says by itself; what it returns answers a request. */
export type Hear = (method: string, params: unknown) => unknown;

export class Connection {
  private readonly waiting = new Map<number | string, Waiting>();
  private lastId = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly hear: Hear,
  ) {
    port.onmessage = (event: MessageEvent<Message>) => {
      this.receive(event.data);
    };
  }

  /** Sends a notification. */
  tell(method: string, params: unknown): void {
    this.port.postMessage({ jsonrpc: "2.0", method, params });
  }

  /** Sends a request. The type of the answer is what the protocol promises; it is not checked. */
   
  ask<Answer>(method: string, params: unknown, transfer: Transferable[] = []): Promise<Answer> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.port.postMessage({ jsonrpc: "2.0", id, method, params }, transfer);
    });
  }

  private receive(message: Message): void {
    const { id, method } = message;
    if (method !== undefined) {
      const result = this.hear(method, message.params);
      if (id !== undefined) {
        this.port.postMessage({ jsonrpc: "2.0", id, result: result ?? null });
      }
      return;
    }
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || waiting === undefined) {
      return;
    }
    this.waiting.delete(id);
    if (message.error) {
      waiting.reject(new Error(message.error.message));
    } else {
      waiting.resolve(message.result);
    }
  }
}
