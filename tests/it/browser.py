"""A person at headless Chromium. One JSON object on standard input says where the demo's mailbox and the service's pages
are; one on standard output says which pages each walk came to. Anything that is not as it should be ends it."""

import json
import os
import shutil
import sys
import tempfile
import urllib.parse
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 20
PHONE = 360
FLAGS = [
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1280,900",
    # Whatever a page might ask for elsewhere, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# Fields that a person fills in and nobody could name to somebody who does not see them.
NAMELESS = """
return [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, iframe')].filter(field => {
  const label = [...(field.labels || [])].map(label => label.textContent.trim()).join('');
  return !label && !field.textContent.trim() && !field.getAttribute('aria-label') && !field.title;
}).map(field => field.outerHTML)
"""


def found(program):
    path = shutil.which(program)
    if not path:
        sys.exit(f"{program} was not found; `make setup` installs it")
    return path


class Browser:
    """One browser with a profile of its own. `page` names each page it came to and looked at."""

    def __init__(self, order, scripts=True):
        self.order, self.pages = order, []
        self.hosts = {urllib.parse.urlsplit(order[name]).netloc for name in ("mailbox", "pages")}
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        options = webdriver.ChromeOptions()
        options.binary_location = found("chromium")
        for flag in FLAGS + [f"--user-data-dir={self.profile.name}"] + (["--no-sandbox"] if os.geteuid() == 0 else []):
            options.add_argument(flag)
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(found("chromedriver")))
        self.driver.set_page_load_timeout(PATIENCE)
        # A page on which everything is wrong, so that what follows is known to see it.
        self.driver.get("data:text/html,<title>off</title><script>document.title='on';console.error('no')</script><p style='width:900px'><input>")
        assert self.driver.title == ("on" if scripts else "off"), f"scripts are {self.driver.title}"
        assert self.width() >= 900 and self.driver.execute_script(NAMELESS)
        # What the browser did before its first page is its own affair.
        self.driver.get_log("browser"), self.driver.get_log("performance")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        self.profile.cleanup()

    # Looking.

    def open(self, url):
        self.driver.get(url)
        return self.look()

    def one(self, css, says=""):
        """The only element of that kind whose text holds the words."""
        found = [element for element in self.driver.find_elements(By.CSS_SELECTOR, css) if says in element.text]
        assert len(found) == 1, f"{len(found)} times {css} with {says!r} at {self.driver.current_url}:\n{self.text()}"
        return found[0]

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def says(self, *words):
        for word in words:
            assert word in self.text(), f"{word!r} is not at {self.driver.current_url}:\n{self.text()}"
        return self

    def until(self, what, so):
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.1).until(lambda _: so(), f"still waiting: {what}")

    def look(self):
        """What must be true of every page."""
        driver, url = self.driver, self.driver.current_url
        self.pages.append(urllib.parse.urlsplit(url).path)
        assert driver.find_elements(By.CSS_SELECTOR, "h1"), f"no heading at {url}"
        assert not driver.find_elements(By.CSS_SELECTOR, "script"), f"a script at {url}"
        assert not (nameless := driver.execute_script(NAMELESS)), f"fields without a label at {url}: {nameless}"
        assert (wide := self.width()) <= PHONE, f"{url} is {wide} px wide on a phone of {PHONE}"
        self.listen()
        return self

    def width(self):
        """How wide the page is on a phone; more than the phone, and it scrolls sideways."""
        phone = {"width": PHONE, "height": 740, "deviceScaleFactor": 2, "mobile": True}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        wide = self.driver.execute_script("return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, window.innerWidth)")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return wide

    def listen(self):
        """Nothing was complained about, and nobody else was asked for anything."""
        complaints = [entry["message"] for entry in self.driver.get_log("browser")]
        assert not complaints, f"the console at {self.driver.current_url}: {complaints}"
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                asked = urllib.parse.urlsplit(event["params"]["request"]["url"])
                assert asked.scheme in ("data", "about") or asked.netloc in self.hosts, f"asked for {asked.geturl()}"

    # Doing.

    def press(self, css, says=""):
        """Presses and looks at the page it leads to."""
        element = self.one(css, says)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        self.until("the next page", lambda: gone(element))
        return self.look()

    def fill(self, css, text):
        field = self.one(css)
        field.clear()
        field.send_keys(text)

    # Mail, as its reader's program gets it.

    def mails(self, who, about):
        with urllib.request.urlopen(f"{self.order['mailbox']}/api/mails?as={who}") as answer:
            return [mail for mail in json.load(answer) if not mail["sent"] and about in mail["subject"]]

    def link(self, who, about, path):
        """The page's address in the newest such mail."""
        mail = self.until(f"a mail to {who} about {about}", lambda: self.mails(who, about))[0]
        links = [word for word in mail["text"].split() if word.startswith(self.order["pages"] + path)]
        assert links, f"no link to {path} in:\n{mail['text']}"
        return links[0]


def gone(element):
    try:
        element.is_enabled()
        return False
    except Exception:  # noqa: BLE001 - selenium has several names for an element of a page that is no longer there
        return True


def walk_pages(browser, who, name):
    """The service's own pages, reached from mails."""
    fence = "Which color for the fence?"
    browser.open(browser.link(who, fence, "/v/") + "?choice=2")
    browser.says(fence, name)
    chosen = browser.driver.find_elements(By.CSS_SELECTOR, "input[name=choice]:checked")
    assert [field.get_attribute("value") for field in chosen] == ["2"], "the option of the link is chosen"
    assert not browser.driver.find_elements(By.CSS_SELECTOR, "form button + button"), "one button"
    browser.press("main button").says("Your vote is counted", "Natural oak", "receipt")
    receipt = browser.until("a receipt", lambda: [mail for mail in browser.mails(who, fence) if "Your vote is counted: Natural oak." in mail["text"]])
    assert "Voted on the web" in receipt[0]["text"]
    browser.press("main a").says("Natural oak")
    browser.one("main button", "Change my vote")

    # What I get, and why: from the footer of a mail.
    browser.open(browser.link(who, "The north fence", "/s/"))
    before = standing(browser)
    assert "how the group starts everybody" in before, before
    garden(browser).find_element(By.CSS_SELECTOR, "input[value=asked]").click()
    browser.press("main form:not([action$='/digest']) button", "Save").says("Saved.")
    after = standing(browser)
    assert after.startswith("Now: ") and after.endswith("You chose this here.") and after != before, after

    # Signing in: by a mail, at a button.
    browser.open(browser.order["pages"]).says("Sign in")
    address = browser.mails(who, "")[0]["to"][0]
    browser.fill("#address", address)
    browser.press("main button").says("Look into your mailbox", address)
    browser.open(browser.link(who, "ign", "/in/")).says(f"Sign in as {name}")
    browser.press("main button").says("Garden co-op", f"{name}")
    browser.press("main h3 a", "Garden co-op")
    browser.press("a.card", "The north fence").says("I can bring my tools on Saturday.", "Ben Okafor")
    browser.press("nav a[href='/settings']").says("You chose this here.")
    browser.press("nav button").says("There is no password")
    browser.press("footer a[href='/privacy']").says("no tracking")


def garden(browser):
    """The group's part of the settings page."""
    return browser.driver.find_element(By.XPATH, "//fieldset[normalize-space(legend)='Garden co-op']")


def standing(browser):
    """What the page says of it: the effective level, and where it comes from."""
    return garden(browser).find_element(By.CSS_SELECTOR, ".mute").text


def walk_mailbox(browser):
    """The demo: read, answer as one, comment as another, and see what comes of it."""
    box, vote, talk = browser.order["mailbox"], "Buy a shredder together", "The north fence"

    def inbox(who):
        # The page asks for new mail by itself, which is no help to somebody who is about to press something.
        return browser.open(f"{box}/in/{who}?refresh=off")

    def read(who, about, says):
        """Opens the newest mail whose line holds the words, when it has come."""
        def line():
            browser.driver.get(f"{box}/in/{who}?refresh=off")
            rows = browser.driver.find_elements(By.CSS_SELECTOR, "a.row")
            return [row.get_attribute("href") for row in rows if about in row.text and says in row.text]
        return browser.open(browser.until(f"{about}: {says} for {who}", line)[0])

    def answer(about, text):
        browser.press(".tools a", "Reply")
        field = browser.one("#text")
        quote = field.get_attribute("value")
        assert "> " in quote and about in browser.one("#subject").get_attribute("value")
        field.clear()
        field.send_keys(f"{text}\n{quote}")
        browser.press("button", "Send").says("Sent. The server answered: 250")

    browser.open(box).says("Whose mail do you want to read?")
    browser.press(".cards a", "Hana Kim").says("hana@parkpost.example")
    read("hana", vote, "asks you to decide")
    browser.driver.switch_to.frame(browser.one("iframe"))
    browser.says(vote, "Vote")
    browser.driver.switch_to.default_content()
    browser.press(".tabs a", "On a phone")
    browser.press(".tabs a", "Source").says("DKIM-Signature:")
    browser.press(".tabs a", "Plain text").says("To vote, reply with")
    answer(vote, "agree\n\nThe hedge alone fills three bags.")
    read("hana", vote, "Your vote is counted").says("Your vote is counted", "The hedge alone fills three bags.")

    read("ben", talk, "My neighbor has one.")
    answer(talk, "Then I bring the long ladder as well.")
    read("cleo", talk, "I bring the long ladder")
    browser.press(".tabs a", "Plain text").says("Then I bring the long ladder as well.", "Ben Okafor")
    browser.open(browser.link("cleo", talk, "/t/")).says("Then I bring the long ladder as well.", "Ben Okafor")

    read("ana", vote, "asks you to decide")
    answer(vote, "poll: close")
    read("hana", vote, "Adopted").says("The hedge alone fills three bags.")
    browser.open(browser.link("hana", vote, "/v/")).says("Adopted")


order = json.load(sys.stdin)
walked = {}
with Browser(order, scripts=False) as browser:
    walk_pages(browser, "hana", "Hana Kim")
    walked["pages without scripts"] = browser.pages
with Browser(order) as browser:
    walk_pages(browser, "ana", "Ana Silva")
    walked["pages with scripts"] = browser.pages
with Browser(order) as browser:
    walk_mailbox(browser)
    walked["mailbox"] = browser.pages
json.dump(walked, sys.stdout)
