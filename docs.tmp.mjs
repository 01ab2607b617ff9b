import { chromium } from "playwright"; import {readdirSync} from "node:fs";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
for(const f of readdirSync("stories/tasks")){const tag=f.split(".")[0];
const p=await b.newPage({viewport:{width:1100,height:900}});
const errs=[];p.on("console",m=>{if(["error","warning"].includes(m.type())&&!/404/.test(m.text()))errs.push(m.text().slice(0,200))});p.on("pageerror",e=>errs.push("ERR"+e.message));
try{await p.goto(`http://localhost:6110/iframe.html?viewMode=docs&id=tasks-${tag}--docs`,{timeout:40000});
await p.waitForSelector(".sbdocs h1",{timeout:20000});await p.waitForSelector("article",{timeout:20000});await p.waitForTimeout(500);
const t=await p.innerText(".sbdocs");for(const w of ["undefined","NaN","[object"])if(t.includes(w))errs.push(w+": "+t.slice(t.indexOf(w)-60,t.indexOf(w)+30));}catch(e){errs.push(String(e).slice(0,150))}
if(errs.length)console.log(tag,errs);await p.close();}
console.log("done");await b.close();
