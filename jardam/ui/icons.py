"""The drawings, as SVG geometry on a 24 grid; stroked in the colour of the text around them."""

ICONS: dict[str, str] = {
    "alert": '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4M12 17v.01"/>',
    "back": '<path d="M9 7 4 12l5 5"/><path d="M4 12h10a6 6 0 0 1 6 6v1"/>',
    "check": '<path d="m5 13 4.5 4.5L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.500 2"/>',
    "cross": '<path d="M6 6l12 12M18 6 6 18"/>',
    "device": '<rect x="3" y="4" width="18" height="12" rx="2"/><path d="M8 20h8M12 16v4"/>',
    "disc": '<circle cx="12" cy="12" r="7"/>',
    "error": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.500v.01"/>',
    "exit": '<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.500v.01"/>',
    "letter": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3 8 9 6 9-6"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "moon": '<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z"/>',
    "offline": (
        '<path d="M3 3l18 18M8 7a5.500 5.500 0 0 1 9.500 3A4 4 0 0 1 20 16.500M6 10a4.500 4.500 0 0 0 .5 8H16"/>'
    ),
    "phone": (
        '<path d="M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z"/>'
    ),
    "play": '<path d="M8 5v14l11-7z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V4h10v5M7 18H4v-8h16v8h-3"/><path d="M7 14h10v6H7z"/>',
    "search": '<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>',
    "speak": '<path d="M4 5h16v11H10l-4 4v-4H4z"/><path d="M8 9h8M8 12.500h5"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400'
        'M18.400 5.600 17 7M7 17l-1.400 1.400"/>'
    ),
}
FILLED = frozenset({"disc", "play"})
