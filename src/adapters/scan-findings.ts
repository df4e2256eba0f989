import type { ScanFindings } from '../model/scan-verdict.ts';
import { answered } from './aws-errors.ts';
import type { openRegistry } from './image-registry.ts';

/**
 * What ECR's scan says of one image; of an index it knows nothing, only of the images in it. ACTIVE is the state
 * of images that enhanced scanning looks at again and again.
 */
export async function findingsOf(
  { client, where }: Awaited<ReturnType<typeof openRegistry>>,
  imageDigest: string,
): Promise<ScanFindings> {
  const sdk = await import('./bundled/ecr.ts');
  const command = new sdk.DescribeImageScanFindingsCommand({
    ...where,
    imageId: { imageDigest },
    maxResults: 1,
  });
  const sent = client.send(command).catch((error: unknown) => {
    if (error instanceof sdk.ScanNotFoundException) return undefined;
    throw error;
  });
  const answer = await answered('ecr:DescribeImageScanFindings', sent);
  const status = answer?.imageScanStatus?.status;
  switch (status) {
    case undefined:
      return { kind: 'none', why: 'it was never scanned' };
    case 'COMPLETE':
    case 'ACTIVE':
      return { kind: 'done', counts: { ...answer?.imageScanFindings?.findingSeverityCounts } };
    case 'IN_PROGRESS':
    case 'PENDING':
      return { kind: 'running' };
    default:
      return { kind: 'none', why: answer?.imageScanStatus?.description ?? status };
  }
}
