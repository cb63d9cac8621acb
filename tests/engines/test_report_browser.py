"""report.html in Chromium: quiet, offline, usable by keyboard, readable when narrow, in both themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.metamodels import APPLICATION, blueprint, metamodel
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.rows import Engine
from compiler.pipeline import plan_project, scripts_of
from compiler.script.render import Script
from tests.support.browser import Browser, program
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

WIDTHS = (1280, 400)
# What a case is about: processes and T-SQL; names of all kinds; circles; assets of ODC. The last one is generated.
PAGES = ("bpt_mode_replace", "hostile_names", "cycle_weights", "odc_people", "generated")
GENERATED = 120
PROJECT = """
name: generated
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {applications: [APPLICATION]}
users: {policy: match}
bpt: {instances: none}
references: {dangling: 'null'}
""".replace("APPLICATION", APPLICATION.format(1))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    command = program()
    if command is None:
        pytest.skip("no Chromium is installed (Debian: chromium; O11C_CHROMIUM names another program)")
    with Browser(command) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports, each in a file of its own."""
    made: dict[str, Path] = {}
    for name in PAGES:
        folder = tmp_path_factory.mktemp(name)
        made[name] = folder / "report.html"
        made[name].write_bytes(next(item.data for item in scripts(name, folder) if item.path == "report.html"))
    return made


def scripts(name: str, folder: Path) -> tuple[Script, ...]:
    if name == "generated":
        design = blueprint(GENERATED, 1)
        write_snapshot(metamodel(design, Engine.POSTGRES, target=False), folder / "source.json")
        write_snapshot(metamodel(design, Engine.POSTGRES, target=True), folder / "target.json")
        (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
        return scripts_of(plan_project(folder / "project.yaml"))
    case = load_case(name)
    return outcome(prepare(case, folder / "case", case.dialects[-1])).scripts


def opened(browser: Browser) -> None:
    """Open every part, as a reader can."""
    browser.js("document.querySelectorAll('details').forEach(item => item.open = true)")


@pytest.mark.parametrize("name", PAGES)
def test_it_is_quiet_and_asks_nobody(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    opened(browser)
    assert browser.complaints() == []
    assert browser.requests() == [pages[name].resolve().as_uri()]


def test_the_test_hears_complaints_and_requests(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "loud.html"
    page.write_text("<img src='x.png'><script>console.error('loud')</script>", encoding="utf-8")
    browser.open(page)
    assert any("loud" in line for line in browser.complaints())
    assert len(browser.requests()) == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.open(pages[name], width)
    opened(browser)
    assert browser.js("document.documentElement.scrollWidth") <= width
    # What scrolls inside a box of its own may be wider, and heads of tables are hidden when they are stacked;
    # everything else has to end inside the window.
    wide = browser.js(
        "[...document.querySelectorAll('main *, header *')].filter(item => !item.closest('.wide, .stack thead') && "
        "item.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(item => item.outerHTML.slice(0, 120))"
    )
    assert wide == []


@pytest.mark.parametrize("width", WIDTHS)
def test_cells_do_not_lie_on_each_other(browser: Browser, pages: dict[str, Path], width: int) -> None:
    browser.open(pages["generated"], width)
    over = browser.js(
        "[...document.querySelectorAll('table:not(.sign) td, table:not(.sign) th')]"
        ".filter(item => item.offsetParent && item.scrollWidth > item.clientWidth + 1 && !item.closest('thead'))"
        ".slice(0, 5).map(item => item.outerHTML.slice(0, 160))"
    )
    assert over == []


def test_the_keyboard_reaches_everything(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["bpt_mode_replace"])
    wanted = browser.js(
        "(() => { const all = [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
        ".filter(item => item.checkVisibility({contentVisibilityAuto: true}));"
        "all.forEach((item, at) => item.setAttribute('data-at', at)); return all.length; })()"
    )
    assert wanted > 40
    seen: list[int] = []
    for _ in range(wanted + 5):
        browser.press("Tab", 9)
        at = browser.js("document.activeElement.getAttribute('data-at')")
        if at is None or int(at) in seen:
            break
        seen.append(int(at))
    # In the page's own order, none left out.
    assert seen == list(range(wanted))


def test_the_first_tab_skips_the_contents_and_focus_can_be_seen(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["bpt_mode_replace"])
    browser.press("Tab", 9)
    assert browser.js("document.activeElement.textContent") == "Skip to the summary"
    assert browser.js("document.activeElement.getBoundingClientRect().left") >= 0
    browser.press("Enter", 13)
    assert browser.js("location.hash") == "#main"
    browser.press("Tab", 9)
    assert browser.js("document.activeElement.closest('main') !== null")
    style = "getComputedStyle(document.activeElement)"
    assert browser.js(f"{style}.outlineStyle") == "solid" and browser.js(f"parseFloat({style}.outlineWidth)") >= 2


def test_a_part_opens_and_closes_with_the_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["bpt_mode_replace"])
    browser.js("document.querySelector('#entity-2 > summary').focus()")
    for state in (True, False):
        browser.press("Enter", 13)
        assert browser.js("document.querySelector('#entity-2').open") is state


def test_a_link_shows_what_it_leads_to_without_a_script(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["bpt_mode_replace"])
    browser.js("document.querySelector('a[href=\"#entity-2\"]').focus()")
    browser.press("Enter", 13)
    assert browser.js("document.querySelector('#entity-2 table').getBoundingClientRect().height") > 20


def test_headings_are_in_order_and_every_part_has_a_name(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["cycle_weights"])
    levels = browser.js("[...document.querySelectorAll('h1,h2,h3,h4')].map(item => +item.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert browser.js(
        "[...document.querySelectorAll('section')].every(item => "
        "document.getElementById(item.getAttribute('aria-labelledby')).textContent.trim())"
    )


CONTRAST = """
(() => {
  const parts = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = color => { const [r, g, b] = parts(color).slice(0, 3).map(value => {
    const part = value / 255; return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = item => { for (let at = item; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor; const alpha = parts(color)[3];
    if (alpha === undefined || alpha === 1) return color; } return 'rgb(255, 255, 255)'; };
  const found = {};
  for (const item of document.querySelectorAll('main *, header *')) {
    const own = [...item.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || item.closest('title')) continue;
    const inPicture = item.closest('svg');
    const color = inPicture ? getComputedStyle(item).fill : getComputedStyle(item).color;
    const back = inPicture && item.previousElementSibling
      ? getComputedStyle(item.parentElement.querySelector('rect') || document.body).fill : behind(item);
    const [a, b] = [light(color), light(/rgb/.test(back) ? back : 'rgb(255,255,255)')];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const key = color + ' on ' + back; found[key] = Math.min(found[key] ?? 99, ratio);
  }
  return found;
})()
"""


@pytest.mark.parametrize("dark", [False, True])
def test_contrast_is_enough_in_light_and_dark(browser: Browser, pages: dict[str, Path], dark: bool) -> None:
    """WCAG 2 AA: 4.5 to 1 for text."""
    browser.open(pages["bpt_mode_replace"], dark=dark)
    opened(browser)
    found = browser.js(CONTRAST)
    assert len(found) >= 4
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}
    paper = browser.js("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") is not dark


def test_pictures_are_drawn_and_cuts_are_dashed(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["cycle_weights"])
    assert browser.js("document.querySelector('.picture .box').getBoundingClientRect().width") > 100
    assert browser.js("getComputedStyle(document.querySelector('.picture .cut')).strokeDasharray") not in ("none", "")
    assert browser.js("getComputedStyle(document.querySelector('.picture .line')).strokeDasharray") == "none"


def test_it_prints(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["cycle_weights"])
    data = browser.pdf()
    assert data.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", data)) >= 3
    browser.media(medium="print")
    # Nothing of a small plan stays folded on paper, and what is for the screen only is gone.
    assert browser.js("document.querySelector('#entity-1 table').getBoundingClientRect().height") > 20
    assert browser.js("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert browser.js("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
