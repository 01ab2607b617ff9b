# Runs the Python files whose names come in, each when the one before is over; tells what was printed, and what went wrong.
import contextlib
import io
import json
import os
import runpy
import sys
import traceback

sys.path[0] = os.getcwd()
for line in sys.stdin:
    printed, failed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), None
    with contextlib.redirect_stdout(printed):
        try:
            runpy.run_path(json.loads(line)["file"], run_name="__main__")
        except BaseException:
            failed = traceback.format_exc()
    printed.flush()
    print(json.dumps({"printed": printed.buffer.getvalue().decode(), "failed": failed}), flush=True)
