"""Numbers, lengths of time and months in the forms that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def chinese(number: int) -> str:
    """A number below a hundred in Chinese numerals."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return before + (DIGITS[ones] if ones or not tens else "")


def counted(random: Random, number: int) -> str:
    """How many there are, before a measure word."""
    spoken = "两" if number == 2 else chinese(number)
    return random.choice([str(number), str(number), spoken, spoken, str(number).translate(WIDE)])


def ordinal(random: Random, number: int) -> str:
    """Which one it is, after 第."""
    return random.choice([chinese(number), str(number)])


def duration(random: Random, months: int) -> str:
    """A length of time that is written in full."""
    years, rest = divmod(months, 12)
    if not years:
        return "半年" if rest == 6 else f"{counted(random, rest)}个月"
    number = counted(random, years)
    if not rest:
        return random.choice([f"{number}年", f"{number}年", f"{years} 年", f"{number}年"])
    written = [f"{number}年{counted(random, rest)}个月", f"{number}年零{counted(random, rest)}个月"]
    if rest == 6:
        written += [f"{number}年半", f"{number}年半", f"{years}.5年"]
    return random.choice(written)


def month(random: Random, year: int, number: int) -> str:
    """A month of a year."""
    in_digits = "".join(DIGITS[int(digit)] for digit in str(year))
    plain = f"{year}年{number}月"
    return random.choice(
        [
            plain,
            plain,
            f"{year}.{number}",
            f"{year}.{number:02}",
            f"{year}-{number:02}",
            f"{year}/{number}",
            f"{year % 100:02}年{number}月",
            f"{in_digits}年{chinese(number)}月",
            in_digits.replace("零", "〇") + f"年{chinese(number)}月",
            plain.translate(WIDE),
            f"{year}年{number:02}月",
            f"{year} 年 {number} 月",
            f"{year}年{chinese(number)}月",
        ]
    )
