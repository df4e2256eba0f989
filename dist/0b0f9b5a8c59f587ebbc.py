"""What the guard tells the action: one line at the end of the task, for parseReport of src/model/migration-report.ts."""
import json
import sys

MARK = "flipgate-guard: "
LISTED = 100
# `applied` stays None when nothing is known of it.
REPORT = {"guarded": False, "planned": [], "refused": [], "cautions": [], "applied": None}


def say(text):
    print("flipgate: " + text, flush=True)


def send_report():
    told = {key: value[:LISTED] if isinstance(value, list) else value for key, value in REPORT.items()}
    if told["applied"] is None:
        del told["applied"]
    sys.stderr.flush()
    # Django leaves the line open on which it was applying what failed.
    print("\n" + MARK + json.dumps(told, separators=(",", ":")), flush=True)
