/** What a remote call asks for, in the words of the service. */
export interface CallFacts {
  readonly service: string;
  readonly operation: string;
  /** The few parameters that tell this call from its siblings, for example `web-green desired=2`. */
  readonly target: string;
}

export interface Call extends CallFacts {
  /** Counted for each caller, from 1. */
  readonly number: number;
  readonly caller: string;
  /** Milliseconds since the epoch, by the cloud's clock. */
  readonly at: number;
}

/** How a call ended: the status that the caller saw, or what befell it. */
export type CallEnd = number | 'killed' | 'lost';

export interface RecordedCall extends Call {
  end?: CallEnd;
  fault?: string;
}

/** Every numbered call, in the order in which they began. */
export class Recording {
  readonly calls: RecordedCall[] = [];

  begin(call: Call): RecordedCall {
    const recorded = { ...call };
    this.calls.push(recorded);
    return recorded;
  }

  /** One line a call, without times: fit for a snapshot. */
  lines(wanted: (call: RecordedCall) => boolean = () => true): readonly string[] {
    return this.calls.filter(wanted).map(callLine);
  }

  /** Forgets all calls; the callers' numbers go on. */
  clear(): void {
    this.calls.length = 0;
  }
}

/** `<service> <operation> <target>`, followed by how it ended unless that was a plain success. */
export function callLine(call: RecordedCall): string {
  const asked = [call.service, call.operation, call.target].filter((part) => part !== '').join(' ');
  const fault = call.fault === undefined ? '' : ` (${call.fault})`;
  const plain = typeof call.end === 'number' && call.end < 300;
  return plain || call.end === undefined ? asked + fault : `${asked} → ${call.end}${fault}`;
}
