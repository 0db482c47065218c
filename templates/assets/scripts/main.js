// What do the pages do beyond being read? Nothing here is needed to read them.
import { moveSessions } from "./agenda.js";
import { listenToKeys } from "./keys.js";
import { listen } from "./live.js";
import { openNumbersInPlace } from "./sheet.js";
import { slideHistory } from "./slider.js";
import { keepTimes } from "./times.js";

keepTimes();
openNumbersInPlace();
listenToKeys();
moveSessions();
slideHistory();
listen();
