import { killTerraform } from '../demo/leftover-terraform.ts';
import { story } from './story.ts';

story({
  engine: 'terraform',
  retention: 'retention&#95;in&#95;days',
  driftedLog: '.*log&#95;group',
  lost: {
    title: 'its machine lost while terraform applies: both locks stay behind',
    moment: async ({ locks }, { temp }) => {
      await locks.applyHolds('color-green');
      // Terraform first: an action that is gone would let it end in order.
      await killTerraform(temp);
    },
    held: ['color-green.tfstate.tflock', 'lock.json'],
    found: /Removing the state lock \S+ of color-green/,
    watch: () => {},
  },
});
