import { hydrateRoot } from "react-dom/client";
import { Page } from "./Page";
import "inference-widgets/styles.css";

const card = JSON.parse(document.getElementById("card")!.textContent!);
hydrateRoot(document.getElementById("root")!, <Page card={card} />);
