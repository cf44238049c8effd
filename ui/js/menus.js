// Menus are <details>, which open and close by themselves. This closes them on Escape and on a click beside them, and when another opens.

const menus = "details.menu, details.account, details.filter";

export function startMenus() {
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        const open = document.activeElement?.closest?.(menus) ?? document.querySelector(`:is(${menus})[open]`);
        if (!open?.open) return;
        open.open = false;
        open.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => closeAllBut(event.target.closest?.(menus)));
    document.addEventListener("focusin", (event) => closeAllBut(event.target.closest?.(menus)));
    for (const button of document.querySelectorAll("[data-closes]")) button.addEventListener("click", () => button.closest("dialog").close());
    for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
}

function closeAllBut(kept) {
    for (const menu of document.querySelectorAll(`:is(${menus})[open]`)) if (menu !== kept) menu.open = false;
}
