/** The reader's theme, before the first picture: a page that blinks is no dark page. */
import { THEMES } from "./core/reducers/view.js";
import { recall } from "./io/storage.js";
import { showTheme } from "./view/theme.js";

showTheme(recall("theme", THEMES, "system"));
