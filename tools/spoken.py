"""What the tools say, in the two languages of this project; the standard library only, as nothing may be there yet."""

import os

VIETNAMESE = {
    "Python {needed} or later is needed; this is {found}.": "Cần Python {needed} trở lên; đây là {found}.",
    "Installing what tests and lint need into .venv ...": "Đang cài những gì kiểm thử và kiểm tra mã cần vào .venv ...",
    "Installing the museum into .venv ...": "Đang cài bảo tàng vào .venv ...",
    "Making .venv ...": "Đang tạo .venv ...",
    "Python cannot make virtual environments here. On Debian and Ubuntu: apt install python3-venv": (
        "Python ở đây không tạo được môi trường ảo. Trên Debian và Ubuntu: apt install python3-venv"
    ),
    "This did not work: {command}\nIs the network there? Run it again.": (
        "Lệnh này không chạy được: {command}\nMạng có thông không? Xin chạy lại."
    ),
    "Libraries of the site: up to date.": "Thư viện của trang: đã đủ.",
    "Libraries of the site: fetching {count} packages from npm ...": (
        "Thư viện của trang: đang tải {count} gói từ npm ..."
    ),
    "Libraries of the site: {error}": "Thư viện của trang: {error}",
    "Libraries of the site: {count} files, {megabytes} MB in static/vendor ({seconds} s).": (
        "Thư viện của trang: {count} tệp, {megabytes} MB trong static/vendor ({seconds} giây)."
    ),
    "Libraries of the site: this machine has no Node.js, installing {wheel} ...": (
        "Thư viện của trang: máy này chưa có Node.js, đang cài {wheel} ..."
    ),
    "{package} {version} has no {pattern}; tools/assets.py must be brought up to date.": (
        "{package} {version} không có {pattern}; cần cập nhật tools/assets.py."
    ),
    "a package from npm is not the one that the lock file names. Clear its cache: npm cache clean --force.": (
        "một gói từ npm không đúng gói mà tệp khoá ghi. Xin xoá bộ nhớ đệm: npm cache clean --force."
    ),
    "npm's registry cannot be reached. Check the network, or name your mirror in the environment "
    "(npm_config_registry=https://...) or your proxy (HTTPS_PROXY), then run this again.": (
        "không tới được kho npm. Xin xem lại mạng, hoặc đặt biến môi trường cho bản sao của kho "
        "(npm_config_registry=https://...) hay máy chủ trung gian (HTTPS_PROXY), rồi chạy lại."
    ),
    "npm could not install them; it said:": "npm không cài được; npm báo:",
    "there is no npm here. Install Node.js, or: {python} -m pip install {wheel}": (
        "ở đây không có npm. Xin cài Node.js, hoặc: {python} -m pip install {wheel}"
    ),
}


def spoken(text: str, **params: object) -> str:
    """The sentence in Vietnamese, or in English where HERITAGE_LANGUAGE, or else the machine, says so."""
    return (VIETNAMESE[text] if _language() == "vi" else text).format(**params)


def _language() -> str:
    """As `heritage.settings.language_of` has it: Vietnamese unless English is asked for."""
    asked = os.environ.get("HERITAGE_LANGUAGE")
    terminal = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if (asked or terminal).lower().startswith("en") else "vi"
