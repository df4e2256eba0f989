import { App, CliCredentialsStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';

/** An app of a user's own, whose stack brings a file. */
const app = new App({ defaultStackSynthesizer: new CliCredentialsStackSynthesizer() });
const stack = new Stack(app, 'shop-bringing-shared');
const file = new Asset(stack, 'File', { path: 'file.txt' });
new CfnLogGroup(stack, 'Log', { logGroupName: `/brought/${file.assetHash}` });
