import { App } from 'aws-cdk-lib';
import { bootstrapStack } from './lib/bootstrap-stack.ts';
import { colorStack } from './lib/color-stack.ts';
import { givenTo } from './lib/inputs/given.ts';
import { refuseUnknown } from './lib/inputs/known.ts';
import { byOwnRights } from './lib/own-rights.ts';
import { refuse } from './lib/refusals.ts';
import { sharedStack } from './lib/shared-stack.ts';

/** One stack for each run, as `stack` says: a colour stands on outputs that shared has only once it is there. */
const app = new App({ defaultStackSynthesizer: byOwnRights() });
refuse(app);
const { stack, inputs } = givenTo(app.node);
refuseUnknown(inputs);

switch (stack) {
  case 'bootstrap':
    bootstrapStack(app, inputs);
    break;
  case 'shared':
    sharedStack(app, inputs);
    break;
  case 'color':
    colorStack(app, inputs);
    break;
}
