import type { Invocation } from '../../src/commands/conduct.ts';
import { deploy } from '../../src/commands/deploy.ts';
import { doctor } from '../../src/commands/doctor.ts';
import { drift } from '../../src/commands/drift.ts';
import { plan } from '../../src/commands/plan.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { run } from '../../src/commands/run.ts';
import { settle } from '../../src/commands/settle.ts';
import { status } from '../../src/commands/status.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { SiteRequest } from '../../src/model/request.ts';

export function dispatch({ request, ...rest }: Invocation<SiteRequest>): Promise<Outcome> {
  switch (request.command) {
    case 'plan':
      return plan({ ...rest, request });
    case 'drift':
      return drift({ ...rest, request });
    case 'deploy':
      return deploy({ ...rest, request });
    case 'settle':
      return settle({ ...rest, request });
    case 'rollback':
      return rollback({ ...rest, request });
    case 'run':
      return run({ ...rest, request });
    case 'status':
      return status({ ...rest, request });
    case 'doctor':
      return doctor({ ...rest, request });
  }
}
