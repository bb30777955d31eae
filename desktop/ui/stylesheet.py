"""The one stylesheet, made from a theme."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.ui import theme as look
from desktop.ui.theme import Theme

_RULES = """
QMainWindow, QDialog, #ground { background: {ground}; }
QToolTip { background: {card}; color: {ink}; border: 1px solid {line}; padding: {s4}px; }

QLabel { background: transparent; color: {ink}; }
QLabel[role="title"] { font-size: {title}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="note"] { font-size: {note}pt; color: {ink2}; }
QLabel[role="second"] { color: {ink2}; }
QLabel[role="figure"] { font-size: {figure}pt; font-weight: 600; }
QLabel[role="brand"] { font-size: 13pt; font-weight: 600; color: {accent}; }
QLabel[role="fault"] { font-size: {note}pt; color: {fault}; }
QLabel[role="attention"] { font-size: {note}pt; color: {attention}; }
QLabel[role="label"] { font-size: {note}pt; font-weight: 600; color: {ink2}; }

QFrame[role="card"], QFrame[role="table"] {
  background: {card}; border: 1px solid {line}; border-radius: {card_corner}px;
}
QFrame[role="panel"] { background: {card}; border: none; border-left: 1px solid {line}; }
QFrame[role="line"] { background: {line}; border: none; }
QFrame[role="topbar"] { background: {card}; border: none; border-bottom: 1px solid {line}; }
QFrame[role="footer"] { background: {card}; border: none; border-top: 1px solid {line}; }
QFrame[role="rail"] { background: {rail}; border: none; border-right: 1px solid {line}; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: {card}; color: {ink}; border: 1px solid {field_line}; border-radius: {corner}px;
  padding: {s4}px {s8}px; selection-background-color: {action}; selection-color: {on_action};
  placeholder-text-color: {ink2};
}
QLineEdit, QComboBox { min-height: {field}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
  border: 2px solid {accent}; padding: {s3}px {s7}px;
}
QLineEdit[state="fault"], QPlainTextEdit[state="fault"], QComboBox[state="fault"] {
  border-color: {fault};
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only {
  background: {sunken}; color: {ink2};
}
QLineEdit[role="search"] { background: {ground}; border-color: {line}; }
QLineEdit[role="search"]:focus { background: {card}; border-color: {accent}; }
QComboBox::drop-down { border: none; width: {s24}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QListView[role="popup"] {
  background: {card}; color: {ink}; border: 1px solid {field_line}; border-radius: {corner}px;
  outline: none; padding: {s4}px;
  selection-background-color: {selection}; selection-color: {ink};
}
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item { min-height: {s28}px; padding: 0 {s4}px; color: {ink}; }
QComboBox QAbstractItemView::item:selected { background: {selection}; color: {ink}; }

QListWidget[role="index"]::item { padding: 0 {s8}px; border-radius: {corner}px; color: {ink}; }
QListWidget[role="index"]::item:selected { background: {selection}; color: {ink}; }
QTextBrowser {
  background: {card}; color: {ink}; border: 1px solid {line}; border-radius: {card_corner}px;
}
QTextBrowser:focus, QListWidget[role="index"]:focus { border: 1px solid {accent}; }
QFrame[role="table"][focused="true"] { border-color: {accent}; }
QTableView, QListView { background: transparent; border: none; outline: none; color: {ink}; }
QTableView { gridline-color: transparent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: {ink2}; border: none; border-bottom: 1px solid {line};
  padding: 0 {s12}px; font-size: {note}pt; font-weight: 600;
}

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: {s12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: {s12}px; margin: 0; }
QScrollBar::handle { background: {field_line}; border-radius: {s4}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: {s28}px; }
QScrollBar::handle:horizontal { min-width: {s28}px; }
QScrollBar::handle:hover { background: {ink2}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: {card}; color: {ink}; border: 1px solid {field_line}; padding: {s4}px; }
QMenu::item { padding: {s7}px {s24}px {s7}px {s16}px; border-radius: {s4}px; }
QMenu::item:selected { background: {selection}; color: {ink}; }
QMenu::item:disabled { color: {disabled}; }
QMenu::separator { height: 1px; background: {line}; margin: {s4}px; }

QProgressBar {
  background: {sunken}; border: none; border-radius: {s3}px; max-height: {s7}px; min-height: {s7}px;
}
QProgressBar::chunk { background: {action}; border-radius: {s3}px; }
QTabBar::tab {
  background: {sunken}; color: {ink2}; border: 1px solid {line}; border-bottom: none;
  padding: {s7}px {s12}px; margin-right: {s4}px;
  border-top-left-radius: {corner}px; border-top-right-radius: {corner}px;
}
QTabBar::tab:selected { background: {card}; color: {ink}; font-weight: 600; }
QTabBar:focus::tab:selected { border: 2px solid {accent}; border-bottom: none; }
QAbstractScrollArea[role="paper"] {
  background: #FFFFFF; border: 1px solid {line}; border-top: none;
}
QTabWidget::pane { background: {card}; border: 1px solid {line}; top: -1px; }
"""


def apply(app: QApplication, theme: Theme) -> None:
    """Make a theme the one in use and dress the whole program in it."""
    if look.use(theme) or not app.styleSheet():
        app.setFont(theme.font())
        app.setPalette(look.palette(theme.colours))
        app.setStyleSheet(stylesheet(theme))


def stylesheet(theme: Theme) -> str:
    """Return the rules for every widget that does not paint itself."""
    values: dict[str, object] = {
        name: value for name, value in vars(theme.colours).items() if isinstance(value, str)
    }
    values |= {f"s{step}": theme.px(step) for step in (3, 4, 7, 8, 12, 16, 24, 28)}
    values |= {
        "title": look.TITLE_POINTS * theme.scale,
        "note": look.NOTE_POINTS * theme.scale,
        "figure": look.FIGURE_POINTS * theme.scale,
        "corner": theme.px(look.CORNER),
        "card_corner": theme.px(look.CARD_CORNER),
        "field": theme.px(24),
    }
    text = _RULES.replace("13pt", f"{13 * theme.scale}pt")
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
