import type { HostAnswer, HostMessage } from './host-message.ts';

const Kind = { request: 0, reply: 1 } as const;
const Act = { invoke: 0, register: 1, unregister: 2 } as const;
const Reply = { answer: 0, event: 1 } as const;

interface Envelope {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

type Answer = (message: Omit<HostMessage, 'id'>) => Promise<HostAnswer>;

/** The host's end of office.js' message protocol with one framed page: JSON strings by `postMessage`. */
export class Conversation {
  readonly id = crypto.randomUUID();
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #answer: Answer;
  readonly #registered = new Map<string, number>();
  /** Events that came before the page had registered for them. */
  readonly #early: { readonly name: string; readonly data: unknown }[] = [];

  constructor(frame: HTMLIFrameElement, origin: string, answer: Answer) {
    this.#frame = frame;
    this.#origin = origin;
    this.#answer = answer;
    window.addEventListener('message', (event) => this.#receive(event));
  }

  fire(name: string, data: unknown): void {
    const correlationId = this.#registered.get(name);
    if (correlationId === undefined) this.#early.push({ name, data });
    else this.#post({ name, correlationId, errorCode: 0, replyType: Reply.event, data });
  }

  #receive(event: MessageEvent): void {
    if (event.source !== this.#frame.contentWindow || event.origin !== this.#origin) return;
    const envelope = parseEnvelope(event.data);
    if (envelope?._conversationId !== this.id || envelope._messageType !== Kind.request) return;
    void this.#reply(envelope);
  }

  async #reply(envelope: Envelope): Promise<void> {
    const name = envelope._actionName;
    // The first message of a page: whatever an earlier page in this frame listened to is gone with it.
    if (name === 'ContextActivationManager_getAppContextAsync') this.#registered.clear();
    const correlationId = envelope._correlationId;
    const { errorCode, data } = await this.#answer({ kind: kindOf(envelope), name, data: envelope._data });
    this.#post({ name, correlationId, errorCode, replyType: Reply.answer, data });
    if (envelope._actionType === Act.unregister) this.#registered.delete(name);
    if (envelope._actionType !== Act.register) return;
    this.#registered.set(name, correlationId);
    for (const event of this.#early.splice(0)) this.fire(event.name, event.data);
  }

  #post(reply: { name: string; correlationId: number; errorCode: number; replyType: number; data: unknown }): void {
    const envelope = {
      _messageType: Kind.reply,
      _actionName: reply.name,
      _conversationId: this.id,
      _correlationId: reply.correlationId,
      _origin: location.origin,
      _errorCode: reply.errorCode,
      _responseType: reply.replyType,
      _data: reply.data,
      _serializerVersion: 1,
    };
    this.#frame.contentWindow?.postMessage(JSON.stringify(envelope), this.#origin);
  }
}

function kindOf({ _actionType }: Envelope): HostMessage['kind'] {
  if (_actionType === Act.register) return 'register';
  return _actionType === Act.unregister ? 'unregister' : 'invoke';
}

/** Anything else a framed page may post is not meant for the host. */
function parseEnvelope(data: unknown): Envelope | undefined {
  if (typeof data !== 'string' || !data.startsWith('{')) return undefined;
  try {
    return JSON.parse(data) as Envelope;
  } catch {
    return undefined;
  }
}
