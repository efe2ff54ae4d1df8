/** Dialogs that are really modal: the browser keeps the rest of the page still, and gives the focus back when they close. */

/**
 * @param {HTMLDialogElement} dialog
 * @param {() => void} onClose the reader closed it
 */
export function createDialog(dialog, onClose) {
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  dialog.addEventListener("keydown", (event) => {
    // What is pressed in a dialog is not meant for the page behind it.
    event.stopPropagation();
    if (event.key === "Tab") goRound(dialog, event);
  });
  return {
    /** @param {boolean} open */
    render(open) {
      if (open && !dialog.open) dialog.showModal();
      if (!open && dialog.open) dialog.close();
    },
  };
}

/**
 * From the last thing that takes the focus to the first, and back: a browser would lead to its own buttons between them.
 * @param {HTMLDialogElement} dialog
 * @param {KeyboardEvent} event
 */
function goRound(dialog, event) {
  const stops = /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("button, input, a[href]"));
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (!to || (document.activeElement !== from && document.activeElement !== dialog)) return;
  event.preventDefault();
  to.focus();
}
