// The form for exhibitors: a script of its own, loaded on its page alone.
import { startForm } from "./components/form.js";

startForm(document);
