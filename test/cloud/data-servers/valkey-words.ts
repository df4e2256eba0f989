import { connect } from 'node:net';

/** Logs in and gives one inline command. @throws an error with the server's words when it does not say OK. */
export async function tellValkey(port: number, token: string, command: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write(`AUTH ${token}\r\n${command}\r\n`);
    let text = '';
    for await (const chunk of socket) {
      text += chunk;
      const answers = text.split('\r\n').slice(0, -1);
      const refused = answers.find((answer) => answer.startsWith('-'));
      if (refused) throw new Error(`${command}: ${refused}`);
      if (answers.length >= 2) return;
    }
    throw new Error(`${command}: the connection ended`);
  } finally {
    socket.destroy();
  }
}
