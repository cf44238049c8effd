// Starts everything that makes the pages quicker. Every page works without these scripts; none of them knows a rule of the policy.
import { startAutosave } from "./autosave.js";
import { startConfirm } from "./confirm.js";
import { startKeys } from "./keys.js";
import { startLanguage } from "./language.js";
import { startLive } from "./live.js";
import { startMenus } from "./menus.js";
import { startOnce } from "./once.js";
import { startPalette } from "./palette.js";
import { startPresence } from "./presence.js";
import { startProgress } from "./progress.js";
import { startSelection } from "./selection.js";
import { startSimilar } from "./similar.js";
import { startSuggest } from "./suggest.js";

startMenus();
startLanguage();
startLive();
startPalette();
startKeys();
startConfirm();
startAutosave();
startPresence();
startProgress();
startSelection();
startSimilar();
startSuggest();
startOnce();
