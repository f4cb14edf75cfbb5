"""Work on the catalogues before the program itself can start: `python -m locales compile`."""

import sys

from locales import catalogues, checks


def main(task: str, *languages: str) -> int:
    """Do one task and give the exit status; `update` takes the codes of new languages."""
    if task == "compile":
        catalogues.compile_all()
    elif task == "update":
        catalogues.update(*languages)
    elif task == "check":
        problems = checks.check()
        sys.stdout.writelines(f"{problem}\n" for problem in problems)
        return 1 if problems else 0
    else:
        sys.stdout.write("python -m locales compile|update [LANGUAGE ...]|check\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [""])))
