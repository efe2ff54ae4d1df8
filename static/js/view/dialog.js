/** Dialogs that are really modal: the browser keeps the focus inside, the rest of the page still, and gives the focus back. */

/**
 * @param {HTMLDialogElement} dialog
 * @param {() => void} onClose the reader closed it
 */
export function createDialog(dialog, onClose) {
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  // What is pressed in a dialog is not meant for the page behind it.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  return {
    /** @param {boolean} open */
    render(open) {
      if (open && !dialog.open) dialog.showModal();
      if (!open && dialog.open) dialog.close();
    },
  };
}
