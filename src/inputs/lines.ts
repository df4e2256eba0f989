import type { VerifyPath } from '../model/request.ts';
import { linesOf, oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';
import { hostname } from './names.ts';
import { anyText } from './scalars.ts';

export const addresses = linesOf(anyText);

const PATH = /^\/(?!\/)[^\s#\\]*$/;

/** A path on a host, as a request line has it. */
export const urlPath: Read<string> = oneLine((text) =>
  PATH.test(text)
    ? text
    : new Misfit('not a path', 'Begin with one "/" and leave out host, spaces and "#": `/healthz`.'),
);

/** `PATH STATUS` a line. */
export const verifyPaths: Read<readonly VerifyPath[]> = linesOf((line) => {
  const [, path = '', digits = ''] = /^(\S+)\s+(\d{3})$/.exec(line) ?? [];
  const status = Number(digits);
  if (!PATH.test(path) || status < 200 || status > 599) {
    return new Misfit(
      'not a path and a status',
      'Write a path, a space and the expected status: `/login 200`.',
    );
  }
  return { path, status };
});

/** What a record of the old site holds: an address, or the host that a CNAME names. */
export const recordContents: Read<readonly string[]> = linesOf((line) => {
  const content = line.toLowerCase().replace(/\.$/, '');
  if (isAddress(content) || !(hostname(content) instanceof Misfit)) return content;
  return new Misfit(
    'not the content of a record',
    'Give the addresses and hosts that the records hold, one a line.',
  );
});

/** Without `node:net`, which takes a tenth of an empty start to load. */
function isAddress(text: string): boolean {
  if (text.includes(':')) return URL.canParse(`http://[${text}]/`);
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

export const alarmNames: Read<readonly string[]> = linesOf((line) =>
  line.length <= 255 ? line : new Misfit('too long for an alarm', "Give the alarms' names, one a line."),
);

/** A header's name, lower-case. */
export const headerName: Read<string> = oneLine((text) =>
  /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(text)
    ? text.toLowerCase()
    : new Misfit('not the name of a header', "Give the header's name alone: `x-release`."),
);

/** The blue preview host, then the green one. */
export const previewPair: Read<{ readonly blue: string; readonly green: string }> = (text) => {
  const hosts = linesOf(hostname)(text);
  if (hosts instanceof Misfit) return hosts;
  const [blue, green] = hosts;
  if (blue === undefined || green === undefined || hosts.length > 2 || blue === green) {
    return new Misfit('not two hosts', "Give two lines: blue's host, then green's.");
  }
  if (blue.includes('green') && green.includes('blue')) {
    return new Misfit('the colours look swapped', "Give blue's host first, then green's.");
  }
  return { blue, green };
};
