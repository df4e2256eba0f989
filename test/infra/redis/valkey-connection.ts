import { connect } from 'node:net';

/** A number, a text, or an error's words behind a hyphen, as the server writes them. */
export type Reply = string | number | null;

export interface ValkeyConnection {
  /** Sends all at once; the replies come in the same order. */
  ask(...commands: readonly (readonly string[])[]): Promise<readonly Reply[]>;
  close(): void;
}

/** One numbered database of a server on this machine, for commands whose replies are no lists. */
export async function connectValkey(port: number, database: number): Promise<ValkeyConnection> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('error', fail);
  });
  const waiting: ((reply: Reply) => void)[] = [];
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = readReply(rest); read; read = readReply(rest)) {
      rest = rest.subarray(read.length);
      waiting.shift()?.(read.reply);
    }
  });
  const ask: ValkeyConnection['ask'] = (...commands) => {
    socket.write(Buffer.concat(commands.map(frame)));
    return Promise.all(commands.map(() => new Promise<Reply>((done) => waiting.push(done))));
  };
  await ask(['SELECT', `${database}`]);
  return { ask, close: () => socket.destroy() };
}

function frame(words: readonly string[]): Buffer {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return Buffer.from(`*${words.length}\r\n${parts.join('')}`);
}

function readReply(from: Buffer): { readonly reply: Reply; readonly length: number } | undefined {
  const end = from.indexOf('\r\n');
  if (end < 0) return undefined;
  const line = from.toString('utf8', 1, end);
  const after = end + 2;
  const kind = String.fromCharCode(from[0] ?? 0);
  if (kind === ':') return { reply: Number(line), length: after };
  if (kind === '-') return { reply: `-${line}`, length: after };
  if (kind !== '$') return { reply: line, length: after };
  const size = Number(line);
  if (size < 0) return { reply: null, length: after };
  if (from.length < after + size + 2) return undefined;
  return { reply: from.toString('utf8', after, after + size), length: after + size + 2 };
}
