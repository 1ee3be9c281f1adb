/** A small mail server on this machine: takes mails, or refuses them as it is told. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Lines as they came, headers first. */
  readonly source: string;
  readonly messageId: string;
  readonly text: string;
}

export interface MailServer {
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** What is answered to a recipient instead of "250"; null: every recipient is taken. */
  refuse: string | null;
  /** Closes the connection when it has a mail, before saying so. */
  dropAfterData: boolean;
  /** Called with a mail that has come, before its sender is told so. */
  onMail: (mail: ReceivedMail) => void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const server = createServer((socket) => serve(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const state: MailServer = {
    port: (server.address() as AddressInfo).port,
    mails: [],
    refuse: null,
    dropAfterData: false,
    onMail: () => {},
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };

  function serve(socket: Socket): void {
    let [waiting, to, data] = ["", [] as string[], null as string | null];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 thu.example ESMTP");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      waiting += chunk.toString("utf8");
      for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        if (data !== null && line !== ".") data += `${line.replace(/^\.\./u, ".")}\r\n`;
        else if (data !== null) {
          const mail = received(to, data);
          state.mails.push(mail);
          [to, data] = [[], null];
          state.onMail(mail);
          if (state.dropAfterData) return void socket.destroy();
          say("250 taken");
        } else if (/^(?:EHLO|HELO)/iu.test(line)) say("250 thu.example");
        else if (/^STARTTLS/iu.test(line)) say("502 not here");
        else if (/^RCPT/iu.test(line)) {
          to.push(/<([^>]*)>/u.exec(line)?.[1] ?? "");
          say(state.refuse ?? "250 fine");
        } else if (/^DATA/iu.test(line)) {
          data = "";
          say("354 go on");
        } else if (/^QUIT/iu.test(line)) {
          say("221 bye");
          socket.end();
        } else say("250 fine");
      }
    });
  }
  return state;
}

function received(to: readonly string[], source: string): ReceivedMail {
  const cut = source.indexOf("\r\n\r\n");
  const [head, body] = [source.slice(0, cut), source.slice(cut + 4)];
  return {
    to,
    source,
    messageId: /^Message-ID:\s*(\S+)/imu.exec(head)?.[1] ?? "",
    text: /quoted-printable/iu.test(head)
      ? unquoted(body)
      : /base64/iu.test(head)
        ? Buffer.from(body, "base64").toString("utf8")
        : body,
  };
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/gu, "")
      .replace(/=([0-9A-F]{2})/gu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
