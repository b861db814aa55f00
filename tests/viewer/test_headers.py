"""What answers say to browsers and caches."""

from typing import Any

import pytest

from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer
from viewer.headers import PAGE_SECONDS, WITHDRAWN_SECONDS, cache_control, content_policy
from viewer.statics import csp_hash


@pytest.fixture
def home(client: Any) -> Any:
    return client.get("/vi/")


def test_a_page_allows_nothing_but_its_own(home: Any) -> None:
    policy = home.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "script-src 'self' 'sha256-" in policy


def test_a_page_asks_for_nothing_of_the_device(home: Any) -> None:
    allowed = dict(one.split("=") for one in home.headers["Permissions-Policy"].split(", "))
    assert allowed.keys() >= {"camera", "geolocation", "microphone"}
    assert set(allowed.values()) == {"()"}


def test_only_models_may_compile(home: Any) -> None:
    assert "'wasm-unsafe-eval'" in content_policy("'sha256-x'", models=True)
    assert "blob:" not in content_policy("'sha256-x'")


def test_a_page_is_kept_a_while_and_then_asked_about(client: Any, home: Any) -> None:
    assert home.headers["Cache-Control"].startswith("public, max-age=")
    again = client.get("/vi/", headers={"If-None-Match": home.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_results_are_asked_about_every_time(client: Any) -> None:
    assert client.get("/vi/search").headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("asked", ["q=bia", "rank=national", "from=1600", "q=bia&page=1"])
def test_the_answer_to_a_question_is_kept_alike_wherever_it_was_asked(client: Any, asked: str) -> None:
    answers = {client.get(f"/vi/{room}?{asked}").headers["Cache-Control"] for room in ("search", "browse/site")}
    assert answers == {"public, no-cache"}
    assert client.get("/vi/browse/site").headers["Cache-Control"].startswith("public, max-age=")


@pytest.mark.parametrize("viewer", [SIGNED_IN, STAFF])
def test_what_is_made_for_somebody_is_kept_by_nobody(client: Any, viewer: Viewer) -> None:
    client.application.config["VIEWER"] = lambda: viewer
    for path in ("/vi/", "/vi/search", "/api/search"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_no_copy_of_what_may_be_withdrawn_is_kept_for_more_than_five_minutes() -> None:
    seconds = {PAGE_SECONDS, WITHDRAWN_SECONDS}
    assert max(seconds) <= 300
    for kept in seconds:
        assert cache_control(VISITOR, kept) == f"public, max-age={kept}, must-revalidate"


def test_every_answer_forbids_guessing_its_type(client: Any) -> None:
    for path in ("/vi/", "/", "/nope", "/static/icons/favicon.svg"):
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_own_files_are_kept_for_ever_under_their_version(client: Any) -> None:
    statics = client.application.extensions["statics"]
    for name in ("css/site.css", "js/viewers.js", "icons/favicon.svg"):
        response = client.get(statics.url(name))
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert client.get(f"/static/v/old/{name}").headers["Cache-Control"] == "no-cache"


def test_a_vendored_package_is_kept_for_ever_and_the_list_of_them_is_asked_about(client: Any) -> None:
    folder = client.application.extensions["statics"].folder / "vendor"
    if not folder.exists():
        pytest.skip("needs the vendored packages (make assets)")
    of_package = next(path for path in folder.glob("*/**/*") if path.is_file()).relative_to(folder)
    assert "immutable" in client.get(f"/static/vendor/{of_package}").headers["Cache-Control"]
    assert client.get("/static/vendor/manifest.json").headers["Cache-Control"] == "no-cache"


def test_no_path_leads_out_of_the_static_folder(client: Any) -> None:
    for name in ("../pyproject.toml", "%2e%2e/pyproject.toml", "js/../../pyproject.toml"):
        assert client.get(f"/static/v/x/{name}").status_code == 404


def test_the_hash_is_the_one_that_browsers_reckon() -> None:
    assert csp_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".vn", "a" * 5000, ".", "ví dụ.vn", "[::1", "a:99999999", ""])
@pytest.mark.parametrize("path", ["/vi/", "/healthz", "/api/search?q=a", "/nosuch"])
def test_whatever_host_a_request_names_the_site_answers_as_ever(client: Any, host: str, path: str) -> None:
    answer, usual = client.get(path, headers={"Host": host}), client.get(path)
    assert (answer.status_code, answer.data) == (usual.status_code, usual.data)
    assert answer.headers["Content-Security-Policy"] == usual.headers["Content-Security-Policy"]
