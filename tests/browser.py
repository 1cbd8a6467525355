"""Real Chromium, driven over the WebDriver protocol: keys are pressed, nothing is put into the page."""

import http.client
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

CHROMIUM: Final = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
DRIVER: Final = shutil.which("chromedriver")
IS_HERE: Final = bool(CHROMIUM and DRIVER)
#: Keys without a letter, as the protocol writes them.
TAB, ENTER, ESCAPE, DOWN = "\ue004", "\ue007", "\ue00c", "\ue015"
_FLAGS: Final = (
    "--headless", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-quic", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip


class Browser:
    """One window."""

    def __init__(self, port: int, folder: Path) -> None:
        self._port = port
        options = {"binary": CHROMIUM, "args": [*_FLAGS, f"--user-data-dir={folder / 'profile'}"]}
        logged = {"browser": "ALL"}
        asked = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": logged}}
        self._session = self._send("POST", "/session", {"capabilities": asked})["sessionId"]

        saving = {"behavior": "allow", "downloadPath": str(folder)}
        command = {"cmd": "Browser.setDownloadBehavior", "params": saving}
        self._do("POST", "/chromium/send_command", command)

    def _send(self, method: str, path: str, value: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        body = json.dumps(value or {}) if method == "POST" else None
        connection.request(method, path, body, {"Content-Type": "application/json"})
        told = json.loads(connection.getresponse().read())["value"]
        connection.close()
        assert not (isinstance(told, dict) and "error" in told), told
        return told

    def _do(self, method: str, path: str, value: object = None) -> Any:
        return self._send(method, f"/session/{self._session}{path}", value)

    def open(self, address: str) -> None:
        self._do("POST", "/url", {"url": address})

    def back(self) -> None:
        self._do("POST", "/back")

    def size(self, width: int, height: int) -> None:
        self._do("POST", "/window/rect", {"width": width, "height": height})

    def run(self, script: str) -> Any:
        """Give what an expression is in the page."""
        return self._do("POST", "/execute/sync", {"script": f"return {script}", "args": []})

    def wait(self, script: str) -> Any:
        """Wait until an expression is true, and give it."""
        until = time.monotonic() + 30
        while not (found := self.run(script)):
            assert time.monotonic() < until, f"not in time: {script}\n{self.text}"
            time.sleep(0.02)
        return found

    @property
    def text(self) -> str:
        return str(self.run("document.body.innerText"))

    @property
    def path(self) -> str:
        return str(self.run("decodeURIComponent(location.pathname + location.search)"))

    def complaints(self) -> list[str]:
        """Give what the browser did not like since it was asked last."""
        return [each["message"] for each in self._do("POST", "/se/log", {"type": "browser"})]

    def press(self, *keys: str) -> None:
        """Press keys, or type words, wherever the focus is."""
        letters = [letter for each in keys for letter in each]
        steps = [{"type": kind, "value": each} for each in letters for kind in ("keyDown", "keyUp")]
        self._do("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def click(self, selector: str) -> None:
        """Click the first element, as a mouse does."""
        (element,) = self._do("POST", "/element", {"using": "css selector", "value": selector}).values()
        self._do("POST", f"/element/{element}/click")

    def tab_to(self, is_there: str, most: int = 40) -> int:
        """Press Tab until `document.activeElement` is it (an expression about `at`); give how often."""
        for presses in range(most):
            if self.run(f"(at => {is_there})(document.activeElement)"):
                return presses
            self.press(TAB)
        raise AssertionError(f"{most} times Tab does not lead to {is_there}")

    def end(self) -> None:
        self._do("DELETE", "")


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """Start Chromium; it is ended afterwards."""
    assert DRIVER
    driver = subprocess.Popen(
        [DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert driver.stdout
    try:
        started = next(
            filter(None, (re.search(r"on port (\d+)", line) for line in driver.stdout if "started" in line))
        )
        browser = Browser(int(started[1]), folder)
        try:
            yield browser
        finally:
            browser.end()
    finally:
        driver.terminate()
        driver.communicate(timeout=30)


def waiting_for(find: Callable[[], Any]) -> Any:
    """Wait until something is found, and give it."""
    until = time.monotonic() + 30
    while not (found := find()):
        assert time.monotonic() < until
        time.sleep(0.02)
    return found
