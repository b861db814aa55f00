"""Help and usage errors in both languages: every command, every option, every argument."""

import click
import pytest

from heritage.cli import COMMANDS, root
from heritage.cli.spoken import spoken
from tests.heritage.cli.conftest import Command


def commands(language: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, click.Command]:
    """Every command as it speaks in `language`."""
    monkeypatch.setenv("HERITAGE_LANGUAGE", language)
    with click.Context(root) as context:
        loaded = {name: root.get_command(context, name) for name in COMMANDS}
    return {"heritage": spoken(root, language)} | {name: found for name, found in loaded.items() if found}


def test_every_command_option_and_argument_has_help_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    vietnamese, english = (commands(language, monkeypatch) for language in ("vi", "en"))
    assert set(vietnamese) == {"heritage", *COMMANDS}
    for name, command in english.items():
        assert command.help
        assert command.help != vietnamese[name].help, name
        for ours, theirs in zip(command.params, vietnamese[name].params, strict=True):
            assert isinstance(ours, (click.Option, click.Argument))
            assert isinstance(theirs, (click.Option, click.Argument))
            if not getattr(ours, "hidden", False):
                assert ours.help, (name, ours.name)
                assert ours.help != theirs.help, (name, ours.name)
            if not (isinstance(ours, click.Option) and ours.is_flag) and not isinstance(ours.type, click.Choice):
                assert getattr(ours, "hidden", False) or ours.metavar != theirs.metavar, (name, ours.name)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_english_word_is_left_in_the_help(run: Command, name: str) -> None:
    told = run(*filter(None, [name]), "-h")
    assert told.returncode == 0
    assert told.stdout.startswith("Cách dùng: heritage")
    assert "Hiện hướng dẫn này rồi thoát." in told.stdout
    for english in (
        "Usage",
        "Options",
        "Commands",
        "Show this",
        "default:",
        "required",
        "TEXT",
        "INTEGER",
        "[OPTIONS]",
    ):
        assert english not in told.stdout


def test_the_help_is_english_where_english_is_asked_for(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run("serve", "-h")
    monkeypatch.setenv("HERITAGE_LANGUAGE", "en")
    told = run("serve", "-h").stdout
    assert told.startswith("Usage: heritage serve [OPTIONS]")
    assert "Port to listen on.  [default: 8000; 1<=x<=65535]" in told


USAGE = [
    (["init"], "Thiếu tùy chọn '--name'.", "Missing option '--name'."),
    (["ingest"], "Thiếu tham số 'ĐƯỜNG-DẪN...'.", "Missing argument 'PATH...'."),
    (["statu"], "Không có lệnh 'statu'. Có phải bạn muốn viết 'status'?", "No such command 'statu'. Did you mean"),
    (["publish", "--witdraw"], "Không có tùy chọn '--witdraw'. Có phải", "No such option '--witdraw'. Did you mean"),
    (
        ["serve", "--port", "x"],
        "'--port' không dùng được: 'x' không phải",
        "'--port': 'x' is not a valid whole number.",
    ),
    (["serve", "--port", "0"], "0 nằm ngoài khoảng 1<=x<=65535.", "0 is not in the range 1<=x<=65535."),
    (["search", "a", "--as", "king"], "'king' không nằm trong số 'staff', 'visitor'.", "'king' is not one of 'staff'"),
    (["search", "a", "--as"], "Sau tùy chọn '--as' phải có giá trị.", "Option '--as' requires an argument."),
    (["status", "--json=1"], "Tùy chọn '--json' không nhận giá trị.", "Option '--json' does not take a value."),
    (["status", "a"], "Có tham số thừa (a)", "Got unexpected extra argument (a)"),
    (["ingest", ".", "--mapping", "no.toml"], "Không có 'no.toml'.", "'no.toml' does not exist."),
    (["ingest", ".", "--mapping", "/"], "'/' là thư mục, không phải tệp.", "'/' is a directory."),
    (["status", "a"], "Xem hướng dẫn bằng lệnh “heritage status --help”.", "Try 'heritage status --help' for help."),
    (["search", ""], "'TỪ...' không dùng được: Chỗ này để trống.", "'WORDS...': Nothing is written there."),
    (["search", " "], "'TỪ...' không dùng được: Chỗ này để trống.", "'WORDS...': Nothing is written there."),
    (
        ["publish", "DT-1", ""],
        "'HỒ-SƠ...' không dùng được: Chỗ này để trống.",
        "'RECORD...': Nothing is written there.",
    ),
    (["init", "--name", ""], "'--name' không dùng được: Chỗ này để trống.", "'--name': Nothing is written there."),
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("words", "vietnamese", "english"), USAGE, ids=[" ".join(words) for words, *_ in USAGE])
def test_a_wrong_usage_is_told_in_the_language_of_the_terminal(
    run: Command, monkeypatch: pytest.MonkeyPatch, language: str, words: list[str], vietnamese: str, english: str
) -> None:
    monkeypatch.setenv("HERITAGE_LANGUAGE", language)
    refused = run(*words)
    assert refused.returncode == 2
    assert (vietnamese if language == "vi" else english) in refused.stderr
