/** Which part of irc-framework do we use? It brings no types. */

declare module "irc-framework" {
  /** What arrives with most events; which parts are there depends on the event. */
  export interface IrcEvent {
    type: string;
    nick: string;
    new_nick: string;
    kicked: string;
    invited: string;
    target: string;
    channel: string;
    message: string;
    topic: string;
    error: string;
    reason: string;
    from_server: boolean;
    account: string | false | undefined;
    tags: Record<string, string>;
    users: { nick: string; account?: string }[];
  }

  export class Client {
    constructor();
    network: { cap: { isEnabled(name: string): boolean }; supports(feature: string): unknown };
    user: { nick: string };
    connection: { transport: { close(force: boolean): void } | null };
    connect(options: object): void;
    on(event: string, listener: (event: IrcEvent) => void): void;
    removeAllListeners(): void;
    raw(...words: string[]): void;
    join(channel: string): void;
    changeNick(nick: string): void;
    setTopic(channel: string, topic: string): void;
    who(target: string, listener: (event: IrcEvent) => void): void;
    quit(message: string): void;
  }
}

declare module "irc-framework/src/transports/net.js" {
  /** A connection over TCP or TLS. */
  export default class NetTransport {
    constructor(options: object);
    incoming_buffer: Buffer;
    last_socket_error: Error | null;
    onSocketData(data: Buffer): void;
    close(force: boolean): void;
  }
}
