"""Judging what is known of the packages this is made of."""

import json

from deploy.audit import findings_of_page, findings_of_python

WELL = {"name": "anyio", "version": "4.16.0", "vulns": []}
WRONG = {"name": "mako", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.2"]}]}
PASSED_OVER = {
    "name": "orjson",
    "skip_reason": "Dependency not found on PyPI and could not be audited: orjson (3.13.0)",
}


def test_what_is_wrong_is_told_with_what_mends_it() -> None:
    report = json.dumps({"dependencies": [WELL, WRONG], "fixes": []})
    assert findings_of_python(report) == ["mako 1.0: PYSEC-1, mended in 1.2"]
    page = {"vulnerabilities": {"react": {"range": "<19.1", "severity": "high"}}}
    assert findings_of_page(json.dumps(page)) == ["react <19.1: high"]


def test_nothing_wrong_is_an_answer() -> None:
    assert findings_of_python(json.dumps({"dependencies": [WELL]})) == []
    assert findings_of_page(json.dumps({"vulnerabilities": {}})) == []


def test_what_could_not_be_looked_up_is_no_answer() -> None:
    assert findings_of_python(json.dumps({"dependencies": [WELL, PASSED_OVER]})) is None
    assert findings_of_python("") is None
    assert findings_of_page(json.dumps({"message": "405 Method Not Allowed"})) is None
    assert findings_of_page("npm error") is None
