import { FLAG_GROUPS, type Flag } from './flags.ts';

const WIDTH = 46;

/** What `--help` prints. */
export function help(): string {
  const groups = FLAG_GROUPS.map(([title, flags]) => `${title}\n${flags.map(flagLine).join('\n')}`);
  return [
    `npm run bootstrap -- --hostname api.example.com --github acme/shop
  checks what is needed, makes what must exist before the first deploy of an environment,
  and prints the lines to put into the repository's variables.
npm run bootstrap -- --name shop --hostname api.example.com --app ../shop --deploy
  goes on without GitHub: builds and pushes the image, applies the stacks, deploys, watches.

Credentials come from the environment: those of AWS as its tools find them, the Cloudflare token
from CLOUDFLARE_API_TOKEN, one of GitHub, for a private repository, from GITHUB_TOKEN.
An option with one value may be a variable instead: --hostname is FLIPGATE_HOSTNAME.`,
    ...groups,
  ].join('\n\n');
}

function flagLine({ name, value, takes, meaning }: Flag): string {
  const given = [`--${name}`, value].filter(Boolean).join(' ');
  const often = takes === 'many' ? ' (may be given more than once)' : '';
  return `  ${given.padEnd(WIDTH)} ${meaning}${often}`;
}
